// Records of which each names the one before it by its digest.
import { canonicalText } from '#core/frontier/record.ts';

export interface Chained {
  readonly number: number;
  /** Digest of the one before; `undefined` of the first. */
  readonly follows: string | undefined;
}

/**
 * The number of the first record that doesn't follow from the one before it; `undefined` where each does. The last one's own
 * digest is kept elsewhere, by whoever would hold its keeper to it.
 */
export function brokenLink(records: readonly Chained[], sha256: (text: string) => string): number | undefined {
  for (const [index, { number, follows }] of records.entries()) {
    const before = records[index - 1];
    const isNext = number === index + 1 && follows === (before && sha256(canonicalText(before)));
    if (!isNext) return index + 1;
  }
  return undefined;
}
