// The bytes of what is kept of a JSON document, and the signs that JSON is written in.
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord } from '#core/kernel/json.ts';
import { decodeUtf8 } from '#sources/archive/decode.ts';
import { limits } from '#sources/archive/limits.ts';

/** The kept part of one value, as text. */
const keptBytesMax = 64 * 1024 * 1024;

export class KeptText {
  readonly #parts: Uint8Array[] = [];
  #small: number[] = [];
  #length = 0;

  add(part: Uint8Array): void {
    this.#count(part.length);
    this.#flush();
    // The piece's memory is used again by whoever reads; and a small part would hold a large piece.
    this.#parts.push(part.slice());
  }

  addByte(byte: number): void {
    this.#count(1);
    this.#small.push(byte);
  }

  value(): unknown {
    this.#flush();
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    const text = decodeUtf8(whole);
    const value = parseStrict(text);
    return text.includes(marker) ? revived(value) : value;
  }

  #count(bytes: number): void {
    this.#length += bytes;
    if (this.#length > keptBytesMax) {
      throw new BadDocument('document.too_large', `what is needed of it is longer than ${keptBytesMax} bytes`);
    }
  }

  #flush(): void {
    if (this.#small.length === 0) return;
    this.#parts.push(Uint8Array.from(this.#small));
    this.#small = [];
  }
}

export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Letters, digits and signs of numbers and bare words; what they make is looked at when it is parsed. */
export function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}

export const quote = 0x22;
export const backslash = 0x5c;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const comma = 0x2c;
export const colon = 0x3a;

/** Begins the text that stands in for a bare word until JSON is parsed; a document's own text hardly begins so. */
const mark = '\u0000bare:';
const marker = '\\u0000bare:';

const bareWords: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

const encoder = new TextEncoder();

/** A number or word outside strings as it is written into what is kept. */
export function bareWord(text: string): Uint8Array {
  return encoder.encode(bareWords.has(text) ? JSON.stringify(mark + text) : text);
}

function revived(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(mark) ? bareWords.get(value.slice(mark.length)) : value;
  if (Array.isArray(value)) return value.map(revived);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]));
}

export function tooDeep(): BadDocument {
  return new BadDocument('document.depth', `is nested deeper than ${limits.jsonDepth}`);
}

export function syntax(message: string): BadDocument {
  return new BadDocument('document.syntax', message);
}
