// Streams of bytes: a look at the beginning, and the whole within limits.
import { limits } from '#sources/archive/limits.ts';
import { tooLarge } from '#sources/archive/expansion.ts';

/** The first `bytes` bytes of a stream (all of it where it is shorter), and a stream that holds these too. */
export async function peek(
  pieces: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < bytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(first).subarray(0, bytes), all: again(first, iterator) };
}

async function* again(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* first;
    while (true) {
      const next = await rest.next();
      if (next.done === true) return undefined;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** A stream as one document. */
export async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > limits.documentBytes) throw tooLarge(length);
    all.push(piece);
  }
  return Buffer.concat(all);
}
