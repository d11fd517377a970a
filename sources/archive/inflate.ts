// Unpacking with an eye on how much comes out of how little.
import { createGunzip, gunzipSync } from 'node:zlib';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { limits } from '#sources/archive/limits.ts';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** How many bytes may come out of `packed` bytes, `most` at the most. */
export function expandedBytesMax(packed: number, most: number): number {
  return Math.min(most, Math.max(limits.expansionFreeBytes, packed * limits.expansionRatio));
}

/**
 * A whole gzip file as one document.
 *
 * @throws BadDocument `document.truncated`, `document.corrupt`, `document.expansion`
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: expandedBytesMax(bytes.length, limits.documentBytes) });
  } catch (error) {
    throw inflateFault(error, undefined);
  }
}

/** Unpacks a gzip stream piece by piece, under the same refusals. */
export async function* gunzipStream(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = createGunzip({ chunkSize: 256 * 1024 });
  let failure: unknown;
  let bytesIn = 0;
  const feeding = (async () => {
    for await (const piece of packed) {
      bytesIn += piece.length;
      if (!unpacker.write(piece))
        await new Promise((resolve) => void unpacker.once('drain', resolve).once('close', resolve));
      if (unpacker.destroyed) return;
    }
    unpacker.end();
  })().catch((error: unknown) => {
    failure = error;
    unpacker.destroy();
  });
  let bytesOut = 0;
  try {
    for await (const piece of unpacker) {
      if (!(piece instanceof Uint8Array)) continue;
      bytesOut += piece.length;
      refuseExpansion(bytesIn, bytesOut, limits.expandedBytes);
      yield piece;
    }
    await feeding;
  } catch (error) {
    throw failure ?? inflateFault(error, bytesOut);
  } finally {
    unpacker.destroy();
  }
  if (failure !== undefined) throw failure;
}

export function refuseExpansion(bytesIn: number, bytesOut: number, most: number): void {
  if (bytesOut > expandedBytesMax(bytesIn, most)) throw expansionFault(bytesOut);
}

function expansionFault(bytesOut: number | undefined): BadDocument {
  const place = bytesOut === undefined ? undefined : `after ${bytesOut} unpacked bytes`;
  return new BadDocument('document.expansion', 'unpacks to far more than its size allows', place);
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
