// How much may come out of how little; names no Node module, so that the page can use it too.
import { BadDocument } from '#core/kernel/bad-document.ts';
import { limits } from '#sources/archive/limits.ts';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** How many bytes may come out of `packed` bytes, `most` at the most. */
export function expandedBytesMax(packed: number, most: number): number {
  return Math.min(most, Math.max(limits.expansionFreeBytes, packed * limits.expansionRatio));
}

export function refuseExpansion(bytesIn: number, bytesOut: number, most: number): void {
  if (bytesOut > expandedBytesMax(bytesIn, most)) throw expansionFault(bytesOut);
}

export function expansionFault(bytesOut: number | undefined): BadDocument {
  const place = bytesOut === undefined ? undefined : `after ${bytesOut} unpacked bytes`;
  return new BadDocument('document.expansion', 'unpacks to far more than its size allows', place);
}

/** An archive that is no workbook; by hand, since `match` must not load what reads archives. */
export function refuseZip([p, k, third, fourth]: Uint8Array): void {
  if (p === 0x50 && k === 0x4b && third === 3 && fourth === 4)
    throw new BadDocument('document.kind', 'is a zip archive; unpack it, or save a spreadsheet as CSV');
}

export function tooLarge(bytes: number): BadDocument {
  return new BadDocument('document.too_large', `is larger than ${limits.documentBytes} bytes`, `${bytes} bytes`);
}
