// The interval of a ratio of horizons by drawing items again, beside the one without chance.
import { itemWeights } from '#core/frontier/comparison/margin.ts';
import type { PairedItem } from '#core/frontier/comparison/pair.ts';
import type { Drawing } from '#core/frontier/horizon/bootstrap.ts';
import { log2HorizonAt, type HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import { inOrder } from '#core/frontier/horizon/run.ts';
import { fitLogistic, log2, power2, type Fit, type Line, type Points } from '#core/frontier/statistics/logistic.ts';
import { Pcg64 } from '#core/frontier/statistics/pcg64.ts';
import { quantile } from '#core/frontier/statistics/quantile.ts';

/**
 * 2.5 % and 97.5 % of the ratio, items drawn again within each family and for both models alike. `undefined` where in no
 * draw both passed and failed.
 *
 * Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, §13.3 (percentile), stratified by family.
 */
export function drawRatio(
  items: readonly PairedItem[],
  { ridge, weighting }: HorizonPolicy,
  { draws, seed }: Drawing,
): readonly [low: number, high: number] | undefined {
  const random = new Pcg64(seed);
  const strata = strataOf(items);
  const x = Float64Array.from(items, ({ minutes }) => log2(minutes));
  const weight = itemWeights(items, weighting);
  const drawn = new Float64Array(items.length);
  const base: Points = { x, y: Float64Array.from(items, ({ base }) => base), weight: drawn };
  const candidate: Points = { x, y: Float64Array.from(items, ({ candidate }) => candidate), weight: drawn };
  const lines = [base, candidate].map((points) => lineOf(fitLogistic({ ...points, weight }, ridge)));
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    drawn.fill(0);
    for (const stratum of strata) {
      for (let count = 0; count < stratum.length; count++) {
        const item = stratum[random.below(stratum.length)] ?? 0;
        drawn[item] = (drawn[item] ?? 0) + (weight[item] ?? 0);
      }
    }
    const ofBase = fitLogistic(base, ridge, lines[0]);
    const ofCandidate = fitLogistic(candidate, ridge, lines[1]);
    if (ofBase.kind === 'one-sided' || ofCandidate.kind === 'one-sided') continue;
    const doublings = log2HorizonAt(ofCandidate, 0.5) - log2HorizonAt(ofBase, 0.5);
    if (!Number.isNaN(doublings)) found.push(doublings);
  }
  if (found.length === 0) return undefined;
  const sorted = Float64Array.from(found).sort();
  return [power2(quantile(sorted, 0.025)), power2(quantile(sorted, 0.975))];
}

/** Of all items, where the regression of each draw begins. */
function lineOf(fit: Fit): Line | undefined {
  return fit.kind === 'fitted' ? { slope: fit.slope, intercept: fit.intercept } : undefined;
}

/** The items of each family, families in the order of their names. */
function strataOf(items: readonly PairedItem[]): readonly (readonly number[])[] {
  const strata = new Map<string, number[]>();
  for (const [index, { family }] of items.entries()) {
    const stratum = strata.get(family);
    if (stratum === undefined) strata.set(family, [index]);
    else stratum.push(index);
  }
  return [...strata].sort(([a], [b]) => inOrder(a, b)).map(([, indices]) => indices);
}
