// What a comparison can see before the first run is made.
import { normalAt } from '#core/frontier/statistics/distributions.ts';

export interface PlannedComparison {
  /** Variance over items of the difference of the two models' chances. */
  readonly between: number;
  /** Mean over items of the variance of one attempt, of each model. */
  readonly withinBase: number;
  readonly withinCandidate: number;
  /** Attempts at each item, of each model. */
  readonly attempts: number;
}

/** The usual pair: a difference is seen at the 5 % level, both sides, in four of five experiments. */
export const usualPower = { level: 0.05, power: 0.8 } as const;

/**
 * Items needed to see a mean difference: (z_{α/2} + z_β)² (ω² + σ_A²/K + σ_B²/K) / δ².
 *
 * Source: Miller, "Adding Error Bars to Evals" (arXiv 2411.00640) §5, eq. 9.
 */
export function itemsNeeded(
  difference: number,
  plan: PlannedComparison,
  { level, power }: { readonly level: number; readonly power: number } = usualPower,
): number {
  const reach = normalAt(1 - level / 2) + normalAt(power);
  return Math.ceil((reach * reach * varianceOfItem(plan)) / (difference * difference));
}

/** The least difference that so many items show; same source. */
export function differenceSeen(
  items: number,
  plan: PlannedComparison,
  { level, power }: { readonly level: number; readonly power: number } = usualPower,
): number {
  const reach = normalAt(1 - level / 2) + normalAt(power);
  return reach * Math.sqrt(varianceOfItem(plan) / items);
}

/** Attempts lessen what comes of chance within an item, and nothing else. */
function varianceOfItem({ between, withinBase, withinCandidate, attempts }: PlannedComparison): number {
  return between + (withinBase + withinCandidate) / attempts;
}
