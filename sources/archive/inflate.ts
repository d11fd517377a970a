// Unpacking with an eye on how much comes out of how little.
import { pipeline } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { expandedBytesMax, expansionFault, refuseExpansion } from '#sources/archive/expansion.ts';
import { limits } from '#sources/archive/limits.ts';

/**
 * A whole gzip file as one document.
 *
 * @throws BadDocument `document.truncated`, `document.corrupt`, `document.expansion`
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    const maxOutputLength = expandedBytesMax(bytes.length, limits.documentBytes);
    return gunzipSync(bytes, { maxOutputLength, chunkSize: pieceBytes(bytes) });
  } catch (error) {
    throw inflateFault(error, undefined);
  }
}

/**
 * In pieces as long as the whole: a gzip file ends with its length unpacked (RFC 1952 §2.3.1), which spares a third of the
 * time. It may lie, or speak of the last of several members, so it only sizes the pieces, and no piece is large.
 */
function pieceBytes(bytes: Uint8Array): number {
  const least = 64 * 1024;
  const most = 16 * 1024 * 1024;
  if (bytes.length < 4) return least;
  const stated = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  // A little more, or a further piece would be begun to find the end.
  return Math.min(most, Math.max(least, stated + 64));
}

/** Unpacks a gzip stream piece by piece, under the same refusals. */
export async function* gunzipStream(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const counted = { bytes: 0 };
  // `pipeline` hands a failure of either side to the other, so that the loop below meets it.
  const unpacker = pipeline(counting(packed, counted), createGunzip({ chunkSize: 256 * 1024 }), () => undefined);
  let bytesOut = 0;
  try {
    for await (const piece of unpacker) {
      if (!(piece instanceof Uint8Array)) continue;
      bytesOut += piece.length;
      refuseExpansion(counted.bytes, bytesOut, limits.expandedBytes);
      yield piece;
    }
  } catch (error) {
    throw inflateFault(error, bytesOut);
  }
}

async function* counting(packed: AsyncIterable<Uint8Array>, counted: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of packed) {
    counted.bytes += piece.length;
    yield piece;
  }
}

/** What a failure of zlib means; our own refusals pass through. */
function inflateFault(error: unknown, bytesOut: number | undefined): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = bytesOut === undefined ? undefined : `after ${bytesOut} unpacked bytes`;
  switch (code) {
    case 'ERR_BUFFER_TOO_LARGE':
      return expansionFault(bytesOut);
    case 'Z_BUF_ERROR':
      return new BadDocument('document.truncated', 'the gzip file is cut short', place);
    case 'Z_DATA_ERROR':
    case 'Z_NEED_DICT':
    case 'Z_STREAM_ERROR':
      return new BadDocument('document.corrupt', 'the gzip file is damaged', place);
    default:
      return error;
  }
}
