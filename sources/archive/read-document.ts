import { isAscii } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { decodeDocument } from '#sources/archive/decode.ts';
import { isGzip, refuseZip, tooLarge } from '#sources/archive/expansion.ts';
import { gunzip } from '#sources/archive/inflate.ts';
import { limits } from '#sources/archive/limits.ts';

/** One file as a document: plain or gzip, in an encoding that its kind may have. */
export interface Document {
  readonly text: string;
  /** Bytes on disk, and unpacked. */
  readonly bytes: number;
  readonly bytesUnpacked: number;
  readonly gzip: boolean;
  /** SHA-256 of the bytes as they lie on disk, hexadecimal; computed when first asked, as loading the means costs a start. */
  readonly digestSha256: () => string;
}

/**
 * Reads one file as a whole.
 *
 * @throws BadDocument naming the file: too large, truncated, damaged, expanding beyond measure, in another encoding
 */
export function readDocument(path: string): Document {
  return naming(path, () => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw new BadDocument('file.missing', 'there is no such file');
    if (!stat.isFile()) throw new BadDocument('file.kind', 'is no file');
    if (stat.size > limits.documentBytes) throw tooLarge(stat.size);
    const packed = readFileSync(path);
    refuseZip(packed);
    const gzip = isGzip(packed);
    const bytes = gzip ? gunzip(packed) : packed;
    let digest: string | undefined;
    return {
      text: textOf(bytes, path),
      bytes: packed.length,
      bytesUnpacked: bytes.length,
      gzip,
      digestSha256: () => (digest ??= process.getBuiltinModule('node:crypto').hash('sha256', packed, 'hex')),
    };
  });
}

/** JSON in ASCII, as most of it is, needs no decoding: four times as fast as reading it as UTF-8. */
function textOf(bytes: Uint8Array, path: string): string {
  const [first, second] = bytes;
  const isJson = (first === 0x7b || first === 0x5b) && second !== 0;
  if (!isJson || !isAscii(bytes)) return decodeDocument(bytes, path);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Runs `read`; a `BadDocument` that it throws learns the file's name. */
export function naming<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw named(file, error);
  }
}

/** The same error, with the file's name where it is a `BadDocument` without one. */
export function named(file: string, error: unknown): unknown {
  if (error instanceof BadDocument) error.file ??= file;
  return error;
}
