// What would settle an inconclusive comparison, the cheapest first.
import type { PairedItem } from '#core/frontier/comparison/pair.ts';
import type { ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import { influencesOfMiss, itemWeights, type NoRatio, type Ratio } from '#core/frontier/comparison/margin.ts';
import { chanceAt, log2 } from '#core/frontier/statistics/logistic.ts';
import { reachOfPower } from '#core/frontier/statistics/power.ts';

export interface NextExperiment {
  readonly kind: 'more attempts' | 'more items' | 'harder items' | 'easier items';
  /** Attempts at each item, and items in all, of each model. */
  readonly attempts: number;
  readonly items: number;
  /** Runs to make beyond those made, of both models together; `undefined` where it can't be told. */
  readonly runs: number | undefined;
  readonly why: string;
}

/** More than this many times the items made so far is no experiment that anyone would make. */
const timesMost = 50;
const attemptsMost = 32;

/**
 * Experiments that would find a verdict four times in five, should the ratio be what it now seems. Attempts lessen only
 * what comes of chance within an item, as the fitted curves have it: Miller (arXiv 2411.00640) §3.1 and §5.
 */
export function nextExperiments(
  items: readonly PairedItem[],
  ratio: Ratio | NoRatio,
  policy: ComparisonPolicy,
): readonly NextExperiment[] {
  if (ratio.kind === 'beyond') return ratio.outcome === 'not falling' ? [] : [otherItems(items, ratio)];
  const distance = Math.abs(ratio.doublings - log2(policy.margin));
  const wanted = (distance / reachOfPower()) ** 2;
  const now = ratio.standardError ** 2;
  const attempts = Math.max(1, ...items.map(({ baseAttempts }) => baseAttempts));
  const options: NextExperiment[] = [];
  if (wanted < now) {
    const more = Math.ceil((items.length * now) / wanted);
    if (more <= items.length * timesMost) {
      const runs = 2 * attempts * (more - items.length);
      options.push({ kind: 'more items', attempts, items: more, runs, why: 'more items like these, for both models' });
    }
    const within = Math.min(now, withinOf(items, ratio, policy));
    const times = within > 0 && now - within < wanted ? Math.ceil(within / (wanted - (now - within))) : Infinity;
    if (times > 1 && times * attempts <= attemptsMost) {
      options.push({
        kind: 'more attempts',
        attempts: attempts * times,
        items: items.length,
        runs: 2 * attempts * (times - 1) * items.length,
        why: 'the same items attempted more often, equally often by both models',
      });
    }
  }
  return options.sort((a, b) => (a.runs ?? Infinity) - (b.runs ?? Infinity));
}

function otherItems(items: readonly PairedItem[], { outcome }: NoRatio): NextExperiment {
  const kind = outcome === 'success' ? 'harder items' : 'easier items';
  return {
    kind,
    attempts: 1,
    items: items.length,
    runs: undefined,
    why:
      outcome === 'success'
        ? 'items that take experts longer, for both models'
        : 'items that take experts less time, for both models',
  };
}

/** What of the ratio's variance comes of one attempt at an item turning out so or so. */
function withinOf(items: readonly PairedItem[], ratio: Ratio, { ridge, weighting }: ComparisonPolicy): number {
  const weight = itemWeights(items, weighting);
  const x = Float64Array.from(items, ({ minutes }) => log2(minutes));
  let sum = 0;
  for (const line of [ratio.base, ratio.candidate]) {
    for (const [index, influence] of influencesOfMiss({ x, weight }, line, ridge).entries()) {
      const p = chanceAt(line, x[index] ?? 0);
      sum += influence * influence * p * (1 - p);
    }
  }
  return sum;
}
