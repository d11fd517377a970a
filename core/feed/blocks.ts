// Records in compressed blocks of about 16 kB, found by their number. 16 kB balance size against the time to read one
// record: 4 kB blocks came out half again as large, 64 kB ones took three times as long.
import { Packer } from '#core/feed/packer.ts';
import type { Pages } from '#core/feed/pages.ts';
import type { CompileTools, FeedReader } from '#core/feed/reader.ts';
import type { Section, SectionContent } from '#core/feed/layout.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { corrupt, Unpacker, wordAt } from '#core/feed/unpacker.ts';

const blockBytes = 16 * 1024;

/** A longer record can't be written, nor is a longer block believed. */
const blockBytesMax = 64 * 1024 * 1024;

const tooLong = 'what the sources say of one vulnerability or advisory is longer than a feed can hold';

const indexBytes = 8;
const positionBytes = 4;
const wordBytes = 4;

/** Blocks are kept unpacked up to this many characters; then they begin anew. */
const keptMax = 8 * 1024 * 1024;

/** Gathers records, in the order of their numbers, into blocks. */
export class BlockWriter {
  readonly #tools: CompileTools;
  readonly #digest;
  #records: Uint8Array[] = [];
  #bytes = 0;
  readonly #index = new Packer();
  readonly #positions = new Packer();
  readonly #frames: Uint8Array[] = [];
  #stored = 0;
  #first = 0;
  #next = 0;

  constructor(tools: CompileTools) {
    this.#tools = tools;
    this.#digest = tools.digest();
  }

  add(record: Uint8Array): void {
    if (this.#records.length > 0 && this.#bytes + record.length > blockBytes) this.#flush();
    this.#records.push(record);
    this.#bytes += record.length;
    this.#next += 1;
  }

  finish(): { readonly index: SectionContent; readonly positions: SectionContent; readonly frames: SectionContent } {
    if (this.#records.length > 0) this.#flush();
    this.#positions.word(this.#stored);
    return {
      index: { parts: [this.#index.take()], content: undefined },
      positions: { parts: [this.#positions.take()], content: undefined },
      frames: { parts: this.#frames, content: this.#digest.finish() },
    };
  }

  #flush(): void {
    const content = this.#content();
    if (content.length > blockBytesMax) throw new BadDocument('document.too_large', tooLong);
    const frame = this.#tools.deflate(content);
    this.#digest.update(content);
    this.#index.word(this.#first);
    this.#index.word(content.length);
    this.#positions.word(this.#stored);
    this.#frames.push(frame);
    this.#stored += frame.length;
    this.#first = this.#next;
    this.#records = [];
    this.#bytes = 0;
  }

  /** A word for each record that says where it begins, then the records. */
  #content(): Uint8Array {
    const content = new Packer();
    let at = this.#records.length * wordBytes;
    for (const record of this.#records) {
      content.word(at);
      at += record.length;
    }
    for (const record of this.#records) content.raw(record);
    return content.take();
  }
}

/** Blocks open for look-ups. */
export class Blocks {
  readonly #reader: FeedReader;
  readonly #index: Pages;
  readonly #positions: Pages;
  readonly #frames: Section;
  readonly #records: number;
  readonly #blocks: number;
  readonly #kept = new Map<number, Block>();
  #keptCharacters = 0;

  /** @param records how many records there are in all */
  constructor(reader: FeedReader, parts: { index: Pages; positions: Pages; frames: Section }, records: number) {
    this.#reader = reader;
    this.#index = parts.index;
    this.#positions = parts.positions;
    this.#frames = parts.frames;
    this.#records = records;
    this.#blocks = this.#index.length / indexBytes;
    if (this.#positions.length !== (this.#blocks + 1) * positionBytes) throw corrupt('an index is of the wrong length');
  }

  get length(): number {
    return this.#blocks;
  }

  /** The record of this number, for the caller to unpack. */
  record(number: number): Unpacker {
    const { first, content } = this.#block(this.#find(number));
    const at = (number - first) * wordBytes;
    const records = wordAt(content, 0);
    if (at < 0 || at >= records) throw corrupt('a record is missing from its block');
    const from = wordAt(content, at);
    const to = at + wordBytes < records ? wordAt(content, at + wordBytes) : content.length;
    if (from > to || to > content.length) throw corrupt('a record lies outside its block');
    return new Unpacker(content, from, to);
  }

  /** All of one block, before compression. */
  content(block: number): string {
    return this.#block(block).content;
  }

  /** The last block whose first record is not behind this one. */
  #find(number: number): number {
    if (number < 0 || number >= this.#records || !Number.isInteger(number)) throw corrupt('a record is missing');
    let low = 0;
    let high = this.#blocks;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#index.word(middle * indexBytes) <= number) low = middle;
      else high = middle;
    }
    return low;
  }

  #block(number: number): Block {
    const known = this.#kept.get(number);
    if (known !== undefined) return known;
    const first = this.#index.word(number * indexBytes);
    const length = this.#index.word(number * indexBytes + 4);
    const from = this.#positions.word(number * positionBytes);
    const to = this.#positions.word(number * positionBytes + positionBytes);
    if (from > to || to > this.#frames.length || length > blockBytesMax)
      throw corrupt('a block lies outside its section');
    const content = this.#reader.inflate(this.#frames.offset + from, to - from, length);
    const block = { first, content };
    if (this.#keptCharacters > keptMax) {
      this.#kept.clear();
      this.#keptCharacters = 0;
    }
    this.#kept.set(number, block);
    this.#keptCharacters += content.length;
    return block;
  }
}

interface Block {
  /** The number of its first record. */
  readonly first: number;
  readonly content: string;
}
