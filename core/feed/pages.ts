// A section seen through pages, so that many small look-ups near each other cost one read.
import type { Section } from '#core/feed/layout.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { corrupt, wordAt } from '#core/feed/unpacker.ts';

const pageBytes = 4096;

/** At most 8 MB are kept; when they are full the pages begin anew. */
const pagesMax = 2048;

/**
 * Where so many pages of a section have been read and it is not longer than this, it is read whole: one read of a megabyte
 * takes as long as a hundred of a page, and whoever asks for sixteen mostly asks for more.
 */
const pagesBeforeWhole = 16;
const wholeBytesMax = 8 * 1024 * 1024;

/** Reads within one section; every offset is checked against its end. */
export class Pages {
  readonly #reader: FeedReader;
  readonly #section: Section;
  readonly #pages = new Map<number, string>();
  #whole: string | undefined;

  constructor(reader: FeedReader, section: Section) {
    this.#reader = reader;
    this.#section = section;
  }

  get length(): number {
    return this.#section.length;
  }

  /** The whole number in the four bytes at `at`. */
  word(at: number): number {
    if (this.#whole !== undefined) return wordAt(this.#whole, at);
    const offset = at % pageBytes;
    if (offset + 4 > pageBytes) return wordAt(this.slice(at, 4), 0);
    return wordAt(this.#page((at - offset) / pageBytes), offset);
  }

  slice(at: number, length: number): string {
    this.#check(at, length);
    if (length === 0) return '';
    if (this.#whole !== undefined) return this.#whole.slice(at, at + length);
    const first = Math.floor(at / pageBytes);
    const last = Math.floor((at + length - 1) / pageBytes);
    const offset = at - first * pageBytes;
    if (first === last) return this.#page(first).slice(offset, offset + length);
    if (last - first > 1) return this.direct(at, length);
    return (this.#page(first) + this.#page(last)).slice(offset, offset + length);
  }

  /** The same, in one read of its own that nothing is kept of. */
  direct(at: number, length: number): string {
    this.#check(at, length);
    return length === 0 ? '' : this.#reader.read(this.#section.offset + at, length);
  }

  #page(number: number): string {
    const known = this.#pages.get(number);
    if (known !== undefined) return known;
    const at = number * pageBytes;
    const left = this.#section.length - at;
    if (left <= 0) throw corrupt('a look-up leads outside its section');
    const page = this.#reader.read(this.#section.offset + at, Math.min(pageBytes, left));
    if (this.#pages.size >= pagesMax) this.#pages.clear();
    this.#pages.set(number, page);
    if (this.#pages.size >= pagesBeforeWhole && this.length <= wholeBytesMax) {
      this.#whole = this.direct(0, this.length);
      this.#pages.clear();
    }
    return page;
  }

  #check(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.#section.length)
      throw corrupt('a look-up leads outside its section');
  }
}
