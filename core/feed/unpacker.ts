// Reading the feed's records. A feed may come from anywhere: each read is checked against the end of what is there, so
// that a hostile one is refused and never read beyond, nor for longer than it is.
import { BadDocument } from '#core/kernel/bad-document.ts';

/** The refusal of a feed whose bytes can't be what a compiler wrote. */
export function corrupt(what: string): BadDocument {
  return new BadDocument('document.corrupt', `the feed is damaged: ${what}`);
}

/**
 * Reads what a `Packer` wrote, in the same order. Bytes are a string of code units 0 to 255, as version keys are: a text
 * or key is then a slice of it, which costs no copy.
 */
export class Unpacker {
  readonly #bytes: string;
  readonly #end: number;
  #at: number;

  constructor(bytes: string, from = 0, to = bytes.length) {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = to;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  byte(): number {
    if (this.#at >= this.#end) throw corrupt('a record ends too early');
    return this.#bytes.charCodeAt(this.#at++);
  }

  count(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw corrupt('a number is too long');
  }

  text(): string {
    const head = this.count();
    const bytes = this.slice(Math.floor(head / 2));
    return head % 2 === 0 ? bytes : fromUtf8(bytes);
  }

  key(): string {
    return this.slice(this.count());
  }

  number(): number {
    const text = this.text();
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) throw corrupt('a number can not be read');
    return value;
  }

  flag(): boolean {
    const byte = this.byte();
    if (byte > 1) throw corrupt('a mark is neither yes nor no');
    return byte === 1;
  }

  optional<Value>(read: () => Value): Value | undefined {
    return this.flag() ? read() : undefined;
  }

  optionalText(): string | undefined {
    return this.flag() ? this.text() : undefined;
  }

  list<Value>(read: () => Value): readonly Value[] {
    const length = this.count();
    if (length === 0) return nothing;
    // Each element takes at least one byte.
    if (length > this.left) throw corrupt('a list is longer than its record');
    const values: Value[] = [];
    for (let index = 0; index < length; index += 1) values.push(read());
    return values;
  }

  texts(): readonly string[] {
    return this.list(() => this.text());
  }

  choice<Value>(choices: readonly Value[]): Value {
    const chosen = choices[this.byte()];
    if (chosen === undefined) throw corrupt('a mark stands for nothing');
    return chosen;
  }

  slice(length: number): string {
    if (length > this.left) throw corrupt('a text is longer than its record');
    const from = this.#at;
    this.#at += length;
    return this.#bytes.slice(from, this.#at);
  }
}

const nothing: readonly never[] = [];

/** The whole number in the four bytes at `at`, the lowest first. */
export function wordAt(bytes: string, at: number): number {
  if (at < 0 || at + 4 > bytes.length) throw corrupt('a table ends too early');
  return (
    (bytes.charCodeAt(at) |
      (bytes.charCodeAt(at + 1) << 8) |
      (bytes.charCodeAt(at + 2) << 16) |
      (bytes.charCodeAt(at + 3) << 24)) >>>
    0
  );
}

function fromUtf8(bytes: string): string {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes.charCodeAt(at);
    if (first < 0x80) {
      const from = at;
      while (at < bytes.length && bytes.charCodeAt(at) < 0x80) at += 1;
      texts.push(bytes.slice(from, at));
      continue;
    }
    const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let code = first & (0xff >> (length + 1));
    for (let more = 1; more < length; more += 1) code = (code << 6) | (bytes.charCodeAt(at + more) & 63);
    if (at + length > bytes.length || code > 0x10ffff) throw corrupt('a text is not UTF-8');
    texts.push(String.fromCodePoint(code));
    at += length;
  }
  return texts.join('');
}
