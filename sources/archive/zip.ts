// Zip archives: entries one after the other, each unpacked whole in memory and checked against its size and checksum.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { refuseExpansion } from '#sources/archive/expansion.ts';
import { limits } from '#sources/archive/limits.ts';
import {
  damagedZip,
  entryBytesMax,
  refuseAltered,
  stored,
  unsafeName,
  type PackedEntry,
} from '#sources/archive/zip-entry.ts';

export interface ZipEntry {
  /** With `/`; never absolute, never holding `..`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function isZip(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes;
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/**
 * Calls `onEntry` for each file in the archive, in the archive's order; `wants` says by name which ones to unpack.
 *
 * @throws BadDocument an archive that is cut, damaged, encrypted, expands beyond measure, or holds names that would lead
 * out of a folder
 */
export async function eachZipEntry(path: string, wants: Wants, onEntry: OnEntry): Promise<void> {
  const file = openSync(path, 'r');
  try {
    const readAt: ReadAt = (into, start) => readSync(file, into, 0, into.length, start);
    await eachEntry({ size: fstatSync(file).size, readAt }, wants, onEntry);
  } finally {
    closeSync(file);
  }
}

/** The same, of an archive that is no file. */
export async function eachZipEntryIn(archive: Uint8Array, wants: Wants, onEntry: OnEntry): Promise<void> {
  const readAt: ReadAt = (into, start) => {
    const some = archive.subarray(start, start + into.length);
    into.set(some);
    return some.length;
  };
  await eachEntry({ size: archive.length, readAt }, wants, onEntry);
}

type Wants = (name: string) => boolean;
type OnEntry = (entry: ZipEntry) => Promise<void>;

/** Fills `into` with the bytes from `start` on, and says how many there were. */
type ReadAt = (into: Buffer, start: number) => number;

async function eachEntry(
  { size, readAt }: { readonly size: number; readonly readAt: ReadAt },
  wants: Wants,
  onEntry: OnEntry,
): Promise<void> {
  const reader = new ArchiveReader(readAt);
  const zip = await opening(() => fromRandomAccessReaderPromise(reader, size, { autoClose: false }));
  if (zip.entryCount > limits.archiveEntries) {
    throw new BadDocument('document.too_large', `holds over ${limits.archiveEntries} entries`);
  }
  let expanded = 0;
  const entries = zip.eachEntry();
  while (true) {
    const next = await opening(() => entries.next());
    if (next.done === true) return;
    const entry: Entry = next.value;
    if (entry.fileName.endsWith('/') || !wants(entry.fileName)) continue;
    const bytes = await unpack(zip, reader, entry);
    expanded += bytes.length;
    refuseExpansion(size, expanded, limits.archiveBytes);
    await onEntry({ name: entry.fileName, bytes });
  }
}

async function unpack(zip: ZipFile, reader: ArchiveReader, entry: Entry): Promise<Uint8Array> {
  const packedEntry = {
    name: entry.fileName,
    isEncrypted: entry.isEncrypted(),
    method: entry.compressionMethod,
    crc: entry.crc32,
    packedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
  };
  const most = entryBytesMax(packedEntry);
  const { fileDataStart } = await opening(() => zip.readLocalFileHeaderPromise(entry, { minimal: true }));
  const packed = await opening(() => Promise.resolve(reader.bytesAt(fileDataStart, entry.compressedSize)));
  const bytes = inflate(packed, packedEntry, most);
  refuseAltered(packedEntry, bytes, crc32(bytes));
  return bytes;
}

function inflate(packed: Uint8Array, entry: PackedEntry, most: number): Uint8Array {
  if (entry.method === stored) return packed.slice();
  try {
    return inflateRawSync(packed, { maxOutputLength: most, chunkSize: Math.max(entry.bytes + 1, 64) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new BadDocument('document.expansion', 'unpacks to far more than its size allows', entry.name);
    }
    throw new BadDocument('document.corrupt', 'is damaged', entry.name);
  }
}

/** Serves many small reads of the directory and of entries from memory: each of both has a window that moves along. */
class ArchiveReader extends RandomAccessReader {
  readonly #readAt: ReadAt;
  #windows: readonly Window[] = [];

  constructor(readAt: ReadAt) {
    super();
    this.#readAt = readAt;
  }

  // oxlint-disable-next-line max-params -- the signature is yauzl's
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    try {
      buffer.set(this.bytesAt(position, length), offset);
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    callback(null);
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }

  bytesAt(position: number, length: number): Uint8Array {
    const known = this.#windows.find(
      ({ start, bytes }) => position >= start && position + length <= start + bytes.length,
    );
    const { start, bytes } = known ?? this.#open(position, length);
    const from = position - start;
    if (from + length > bytes.length) throw new Error('unexpected end of file');
    return bytes.subarray(from, from + length);
  }

  #open(start: number, length: number): Window {
    const bytes = Buffer.allocUnsafe(Math.max(length, windowBytes));
    const window = { start, bytes: bytes.subarray(0, this.#readAt(bytes, start)) };
    // Reads alternate between the directory and the entries: the window read longest ago is that of the same place.
    this.#windows = [...this.#windows.slice(-1), window];
    return window;
  }
}

interface Window {
  readonly start: number;
  readonly bytes: Uint8Array;
}

const windowBytes = 256 * 1024;

/** yauzl speaks of every defect by a plain error: all of them mean that the archive can not be trusted. */
export async function opening<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (error instanceof BadDocument || code !== undefined) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/invalid relative path|absolute path|invalid characters in fileName/.test(message)) {
      throw unsafeName(message);
    }
    throw damagedZip(message);
  }
}
