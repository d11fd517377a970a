// Unpacking by the browser's own means, with an eye on how much comes out.
import { BadDocument } from '#core/kernel/bad-document.ts';
import { expansionFault } from '#sources/archive/expansion.ts';

/**
 * All that comes out of a gzip file, or of deflated bytes without any wrapping.
 *
 * @param most more bytes than this are refused
 * @throws BadDocument `document.truncated`, `document.corrupt`, `document.expansion`
 */
export async function unpack(packed: Blob, format: 'gzip' | 'deflate-raw', most: number): Promise<Uint8Array> {
  const reader = packed.stream().pipeThrough(new DecompressionStream(format)).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (true) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw faultOf(error);
    });
    if (done) return joined(pieces, length);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw expansionFault(length);
    }
    pieces.push(value);
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Browsers tell what is wrong in words alone, some of them in what caused it. */
function faultOf(error: unknown): BadDocument {
  const said = error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error);
  if (/truncated|unexpected end/i.test(said)) {
    return new BadDocument('document.truncated', 'what is packed is cut short');
  }
  if (/junk|trailing/i.test(said)) {
    return new BadDocument('document.kind', 'is several gzip files in one; unpack it and choose what comes out');
  }
  return new BadDocument('document.corrupt', 'what is packed is damaged');
}
