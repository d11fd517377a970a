// The file's outline: a header that says where each section stands, then the sections, without gaps.
//
//   0   "BWFEED03"
//   8   word: bytes of the header; word: number of sections; word, word: bytes of the file (low, high)
//  24   the feed's id, 32 bytes
//  56   the day it was built, 10 bytes; 6 bytes of zero
//  72   for each section 88 bytes: name (4), kind (word), offset (low, high), length (low, high),
//       SHA-256 of its bytes as stored (32), SHA-256 of its content before compression (32)
//  end  SHA-256 of the header before it, 32 bytes
//
// Words have their lowest byte first. The id is a SHA-256 over names, lengths and content digests of all sections but the
// derived ones, so that it depends neither on the release of zstd nor on the day.
import { isDay, type Day } from '#core/kernel/days.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Packer } from '#core/feed/packer.ts';
import type { CompileTools, Digest, FeedReader } from '#core/feed/reader.ts';
import { corrupt, wordAt } from '#core/feed/unpacker.ts';

/** Its number grows with every change to what a section holds, so that a feed of another release is refused, not misread. */
const magic = 'BWFEED03';
/** Releases that can be read still: the first held no updates and no entries of a catalogue alone, the second no detections. */
const readable: readonly string[] = ['BWFEED01', 'BWFEED02', magic];

/** All sections in the order in which they stand in the file: what each look-up needs first stands first. */
export const sectionNames = [
  'HEAD', // counts and days of the whole feed
  'NDIR', // look-up names: first row of each bucket of hashes
  'NROW', // look-up names: rows of two hashes and an offset into STMT
  'STMT', // per look-up name: the name, then its statements
  'AOFF', // advisories: offset of each head in AHED
  'AHED', // advisories: heads
  'IDIR', // ids of vulnerabilities: first row of each bucket of hashes
  'IROW', // ids of vulnerabilities: rows of two hashes and the vulnerability's number
  'CIDX', // blocks of cards: first vulnerability and content length of each
  'CPOS', // blocks of cards: where each stands in CARD
  'CARD', // cards of vulnerabilities, in zstd frames
  'ISSU', // issuers of CVEs, with totals
  'IDAY', // issuers of CVEs, counts by day
  'DIDX', // blocks of details: first advisory and content length of each
  'DPOS', // blocks of details: where each stands in DETL
  'DETL', // details of advisories, in zstd frames
  'SRCS', // what became of each source
] as const;

export type SectionName = (typeof sectionNames)[number];

/** `frames`: zstd frames, whose content the id stands for; `derived`: follows from how these were compressed. */
const kinds = ['plain', 'frames', 'derived'] as const;
type SectionKind = (typeof kinds)[number];

export const kindOfSection: Readonly<Record<SectionName, SectionKind>> = {
  HEAD: 'plain',
  NDIR: 'plain',
  NROW: 'plain',
  STMT: 'plain',
  AOFF: 'plain',
  AHED: 'plain',
  IDIR: 'plain',
  IROW: 'plain',
  CIDX: 'plain',
  CPOS: 'derived',
  CARD: 'frames',
  ISSU: 'plain',
  IDAY: 'plain',
  DIDX: 'plain',
  DPOS: 'derived',
  DETL: 'frames',
  SRCS: 'plain',
};

export interface Section {
  readonly offset: number;
  readonly length: number;
  /** SHA-256 of its bytes in the file, 32 code units. */
  readonly stored: string;
  /** SHA-256 of its content before compression, 32 code units. */
  readonly content: string;
}

export interface Header {
  /** Its number among those that can be read, from 1. */
  readonly release: number;
  /** 32 code units. */
  readonly id: string;
  readonly builtOn: Day;
  /** Bytes of the header, its own digest among them. */
  readonly length: number;
  readonly sections: Readonly<Record<SectionName, Section>>;
}

const fixedBytes = 72;
const sectionBytes = 88;
const digestBytes = 32;
export const headerBytes = fixedBytes + sectionNames.length * sectionBytes + digestBytes;

/** A section to be written. */
export interface SectionContent {
  readonly parts: readonly Uint8Array[];
  /** Where the section holds frames: the digest of their content. */
  readonly content: Uint8Array | undefined;
}

/** The header for these sections, and the feed's id in hexadecimal. */
export function writeHeader(
  sections: Readonly<Record<SectionName, SectionContent>>,
  builtOn: Day,
  tools: CompileTools,
): { readonly header: Uint8Array; readonly id: string } {
  const outline = new Packer();
  const identity = tools.digest();
  let offset = headerBytes;
  for (const name of sectionNames) {
    const { parts, content } = sections[name];
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const stored = digestOf(parts, tools.digest());
    outline.latin1(name);
    outline.word(kinds.indexOf(kindOfSection[name]));
    long(outline, offset);
    long(outline, length);
    outline.raw(stored);
    outline.raw(content ?? stored);
    if (kindOfSection[name] !== 'derived') identity.update(identityLine(name, content ?? stored));
    offset += length;
  }
  const idBytes = identity.finish();
  const header = new Packer();
  header.latin1(magic);
  header.word(headerBytes);
  header.word(sectionNames.length);
  long(header, offset);
  header.raw(idBytes);
  header.latin1(builtOn.slice(0, 10).padEnd(16, '\0'));
  header.raw(outline.take());
  const body = header.take();
  return { header: join([body, digestOf([body], tools.digest())]), id: hexadecimal(latin1Of(idBytes)) };
}

/** What the id is a digest of, for one section that is not derived. */
export function identityLine(name: SectionName, content: Uint8Array): Uint8Array {
  const line = new Packer();
  line.latin1(name);
  line.raw(content);
  return line.take();
}

/** Reads and checks the outline; throws `BadDocument` where the file is no feed, is cut short, or contradicts itself. */
export function readHeader(reader: FeedReader): Header {
  const bytes = reader.size < headerBytes ? '' : reader.read(0, headerBytes);
  if (!isReadable(bytes.slice(0, magic.length))) {
    const start = reader.size < magic.length ? '' : reader.read(0, magic.length);
    if (isReadable(start)) throw truncated();
    throw start.slice(0, 6) === magic.slice(0, 6) ? otherVersion() : notFeed();
  }
  if (wordAt(bytes, 8) !== headerBytes || wordAt(bytes, 12) !== sectionNames.length) throw otherVersion();
  const size = longAt(bytes, 16);
  if (reader.size < size) throw truncated();
  if (reader.size > size) throw corrupt('something stands behind its end');
  const builtOn = bytes.slice(56, 66);
  if (!isDay(builtOn)) throw corrupt('the day it was built is none');
  const release = readable.indexOf(bytes.slice(0, magic.length)) + 1;
  return { release, id: bytes.slice(24, 56), builtOn, length: headerBytes, sections: readSections(bytes, size) };
}

function isReadable(start: string): boolean {
  return readable.includes(start);
}

function readSections(bytes: string, size: number): Header['sections'] {
  let end = headerBytes;
  const next = (): Section => {
    const at = fixedBytes + index * sectionBytes;
    const name = sectionNames[index];
    index += 1;
    if (name === undefined || bytes.slice(at, at + 4) !== name) throw corrupt('its sections are out of order');
    if (kinds[wordAt(bytes, at + 4)] !== kindOfSection[name]) throw corrupt(`the section ${name} is of another kind`);
    const offset = longAt(bytes, at + 8);
    const length = longAt(bytes, at + 16);
    if (offset !== end || length > size - offset) throw corrupt(`the section ${name} lies outside the file`);
    end += length;
    return { offset, length, stored: bytes.slice(at + 24, at + 56), content: bytes.slice(at + 56, at + 88) };
  };
  let index = 0;
  // In the order of `sectionNames`, which `next` checks.
  const sections: Header['sections'] = {
    HEAD: next(),
    NDIR: next(),
    NROW: next(),
    STMT: next(),
    AOFF: next(),
    AHED: next(),
    IDIR: next(),
    IROW: next(),
    CIDX: next(),
    CPOS: next(),
    CARD: next(),
    ISSU: next(),
    IDAY: next(),
    DIDX: next(),
    DPOS: next(),
    DETL: next(),
    SRCS: next(),
  };
  if (end !== size) throw corrupt('something stands behind its sections');
  return sections;
}

export function hexadecimal(bytes: string): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 1) text += bytes.charCodeAt(index).toString(16).padStart(2, '0');
  return text;
}

function latin1Of(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function digestOf(parts: readonly Uint8Array[], digest: Digest): Uint8Array {
  for (const part of parts) digest.update(part);
  return digest.finish();
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Packer();
  for (const part of parts) out.raw(part);
  return out.take();
}

function long(out: Packer, value: number): void {
  out.word(value % 2 ** 32);
  out.word(Math.floor(value / 2 ** 32));
}

function longAt(bytes: string, at: number): number {
  const value = wordAt(bytes, at) + wordAt(bytes, at + 4) * 2 ** 32;
  if (!Number.isSafeInteger(value)) throw corrupt('a length is too great');
  return value;
}

function notFeed(): BadDocument {
  return new BadDocument('document.not_a_feed', 'is no Breakwater feed; make one with `breakwater feed build`');
}

function otherVersion(): BadDocument {
  return new BadDocument('document.other_version', 'is a feed of another release; build it again');
}

function truncated(): BadDocument {
  return new BadDocument('document.truncated', 'the feed is cut short; build or fetch it again');
}
