// What a comparison can see, before its first run is made.
import { normalAt } from '#core/frontier/statistics/distributions.ts';

interface PlannedComparison {
  /** Variance over items of the difference of the two models' chances. */
  readonly between: number;
  /** Mean over items of the variance of one attempt, of each model. */
  readonly withinBase: number;
  readonly withinCandidate: number;
  /** Attempts at each item, of each model. */
  readonly attempts: number;
}

/** The usual pair: a difference is seen at the 5 % level, both sides, in four of five experiments. */
const level = 0.05;
const power = 0.8;

/** How many standard errors apart two things must be to be told apart four times in five: z_{α/2} + z_β. */
export function reachOfPower(): number {
  return normalAt(1 - level / 2) + normalAt(power);
}

/**
 * Items needed to see a mean difference: (z_{α/2} + z_β)² (ω² + σ_A²/K + σ_B²/K) / δ².
 *
 * Source: Miller, "Adding Error Bars to Evals" (arXiv 2411.00640) §5, eq. 9.
 */
export function itemsNeeded(difference: number, plan: PlannedComparison): number {
  return Math.ceil((reachOfPower() ** 2 * varianceOfItem(plan)) / (difference * difference));
}

/** The least mean difference that so many items show; same source. */
export function differenceSeen(items: number, plan: PlannedComparison): number {
  return reachOfPower() * Math.sqrt(varianceOfItem(plan) / items);
}

/** Attempts lessen what comes of chance within an item, and nothing else. */
function varianceOfItem({ between, withinBase, withinCandidate, attempts }: PlannedComparison): number {
  return between + (withinBase + withinCandidate) / attempts;
}
