// How a comparison is counted, for every rendering.
import type { Inventory } from '#core/components/inventory.ts';
import type { FeedHead } from '#core/feed/feed.ts';
import type { Comparison } from '#core/matching/compare.ts';
import type { OurWhy, TheirWhy } from '#core/matching/compare-reasons.ts';

/** A comparison, with what was compared. */
export interface ComparisonReport extends Comparison {
  readonly reports: Inventory;
  /** `undefined`: what the reports say is installed was matched. */
  readonly inventory: Inventory | undefined;
  readonly feed: FeedHead;
  readonly feedName: string;
}

interface Counted {
  readonly both: number;
  readonly onlyTheirs: number;
  readonly onlyOurs: number;
  readonly neither: number;
  /** Those that occur. */
  readonly theirWhys: ReadonlyMap<TheirWhy, number>;
  readonly ourWhys: ReadonlyMap<OurWhy, number>;
}

export function countCompared({ compared }: Comparison): Counted {
  const theirWhys = new Map<TheirWhy, number>();
  const ourWhys = new Map<OurWhy, number>();
  const counts = { both: 0, 'only theirs': 0, 'only ours': 0, neither: 0 };
  for (const { outcome } of compared) {
    counts[outcome.kind] += 1;
    if (outcome.kind === 'only theirs') theirWhys.set(outcome.why, (theirWhys.get(outcome.why) ?? 0) + 1);
    if (outcome.kind === 'only ours') ourWhys.set(outcome.why, (ourWhys.get(outcome.why) ?? 0) + 1);
  }
  const { both, neither } = counts;
  return { both, neither, onlyTheirs: counts['only theirs'], onlyOurs: counts['only ours'], theirWhys, ourWhys };
}
