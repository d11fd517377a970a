// JSON of any length in bounded memory: bytes come piece by piece, values that nobody asked for are passed over, and a long
// list is handed on element by element. What is kept is parsed strictly; what is passed over is only matched in its
// brackets and strings. NaN and Infinity, which Python's `json` writes as bare words, are read as the numbers they are.
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { decodeUtf8 } from '#sources/archive/decode.ts';
import { isOfLists, isOfObjects, keepOf, type Keep } from '#sources/archive/keep.ts';
import {
  backslash,
  bareWord,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  isWordByte,
  KeptText,
  openBrace,
  openBracket,
  quote,
  syntax,
  tooDeep,
} from '#sources/archive/kept-text.ts';
import { limits } from '#sources/archive/limits.ts';

/** A bare word or a number. */
const wordBytesMax = 1024;
const keyBytesMax = 64 * 1024;

/**
 * Reads one JSON document.
 *
 * @throws BadDocument `document.syntax`, `document.depth`, `document.duplicate_key`, `document.truncated`,
 * `document.too_large` (of what is kept)
 */
export async function readKept(pieces: AsyncIterable<Uint8Array>, keep: Keep): Promise<unknown> {
  const reader = new KeptReader(keep);
  for await (const piece of pieces) reader.push(piece);
  return reader.end();
}

interface Frame {
  readonly isObject: boolean;
  readonly keep: Keep;
  /** Whether a member was written into it already. */
  hasMember: boolean;
}

/** What is met next. `raw`: within a value that is kept or passed over as a whole. */
type State = 'value' | 'first' | 'key' | 'colon' | 'after' | 'raw' | 'done';

class KeptReader {
  readonly #out: KeptText[] = [new KeptText()];
  readonly #frames: Frame[] = [];
  #state: State = 'value';
  /** What is kept of the value that comes next. */
  #next: Keep;
  #depth = 0;
  #isKept = true;
  #inString = false;
  #isEscaped = false;
  /** A key or bare word, as far as it came. */
  #word: number[] | undefined;
  #inKey = false;

  constructor(keep: Keep) {
    this.#next = keep;
  }

  push(piece: Uint8Array): void {
    let at = 0;
    while (at < piece.length) {
      if (this.#inString) at = this.#string(piece, at);
      else if (this.#state === 'raw' && !this.#isKept && this.#word === undefined) at = this.#skip(piece, at);
      else at = this.#step(piece, at);
    }
  }

  end(): unknown {
    if (this.#word !== undefined && !this.#inKey) this.#endWord();
    if (this.#state !== 'done' || this.#inString)
      throw new BadDocument('document.truncated', 'the JSON ends too early');
    return this.#top().value();
  }

  #top(): KeptText {
    const text = this.#out.at(-1);
    if (text === undefined) throw new Error('the text of the root is never taken');
    return text;
  }

  /** Up to the end of the string, or of the piece. */
  #string(piece: Uint8Array, start: number): number {
    let at = start;
    while (at < piece.length) {
      if (this.#isEscaped) {
        this.#isEscaped = false;
        at++;
        continue;
      }
      const byte = piece[at];
      at++;
      if (byte === backslash) this.#isEscaped = true;
      else if (byte === quote) {
        this.#inString = false;
        break;
      }
    }
    const part = piece.subarray(start, at);
    if (this.#inKey) this.#key(part);
    else {
      if (this.#isKept) this.#top().add(part);
      if (!this.#inString && this.#depth === 0) this.#ended();
    }
    return at;
  }

  #key(part: Uint8Array): void {
    const word = (this.#word ??= []);
    if (word.length + part.length > keyBytesMax) throw new BadDocument('document.too_large', 'holds a very long key');
    for (const byte of part) word.push(byte);
    if (this.#inString) return;
    const text = decodeUtf8(Uint8Array.from(word));
    const name: unknown = parseStrict(text);
    const frame = this.#frames.at(-1);
    this.#word = undefined;
    this.#inKey = false;
    this.#state = 'colon';
    this.#next = frame === undefined || typeof name !== 'string' ? 'none' : keepOf(frame.keep, name);
    if (frame !== undefined && this.#next !== 'none') {
      this.#separate(frame);
      this.#top().add(Uint8Array.from([...word, colon]));
    }
  }

  #separate(frame: Frame): void {
    if (frame.hasMember) this.#top().addByte(comma);
    frame.hasMember = true;
  }

  /** Within what is passed over, only strings and brackets count. */
  #skip(piece: Uint8Array, start: number): number {
    for (let at = start; at < piece.length; at++) {
      const byte = piece[at];
      if (byte === quote) {
        this.#inString = true;
        return at + 1;
      }
      if (byte === openBrace || byte === openBracket) this.#deeper();
      else if (byte === closeBrace || byte === closeBracket) {
        this.#depth--;
        if (this.#depth === 0) {
          this.#ended();
          return at + 1;
        }
      }
    }
    return piece.length;
  }

  #deeper(): void {
    this.#depth++;
    if (this.#depth + this.#frames.length > limits.jsonDepth) throw tooDeep();
  }

  /** One byte outside strings; answers where the next one stands. */
  #step(piece: Uint8Array, at: number): number {
    const byte = piece[at] ?? 0;
    if (this.#word !== undefined) {
      if (!isWordByte(byte)) {
        this.#endWord();
        return at;
      }
      if (this.#word.length >= wordBytesMax) throw syntax('holds a very long word');
      this.#word.push(byte);
    } else if (!isBlank(byte)) this.#sign(byte);
    // Between two words a blank keeps them apart, so that they are found to be two.
    else if (this.#state === 'raw' && this.#isKept) this.#top().addByte(0x20);
    return at + 1;
  }

  #sign(byte: number): void {
    switch (this.#state) {
      case 'value':
      case 'first':
        return this.#begin(byte);
      case 'key':
        return this.#beginKey(byte);
      case 'colon':
        if (byte !== colon) throw syntax('a colon is missing');
        this.#state = 'value';
        return;
      case 'after':
        return this.#between(byte);
      case 'raw':
        return this.#raw(byte);
      case 'done':
        throw syntax('goes on behind its end');
    }
  }

  /** The first byte of a value, or the end of an empty list or object. */
  #begin(byte: number): void {
    const frame = this.#frames.at(-1);
    if (this.#state === 'first') {
      if (byte === closeBracket || byte === closeBrace) return this.#close(byte);
      if (frame?.isObject === true) return this.#beginKey(byte);
    }
    if (frame?.isObject === false) this.#beginElement(frame);
    if (byte === openBrace && isOfObjects(this.#next)) return this.#open(true);
    if (byte === openBracket && isOfLists(this.#next)) return this.#open(false);
    this.#isKept = this.#next !== 'none';
    this.#state = 'raw';
    this.#depth = 0;
    this.#raw(byte);
  }

  #beginElement(frame: Frame): void {
    if (typeof frame.keep === 'string') return;
    if ('each' in frame.keep) {
      this.#next = frame.keep.each;
      this.#out.push(new KeptText());
    } else if ('items' in frame.keep) {
      this.#next = frame.keep.items;
      if (this.#next !== 'none') this.#separate(frame);
    }
  }

  #open(isObject: boolean): void {
    this.#frames.push({ isObject, keep: this.#next, hasMember: false });
    if (this.#frames.length > limits.jsonDepth) throw tooDeep();
    this.#top().addByte(isObject ? openBrace : openBracket);
    this.#state = 'first';
  }

  #beginKey(byte: number): void {
    if (byte !== quote) throw syntax('a key is missing');
    this.#inKey = true;
    this.#inString = true;
    this.#word = [quote];
  }

  #between(byte: number): void {
    if (byte === comma) this.#state = this.#frames.at(-1)?.isObject === true ? 'key' : 'value';
    else this.#close(byte);
  }

  #close(byte: number): void {
    const frame = this.#frames.pop();
    if (frame === undefined || byte !== (frame.isObject ? closeBrace : closeBracket))
      throw syntax('a bracket is wrong');
    this.#top().addByte(byte);
    this.#ended();
  }

  /** Of a value that is kept whole. */
  #raw(byte: number): void {
    if (byte === quote) this.#inString = true;
    else if (byte === openBrace || byte === openBracket) this.#deeper();
    else if (byte === closeBrace || byte === closeBracket) this.#depth--;
    else if (isWordByte(byte)) {
      this.#word = [byte];
      return;
    } else if (this.#depth === 0) throw syntax('a value is missing');
    if (this.#isKept) this.#top().addByte(byte);
    if (this.#depth < 0) throw syntax('a bracket is wrong');
    if (this.#depth === 0 && !this.#inString) this.#ended();
  }

  #endWord(): void {
    const text = String.fromCharCode(...(this.#word ?? []));
    this.#word = undefined;
    if (this.#isKept) this.#top().add(bareWord(text));
    if (this.#depth === 0) this.#ended();
  }

  /** A value is over: it is handed on where its list hands its elements on. */
  #ended(): void {
    const frame = this.#frames.at(-1);
    this.#state = frame === undefined ? 'done' : 'after';
    if (frame === undefined || frame.isObject || typeof frame.keep === 'string' || !('each' in frame.keep)) return;
    const element = this.#out.pop();
    if (element !== undefined && frame.keep.each !== 'none') frame.keep.onEach(element.value());
  }
}
