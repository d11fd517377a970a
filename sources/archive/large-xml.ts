// A report in XML that is read from the disk in pieces: as one text it would take twice its length, beside what is read of it.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';
import { declaredEncoding } from '#sources/archive/decode.ts';
import { readDocument } from '#sources/archive/read-document.ts';

const pieceBytes = 1024 * 1024;

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
    if (!isUtf8Xml(file)) return undefined;
    const hash = createHash('sha256');
    const reading = readXmlEstate(piecesOf(file, { path, seen: (bytes) => hash.update(bytes) }), name);
    if (reading === undefined) return undefined;
    const digest = hash.digest('hex');
    return { digest: () => digest, reading };
  } finally {
    closeSync(file);
  }
}

function isUtf8Xml(file: number): boolean {
  const head = Buffer.alloc(1024);
  const bytes = head.subarray(0, readSync(file, head, 0, head.length, 0));
  return /^\ufeff?\s*<[?!\w]/.test(bytes.toString('utf8')) && /^utf-?8$/i.test(declaredEncoding(bytes) ?? 'utf-8');
}

interface Watched {
  readonly path: string;
  readonly seen: (bytes: Uint8Array) => void;
}

function* piecesOf(file: number, { path, seen }: Watched): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const buffer = Buffer.alloc(pieceBytes);
  for (let at = 0; ;) {
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, at));
    at += bytes.length;
    seen(bytes);
    const isLast = bytes.length === 0;
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: !isLast });
    } catch (error) {
      // Read as a whole it is refused with the place.
      readDocument(path);
      throw error;
    }
    if (text !== '') yield text;
    if (isLast) return;
  }
}
