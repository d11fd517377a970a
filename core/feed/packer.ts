// Writing the feed's records: bytes, whole numbers, texts and lists, one after another, without names.

/** Writes values one after another into one growing array of bytes; `Unpacker` reads them in the same order. */
export class Packer {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A copy of what was written, after which the packer is empty. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^49 - 1: seven bits a byte, the lowest first. */
  count(value: number): void {
    this.#reserve(7);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Four bytes, the lowest first. */
  word(value: number): void {
    this.#reserve(4);
    for (let shift = 0; shift < 32; shift += 8) this.#bytes[this.#length++] = (value >>> shift) & 255;
  }

  /** Text as UTF-8 behind its length; the lowest bit of the length tells readers whether any character is not ASCII. */
  text(value: string): void {
    const length = utf8Length(value);
    if (length === value.length) {
      this.count(length * 2);
      this.latin1(value);
    } else {
      this.count(length * 2 + 1);
      this.#utf8(value, length);
    }
  }

  /** A string of code units 0 to 255, each of them one byte, behind its length. */
  key(value: string): void {
    this.count(value.length);
    this.latin1(value);
  }

  /** The same without its length. */
  latin1(value: string): void {
    this.#reserve(value.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < value.length; index += 1) bytes[at++] = value.charCodeAt(index);
    this.#length = at;
  }

  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** A number as its shortest decimal text, so that it is read as exactly the same number. */
  number(value: number): void {
    this.text(String(value));
  }

  flag(value: boolean): void {
    this.byte(value ? 1 : 0);
  }

  optional<Value>(value: Value | undefined, write: (value: Value) => void): void {
    this.flag(value !== undefined);
    if (value !== undefined) write(value);
  }

  optionalText(value: string | undefined): void {
    this.optional(value, (text) => this.text(text));
  }

  list<Value>(values: readonly Value[], write: (value: Value) => void): void {
    this.count(values.length);
    for (const value of values) write(value);
  }

  texts(values: readonly string[]): void {
    this.list(values, (text) => this.text(text));
  }

  /** One of a closed list, by its place in it. */
  choice<Value>(choices: readonly Value[], value: Value): void {
    this.byte(choices.indexOf(value));
  }

  #utf8(value: string, length: number): void {
    this.#reserve(length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < value.length; index += 1) {
      const code = codePointAt(value, index);
      if (code > 0xffff) index += 1;
      if (code < 0x80) bytes[at++] = code;
      else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 63);
      } else {
        if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
        else {
          bytes[at++] = 0xf0 | (code >> 18);
          bytes[at++] = 0x80 | ((code >> 12) & 63);
        }
        bytes[at++] = 0x80 | ((code >> 6) & 63);
        bytes[at++] = 0x80 | (code & 63);
      }
    }
    this.#length = at;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

function utf8Length(value: string): number {
  let length = value.length;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (codePointAt(value, index) > 0xffff) {
      length += 2;
      index += 1;
    } else length += 2;
  }
  return length;
}

/** The code point that begins at `index`; half of a pair alone is U+FFFD. */
function codePointAt(value: string, index: number): number {
  const code = value.codePointAt(index) ?? 0xfffd;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}
