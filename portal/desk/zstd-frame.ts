// A zstd frame unpacked in the browser, which has no means for it of its own that answers at once.
import { decompress } from 'fzstd';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { xxh64Low } from '#portal/desk/xxh64.ts';

/**
 * The content of a frame, which is `length` bytes long.
 *
 * @throws BadDocument where it is no frame, damaged, longer or shorter; never unpacks more
 */
export function inflateFrame(frame: Uint8Array, length: number): Uint8Array {
  const { contentBytes, hasChecksum } = headOf(frame);
  if (contentBytes !== length) throw damaged('a block is not as long as it says');
  let content: Uint8Array;
  try {
    content = decompress(frame, new Uint8Array(length));
  } catch (error) {
    throw Object.assign(damaged('a block can not be unpacked'), { cause: error });
  }
  // The decoder passes checksums over.
  if (hasChecksum && wordAtEnd(frame) !== xxh64Low(content)) throw damaged('a block can not be unpacked');
  return content;
}

const magic = [0x28, 0xb5, 0x2f, 0xfd];
/** Of the field that says how long the content is, by the descriptor's first two bits; a single segment has at least one. */
const sizeFieldBytes = [0, 2, 4, 8];
const dictionaryFieldBytes = [0, 1, 2, 4];

/** RFC 8878 §3.1.1.1. */
function headOf(frame: Uint8Array): { readonly contentBytes: number; readonly hasChecksum: boolean } {
  if (frame.length < 9 || magic.some((byte, at) => frame[at] !== byte)) throw damaged('a block can not be unpacked');
  const descriptor = frame[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeBytes = Math.max(sizeFieldBytes[descriptor >> 6] ?? 0, isSingle ? 1 : 0);
  const at = 5 + (isSingle ? 0 : 1) + (dictionaryFieldBytes[descriptor & 3] ?? 0);
  let contentBytes = sizeBytes === 2 ? 256 : 0;
  for (let index = 0; index < sizeBytes; index += 1) contentBytes += (frame[at + index] ?? 0) * 256 ** index;
  return { contentBytes, hasChecksum: (descriptor & 4) !== 0 };
}

function wordAtEnd(frame: Uint8Array): number {
  return new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(frame.length - 4, true);
}

function damaged(what: string): BadDocument {
  return new BadDocument('document.corrupt', `the feed is damaged: ${what}`);
}
