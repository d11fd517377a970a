// The margin test: is the candidate's horizon so many times the base's?
import type { Verdict } from '#core/frontier/verdicts.ts';
import type { PairedItem } from '#core/frontier/comparison/pair.ts';
import type { HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import { log2HorizonAt } from '#core/frontier/horizon/horizon.ts';
import type { Weighting } from '#core/frontier/horizon/weights.ts';
import { normalAt } from '#core/frontier/statistics/distributions.ts';
import { clusterSums } from '#core/frontier/statistics/errors.ts';
import { chanceAt, fitLogistic, log2, power2, type Line, type Points } from '#core/frontier/statistics/logistic.ts';

export interface Ratio {
  readonly kind: 'measured';
  /** The candidate's p50 over the base's, and its logarithm to base 2: doublings. */
  readonly ratio: number;
  readonly doublings: number;
  /** Of the doublings; items stand for themselves, families are taken as they are. */
  readonly standardError: number;
  /** Of the doublings, where families are drawn from many; `undefined` with fewer than two. */
  readonly familyError: number | undefined;
  readonly ci: readonly [low: number, high: number];
  readonly base: Line;
  readonly candidate: Line;
}

/**
 * One of the two solved everything, or nothing: its horizon lies beyond these items, and so does the ratio. Or it solved
 * longer items no less often than shorter ones, so that it has no horizon.
 */
export interface NoRatio {
  readonly kind: 'beyond';
  readonly which: 'base' | 'candidate';
  readonly outcome: 'success' | 'failure' | 'not falling';
}

/**
 * The ratio of horizons with an interval that needs no chance: the influence of each item on log2 of each horizon,
 * subtracted item by item. IF_i = g' H⁻¹ w_i (y_i − p_i) x_i with g = (intercept/slope², −1/slope);
 * SE = √(n/(n−1) Σ D_i²).
 *
 * Source: the sandwich estimator (Huber 1967) by the delta method, for METR's horizons.
 */
export function ratioOf(items: readonly PairedItem[], policy: HorizonPolicy): Ratio | NoRatio {
  const base = fitted(items, policy, 'base');
  const candidate = fitted(items, policy, 'candidate');
  if (base.kind === 'beyond') return base;
  if (candidate.kind === 'beyond') return candidate;
  const doublings = log2HorizonAt(candidate.line, 0.5) - log2HorizonAt(base.line, 0.5);
  const n = items.length;
  const differences = candidate.influence.map((one, index) => one - (base.influence[index] ?? 0));
  const spread = differences.reduce((sum, one) => sum + one * one, 0);
  const standardError = Math.sqrt((n / (n - 1)) * spread);
  const sums = clusterSums(
    differences,
    items.map(({ family }) => family),
  );
  const clustered = sums.reduce((sum, one) => sum + one * one, 0);
  const reach = normalAt(0.975) * standardError;
  return {
    kind: 'measured',
    ratio: power2(doublings),
    doublings,
    standardError,
    familyError: sums.length < 2 ? undefined : Math.sqrt((sums.length / (sums.length - 1)) * clustered),
    ci: [power2(doublings - reach), power2(doublings + reach)],
    base: base.line,
    candidate: candidate.line,
  };
}

/** Step-change where the whole interval lies at or above the margin, incremental where it lies below, else inconclusive. */
export function verdictOf([low, high]: Ratio['ci'], margin: number): Verdict {
  if (low >= margin) return 'step-change';
  return high < margin ? 'incremental' : 'inconclusive';
}

interface Fitted {
  readonly kind: 'fitted';
  readonly line: Line;
  /** Of each item on log2 of the horizon. */
  readonly influence: readonly number[];
}

function fitted(
  items: readonly PairedItem[],
  { ridge, weighting }: HorizonPolicy,
  which: 'base' | 'candidate',
): Fitted | NoRatio {
  const points: Points = {
    x: Float64Array.from(items, ({ minutes }) => log2(minutes)),
    y: Float64Array.from(items, (item) => item[which]),
    weight: itemWeights(items, weighting),
  };
  const fit = fitLogistic(points, ridge);
  if (fit.kind === 'one-sided') return { kind: 'beyond', which, outcome: fit.outcome };
  if (!(fit.slope < 0)) return { kind: 'beyond', which, outcome: 'not falling' };
  const line = { slope: fit.slope, intercept: fit.intercept };
  return { kind: 'fitted', line, influence: influences(points, line, ridge) };
}

function influences(points: Points, line: Line, ridge: number): readonly number[] {
  const { x, y } = points;
  return influencesOfMiss(points, line, ridge).map(
    (one, index) => one * ((y[index] ?? 0) - chanceAt(line, x[index] ?? 0)),
  );
}

/** How far log2 of the horizon moves for each item, by one more success than the line expects: g' H⁻¹ w_i x_i. */
export function influencesOfMiss(
  { x, weight }: Pick<Points, 'x' | 'weight'>,
  line: Line,
  ridge: number,
): readonly number[] {
  let ss = ridge;
  let si = 0;
  let ii = 0;
  for (const [index, at] of x.entries()) {
    const p = chanceAt(line, at);
    const bend = (weight[index] ?? 0) * p * (1 - p);
    ss += bend * at * at;
    si += bend * at;
    ii += bend;
  }
  const determinant = ss * ii - si * si;
  const bySlope = line.intercept / (line.slope * line.slope);
  const byIntercept = -1 / line.slope;
  // g' H⁻¹, once for all items.
  const first = (bySlope * ii - byIntercept * si) / determinant;
  const second = (byIntercept * ss - bySlope * si) / determinant;
  return [...x].map((at, index) => (weight[index] ?? 0) * (first * at + second));
}

/** As for runs, each item once: see {@link weigh}. */
export function itemWeights(items: readonly Pick<PairedItem, 'family'>[], weighting: Weighting): Float64Array {
  const sizes = new Map<string, number>();
  for (const { family } of items) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  const raw = items.map(({ family }) => (weighting === 'balanced' ? 1 / Math.sqrt(sizes.get(family) ?? 1) : 1));
  const total = raw.reduce((sum, one) => sum + one, 0);
  return Float64Array.from(raw, (one) => one / total);
}
