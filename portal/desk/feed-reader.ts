// A feed that lies on disk, read piece by piece as it is asked for: a look-up must not wait for 100 MB.
import type { FeedReader } from '#core/feed/reader.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { inflateFrame } from '#portal/desk/zstd-frame.ts';

/** All bytes of a blob at once, as `FileReaderSync` gives them. */
export type ReadSync = (blob: Blob) => Uint8Array;

/**
 * A read of a file takes a browser about a millisecond whatever its length, up to some hundred kilobytes; pieces of this
 * length are read and kept, up to so many, and then they begin anew.
 */
const pieceBytes = 256 * 1024;
const piecesMax = 256;

export function blobReader(blob: Blob, readSync: ReadSync): FeedReader {
  const pieces = new Map<number, Uint8Array>();
  const pieceAt = (number: number): Uint8Array => {
    const known = pieces.get(number);
    if (known !== undefined) return known;
    const from = number * pieceBytes;
    const piece = readAll(blob, readSync, { from, to: Math.min(blob.size, from + pieceBytes) });
    if (pieces.size >= piecesMax) pieces.clear();
    pieces.set(number, piece);
    return piece;
  };
  const bytesAt = (offset: number, length: number): Uint8Array => {
    const first = Math.floor(offset / pieceBytes);
    const last = Math.floor((offset + Math.max(length, 1) - 1) / pieceBytes);
    const from = offset - first * pieceBytes;
    if (first === last) return pieceAt(first).subarray(from, from + length);
    if (last - first > 1) return readAll(blob, readSync, { from: offset, to: offset + length });
    const bytes = new Uint8Array(length);
    const head = pieceAt(first).subarray(from);
    bytes.set(head);
    bytes.set(pieceAt(last).subarray(0, length - head.length), head.length);
    return bytes;
  };
  return {
    size: blob.size,
    read: (offset, length) => latin1(bytesAt(offset, length)),
    inflate: (offset, length, content) => latin1(inflateFrame(bytesAt(offset, length), content)),
  };
}

/** A file that was changed since it was chosen can no longer be read: it throws, or gives fewer bytes. */
function readAll(
  blob: Blob,
  readSync: ReadSync,
  { from, to }: { readonly from: number; readonly to: number },
): Uint8Array {
  let bytes: Uint8Array | undefined;
  try {
    bytes = readSync(blob.slice(from, to));
  } catch (error) {
    throw Object.assign(changed(), { cause: error });
  }
  if (bytes.length !== to - from) throw changed();
  return bytes;
}

function changed(): BadDocument {
  return new BadDocument('document.changed', 'was changed or moved since it was chosen; choose it again');
}

/** As many arguments as a call takes everywhere. */
const argumentsMax = 8192;

/** Not by `TextDecoder`: what the web calls latin1 is windows-1252, which changes a few bytes. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += argumentsMax) {
    const characters: unknown = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + argumentsMax));
    text += String(characters);
  }
  return text;
}
