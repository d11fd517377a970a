// What is asked of an entry of a zip archive before and after it is unpacked; names no Node module, so that the page can use
// it too.
import { BadDocument } from '#core/kernel/bad-document.ts';
import { expandedBytesMax } from '#sources/archive/expansion.ts';
import { limits } from '#sources/archive/limits.ts';

/** As the archive's directory has it (APPNOTE.TXT §4.3.12). */
export interface PackedEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** Of what comes out. */
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

/** The compression methods that are read: APPNOTE.TXT §4.4.5. */
export const stored = 0;
const deflated = 8;

/**
 * How many bytes may come out of the entry at the most.
 *
 * @throws BadDocument where it may not be unpacked at all: encrypted, expanding beyond measure, by another method
 */
export function entryBytesMax(entry: PackedEntry): number {
  if (entry.isEncrypted) throw new BadDocument('document.encrypted', 'is encrypted', entry.name);
  const most = expandedBytesMax(entry.packedBytes, limits.documentBytes);
  if (entry.bytes > most || entry.packedBytes > limits.documentBytes) {
    throw new BadDocument('document.expansion', 'unpacks to far more than its size allows', entry.name);
  }
  if (entry.method !== stored && entry.method !== deflated) {
    throw new BadDocument(
      'document.kind',
      `is compressed by method ${entry.method}, which is not read here`,
      entry.name,
    );
  }
  return most;
}

/** @param crc of the bytes that came out */
export function refuseAltered(entry: PackedEntry, bytes: Uint8Array, crc: number): void {
  if (bytes.length === entry.bytes && crc === entry.crc) return;
  throw new BadDocument('document.corrupt', 'does not agree with its checksum', entry.name);
}

/** @param name what leads out of the folder that the archive is unpacked into, or what was said of it */
export function unsafeName(name: string): BadDocument {
  return new BadDocument('document.unsafe_name', `a name in the zip file leads out of it: ${name}`);
}

export function damagedZip(what: string): BadDocument {
  return new BadDocument('document.corrupt', `the zip file is cut short or damaged: ${what}`);
}
