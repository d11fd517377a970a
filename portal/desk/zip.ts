// Zip archives in the browser, by their central directory (APPNOTE.TXT §4.3): workbooks are nothing else. Each entry is
// unpacked whole and checked against its size and checksum, under the same limits as on the command line.
import { BadDocument } from '#core/kernel/bad-document.ts';
import { crc32 } from '#portal/desk/crc32.ts';
import { unpack } from '#portal/desk/unpack.ts';
import { refuseExpansion } from '#sources/archive/expansion.ts';
import type { EachEntry } from '#sources/archive/gather-workbook.ts';
import { limits } from '#sources/archive/limits.ts';
import {
  damagedZip,
  entryBytesMax,
  refuseAltered,
  stored,
  unsafeName,
  type PackedEntry,
} from '#sources/archive/zip-entry.ts';

/** Signatures, and the bytes of what stands behind them. */
const endMark = 0x06054b50;
const endBytes = 22;
const directoryMark = 0x02014b50;
const directoryBytes = 46;
const localMark = 0x04034b50;
const localBytes = 30;
/** The end of the directory carries a comment of at most so many bytes. */
const commentBytesMax = 0xffff;
/** What a field says where its value stands elsewhere, as in archives over 4 GiB. */
const elsewhere = 0xffffffff;

interface Entry extends PackedEntry {
  /** Where its local header begins. */
  readonly at: number;
}

/**
 * @throws BadDocument an archive that is cut, damaged, encrypted, expands beyond measure, or holds names that would lead
 * out of a folder
 */
export function zipEntries(archive: Blob): EachEntry {
  return async (wants, onEntry) => {
    let expanded = 0;
    for (const entry of await directoryOf(archive)) {
      if (entry.name.endsWith('/') || !wants(entry.name)) continue;
      const bytes = await contentOf(archive, entry);
      expanded += bytes.length;
      refuseExpansion(archive.size, expanded, limits.archiveBytes);
      await onEntry({ name: entry.name, bytes });
    }
  };
}

async function directoryOf(archive: Blob): Promise<readonly Entry[]> {
  const tail = await viewOf(archive, Math.max(0, archive.size - endBytes - commentBytesMax), archive.size);
  let at = tail.byteLength - endBytes;
  while (at >= 0 && tail.getUint32(at, true) !== endMark) at -= 1;
  if (at < 0) throw damagedZip('it has no directory');
  const count = tail.getUint16(at + 10, true);
  const length = tail.getUint32(at + 12, true);
  const from = tail.getUint32(at + 16, true);
  if (count === 0xffff || from === elsewhere) {
    throw new BadDocument('document.too_large', 'is a zip archive of a kind that only holds very much');
  }
  if (from + length > archive.size) throw damagedZip('its directory lies outside it');
  const directory = await viewOf(archive, from, from + length);
  const entries: Entry[] = [];
  for (let place = 0; entries.length < count;) {
    const { entry, end } = entryAt(directory, place);
    entries.push(entry);
    place = end;
  }
  return entries;
}

function entryAt(view: DataView, at: number): { readonly entry: Entry; readonly end: number } {
  if (at + directoryBytes > view.byteLength || view.getUint32(at, true) !== directoryMark) {
    throw damagedZip('its directory is cut short');
  }
  const nameEnd = at + directoryBytes + view.getUint16(at + 28, true);
  const end = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (end > view.byteLength) throw damagedZip('its directory is cut short');
  const name = new TextDecoder().decode(bytesOf(view, at + directoryBytes, nameEnd));
  if (name.startsWith('/') || name.includes('\\') || /^[a-z]:/i.test(name) || name.split('/').includes('..')) {
    throw unsafeName(name);
  }
  const entry = {
    name,
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
  return { entry, end };
}

async function contentOf(archive: Blob, entry: Entry): Promise<Uint8Array> {
  const most = entryBytesMax(entry);
  const local = await viewOf(archive, entry.at, entry.at + localBytes);
  if (local.byteLength < localBytes || local.getUint32(0, true) !== localMark)
    throw damagedZip('an entry is not where it should be');
  const from = entry.at + localBytes + local.getUint16(26, true) + local.getUint16(28, true);
  if (from + entry.packedBytes > archive.size) throw damagedZip('an entry lies outside it');
  const bytes = await inflate(archive.slice(from, from + entry.packedBytes), entry, most);
  refuseAltered(entry, bytes, crc32(bytes));
  return bytes;
}

async function inflate(packed: Blob, entry: Entry, most: number): Promise<Uint8Array> {
  if (entry.method === stored) return new Uint8Array(await packed.arrayBuffer());
  try {
    return await unpack(packed, 'deflate-raw', most);
  } catch (error) {
    if (error instanceof BadDocument) throw new BadDocument(error.code, error.message, entry.name);
    throw error;
  }
}

async function viewOf(archive: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await archive.slice(from, to).arrayBuffer());
}

function bytesOf(view: DataView, from: number, to: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + from, to - from);
}
