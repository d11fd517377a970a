// Zip archives whose members may be large: each is a stream, unpacked piece by piece, by deflate or zstd (of several frames).
import { createReadStream, fstatSync, readSync } from 'node:fs';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { refuseExpansion } from '#sources/archive/expansion.ts';
import { limits } from '#sources/archive/limits.ts';
import { damagedZip, stored } from '#sources/archive/zip-entry.ts';
import { opening } from '#sources/archive/zip.ts';

/** One member, as the directory has it. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: number;
  /** Unpacks it; checked against size, checksum and how much may come of how little. */
  readonly open: () => AsyncGenerator<Uint8Array>;
}

/** APPNOTE.TXT §4.4.5. */
const deflated = 8;
const zstd = 93;

/** What all members may come to, unpacked: what is streamed costs time, but no memory. */
const unpackedBytesMax = 64 * 1024 * 1024 * 1024;

/**
 * The files in an archive, in the order of its directory; nothing is unpacked yet. The file stays open while its members are
 * read, and is not closed here: where nothing may be opened by its name any more, it was opened before.
 *
 * @param file as `openSync` numbers it
 * @throws BadDocument an archive that is cut, damaged, encrypted, packed in another way, holds a name twice or one that
 * leads out of it, members that lie over each other, or expands beyond measure
 */
export async function zipMembers(file: number): Promise<readonly ZipMember[]> {
  const { size } = fstatSync(file);
  const placed = await placedEntries(new FileReader(file), size);
  refuseOverlaps(placed);
  const unpacked = placed.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  refuseExpansion(size, unpacked, unpackedBytesMax);
  return placed.map(({ entry, start }) => ({
    name: entry.fileName,
    bytes: entry.uncompressedSize,
    open: () => unpack(file, entry, start),
  }));
}

interface Placed {
  readonly entry: Entry;
  /** Where its packed bytes begin. */
  readonly start: number;
}

async function placedEntries(reader: FileReader, size: number): Promise<readonly Placed[]> {
  const zip = await opening(() => fromRandomAccessReaderPromise(reader, size, { autoClose: false }));
  if (zip.entryCount > limits.archiveEntries) {
    throw new BadDocument('document.too_large', `holds over ${limits.archiveEntries} entries`);
  }
  const names = new Set<string>();
  const placed: Placed[] = [];
  const entries = zip.eachEntry();
  for (;;) {
    const next = await opening(() => entries.next());
    if (next.done === true) return placed;
    const entry: Entry = next.value;
    if (names.has(entry.fileName)) {
      throw new BadDocument('document.duplicate_key', 'the zip file holds a name twice', entry.fileName);
    }
    names.add(entry.fileName);
    refuseEntry(entry);
    const { fileDataStart } = await opening(() => zip.readLocalFileHeaderPromise(entry, { minimal: true }));
    if (fileDataStart + entry.compressedSize > size) throw damagedZip('a member goes on behind its end');
    if (!entry.fileName.endsWith('/')) placed.push({ entry, start: fileDataStart });
  }
}

function refuseEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new BadDocument('document.encrypted', 'is encrypted', entry.fileName);
  const method = entry.compressionMethod;
  if (method !== stored && method !== deflated && method !== zstd) {
    throw new BadDocument('document.kind', `is compressed by method ${method}, which is not read here`, entry.fileName);
  }
  refuseExpansion(entry.compressedSize, entry.uncompressedSize, unpackedBytesMax);
}

/** Members that share bytes make much of little (Fifield, "A better zip bomb", 2019). */
function refuseOverlaps(placed: readonly Placed[]): void {
  const ordered = [...placed].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const { entry, start } of ordered) {
    if (entry.relativeOffsetOfLocalHeader < end) {
      throw new BadDocument('document.expansion', 'members of the zip file lie over each other', entry.fileName);
    }
    end = start + entry.compressedSize;
  }
}

async function* unpack(file: number, entry: Entry, start: number): AsyncGenerator<Uint8Array> {
  if (entry.compressedSize === 0 && entry.uncompressedSize === 0) return;
  const packed = createReadStream('', {
    fd: file,
    autoClose: false,
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: 256 * 1024,
  });
  const unpacker = unpackerOf(entry.compressionMethod);
  const pieces = unpacker === undefined ? packed : pipeline(packed, unpacker, () => undefined);
  let bytes = 0;
  let sum = 0;
  try {
    for await (const piece of pieces) {
      if (!(piece instanceof Uint8Array)) continue;
      bytes += piece.length;
      if (bytes > entry.uncompressedSize) throw altered(entry);
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw fault(error, entry);
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw altered(entry);
}

function unpackerOf(method: number): Transform | undefined {
  const options = { chunkSize: 256 * 1024 };
  if (method === stored) return undefined;
  return method === zstd ? createZstdDecompress(options) : createInflateRaw(options);
}

function altered({ fileName }: Entry): BadDocument {
  return new BadDocument('document.corrupt', 'does not agree with its checksum', fileName);
}

/** zlib's own errors have codes that begin so; those of files have others. */
function fault(error: unknown, { fileName }: Entry): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof BadDocument || !/^(Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(code)) return error;
  return new BadDocument('document.corrupt', 'is damaged', fileName);
}

class FileReader extends RandomAccessReader {
  readonly #file: number;

  constructor(file: number) {
    super();
    this.#file = file;
  }

  // oxlint-disable-next-line max-params -- the signature is yauzl's
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const read = readSync(this.#file, buffer, offset, length, position);
    callback(read === length ? null : new Error('unexpected end of file'));
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}
