// A report in XML that is read in pieces: as one text it would take twice its length, beside what is read of it.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';
import { declaredEncoding, decodeUtf8 } from '#sources/archive/decode.ts';
import { readDocument } from '#sources/archive/read-document.ts';

const pieceBytes = 1024 * 1024;
const headBytes = 1024;

export interface LargeXml {
  readonly digest: () => string;
  readonly reading: EstateReading;
}

/**
 * `undefined` where the file is no report in UTF-8: whatever else it is, it is read as a whole.
 *
 * @param name the file's, by which people are told where a fact comes from
 * @throws BadDocument where it is a report, and can't be read as a whole
 */
export function readLargeXml(path: string, name: string): LargeXml | undefined {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    if (!isUtf8Xml(head.subarray(0, readSync(file, head, 0, head.length, 0)))) return undefined;
    const hash = createHash('sha256');
    const pieces = decoded(piecesOfFile(file, hash.update.bind(hash)), () => void readDocument(path));
    const reading = readXmlEstate(pieces, name);
    if (reading === undefined) return undefined;
    const digest = hash.digest('hex');
    return { digest: () => digest, reading };
  } finally {
    closeSync(file);
  }
}

/** The same, of a report that is no file. */
export function largeXmlIn(bytes: Uint8Array, name: string): EstateReading | undefined {
  if (!isUtf8Xml(bytes.subarray(0, headBytes))) return undefined;
  return readXmlEstate(
    decoded(piecesIn(bytes), () => void decodeUtf8(bytes)),
    name,
  );
}

function isUtf8Xml(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('utf8');
  return /^\ufeff?\s*<[?!\w]/.test(text) && /^utf-?8$/i.test(declaredEncoding(head) ?? 'utf-8');
}

function* piecesOfFile(file: number, seen: (bytes: Uint8Array) => unknown): Generator<Uint8Array> {
  const buffer = Buffer.alloc(pieceBytes);
  for (let at = 0; ;) {
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, at));
    if (bytes.length === 0) return;
    at += bytes.length;
    seen(bytes);
    yield bytes;
  }
}

function* piecesIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** @param refuse reads it as a whole, and refuses what is no UTF-8 with its place */
function* decoded(pieces: Iterable<Uint8Array>, refuse: () => void): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch (error) {
      refuse();
      throw error;
    }
  };
  for (const piece of pieces) {
    const text = decode(piece);
    if (text !== '') yield text;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}
