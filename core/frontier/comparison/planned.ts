// Whether a suite can tell a step-change at all, worked out before the candidate has made its first run.
import { influencesOfMiss, itemWeights } from '#core/frontier/comparison/margin.ts';
import type { PairedItem } from '#core/frontier/comparison/pair.ts';
import type { HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import { chanceAt, log2, power2, type Line } from '#core/frontier/statistics/logistic.ts';
import { differenceSeen, itemsNeeded, reachOfPower } from '#core/frontier/statistics/power.ts';

export interface PlannedPower {
  /** Expected mean difference in what the two solve. */
  readonly difference: number;
  /** The least mean difference that these items show, and the items that the expected one needs: four times in five. */
  readonly differenceSeen: number;
  readonly itemsNeeded: number;
  /** Expected standard error of log2 of the ratio of horizons. */
  readonly log2Error: number;
  /** Ratios outside these are told apart from the margin, four times in five. */
  readonly seen: readonly [below: number, above: number];
}

/** What is planned: a candidate so many times as good as the base, each item attempted so often by both. */
export interface Plan {
  readonly margin: number;
  readonly ratio: number;
  readonly attempts: number;
}

/**
 * From the base's own curve: the candidate's is taken to be as steep, its horizon `ratio` times as long, and every attempt
 * to turn out by itself. Real items differ in more than their length, so that pairs vary less than is told here.
 *
 * Source: the influence of each item on log2 of the horizon (see `ratioOf`), and Miller (arXiv 2411.00640) §5.
 */
export function plannedPower(
  items: readonly Pick<PairedItem, 'minutes' | 'family'>[],
  base: Line,
  { margin, ratio, attempts }: Plan,
  { ridge, weighting }: HorizonPolicy,
): PlannedPower {
  const candidate = { slope: base.slope, intercept: base.intercept - base.slope * log2(ratio) };
  const x = Float64Array.from(items, ({ minutes }) => log2(minutes));
  const weight = itemWeights(items, weighting);
  let variance = 0;
  const within = [0, 0];
  for (const [which, line] of [base, candidate].entries()) {
    for (const [index, influence] of influencesOfMiss({ x, weight }, line, ridge).entries()) {
      const p = chanceAt(line, x[index] ?? 0);
      variance += (influence * influence * p * (1 - p)) / attempts;
      within[which] = (within[which] ?? 0) + (p * (1 - p)) / items.length;
    }
  }
  const differences = [...x].map((at) => chanceAt(candidate, at) - chanceAt(base, at));
  const difference = differences.reduce((sum, one) => sum + one, 0) / items.length;
  const between = differences.reduce((sum, one) => sum + (one - difference) ** 2, 0) / items.length;
  const plan = { between, withinBase: within[0] ?? 0, withinCandidate: within[1] ?? 0, attempts };
  const log2Error = Math.sqrt(variance);
  const reach = power2(reachOfPower() * log2Error);
  return {
    difference,
    differenceSeen: differenceSeen(items.length, plan),
    itemsNeeded: itemsNeeded(difference, plan),
    log2Error,
    seen: [margin / reach, margin * reach],
  };
}
