// How a task reaches a program that runs apart, and how its answer comes back: a line of JSON and bytes in, lines of JSON out.

/** A task: what is to be done, in JSON, and the bytes that it is to be done with. */
export interface Task {
  readonly order: object;
  readonly parts: readonly Uint8Array[];
}

interface Head {
  readonly order: unknown;
  /** How long each of the parts is. */
  readonly lengths: readonly number[];
}

/** What is written into the program's input: the length of the head (4 bytes, the highest first), the head, the parts. */
export function* written({ order, parts }: Task): Generator<Uint8Array> {
  const head: Head = { order, lengths: parts.map(({ length }) => length) };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  yield length;
  yield text;
  yield* parts;
}

/**
 * The task that comes in; called once, by the program. `undefined` where the input ends before a task has come: nobody has
 * one.
 */
export async function taken(input: AsyncIterable<Uint8Array>): Promise<Task | undefined> {
  const source = input[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  const take = async (count: number): Promise<Uint8Array | undefined> => {
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      if (rest.length === 0) {
        const next = await source.next();
        if (next.done === true) return undefined;
        rest = next.value;
      }
      const some = rest.subarray(0, count - filled);
      bytes.set(some, filled);
      filled += some.length;
      rest = rest.subarray(some.length);
    }
    return bytes;
  };
  const length = await take(4);
  if (length === undefined) return undefined;
  const text = await take(new DataView(length.buffer).getUint32(0));
  if (text === undefined) return undefined;
  const head = headOf(JSON.parse(new TextDecoder().decode(text)));
  const parts: Uint8Array[] = [];
  for (const count of head.lengths) {
    const part = await take(count);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return { order: head.order, parts };
}

/** The server's own word: taken as it is. */
function headOf(value: unknown): { readonly order: object; readonly lengths: readonly number[] } {
  if (typeof value !== 'object' || value === null || !('order' in value) || !('lengths' in value))
    throw new Error('a task begins with its head');
  const { order, lengths } = value;
  if (typeof order !== 'object' || order === null || !Array.isArray(lengths)) throw new Error('a head holds an order');
  return { order, lengths: lengths.map(Number) };
}
