// How fast horizons grow: a straight line through the logarithms of the best models' horizons over their release days.
import { daysBetween, type Day } from '#core/kernel/days.ts';
import { ln } from '#core/kernel/exact-math.ts';
import type { Drawn } from '#core/frontier/horizon/bootstrap.ts';
import { inOrder } from '#core/frontier/horizon/run.ts';
import { quantile } from '#core/frontier/statistics/quantile.ts';

export interface Released {
  readonly alias: string;
  readonly on: Day;
  /** Expert minutes, positive. */
  readonly horizon: number;
}

export interface Trend {
  /** Days in which the horizon doubles; negative where it shrinks. */
  readonly doublingDays: number;
  /** Growth of the natural logarithm a day. */
  readonly slope: number;
  /** Share of the variance of the logarithms that the line explains. */
  readonly rSquared: number;
}

/**
 * Models that, when released, had a longer horizon than every one before; of several released on one day the longest.
 *
 * Source: METR, eval-analysis-public, `get_sota_agents`.
 *
 * @returns in the order of release
 */
export function frontierOf(models: readonly Released[]): readonly Released[] {
  const frontier: Released[] = [];
  const ordered = [...models].sort((a, b) => inOrder(a.on, b.on) || b.horizon - a.horizon || inOrder(a.alias, b.alias));
  let best = 0;
  for (const one of ordered) {
    if (one.horizon <= best) continue;
    best = one.horizon;
    frontier.push(one);
  }
  return frontier;
}

/**
 * Least squares of the natural logarithm of horizons over calendar days.
 *
 * Source: METR, eval-analysis-public, src/horizon/plot/logistic.py, `fit_trendline` (log scale).
 *
 * @returns `undefined` where fewer than two days are known
 */
export function trendOf(models: readonly Released[]): Trend | undefined {
  const [first] = models;
  if (first === undefined) return undefined;
  const x = models.map(({ on }) => daysBetween(first.on, on));
  const y = models.map(({ horizon }) => ln(horizon));
  const meanX = mean(x);
  const meanY = mean(y);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const [index, one] of x.entries()) {
    const byX = one - meanX;
    const byY = (y[index] ?? 0) - meanY;
    xx += byX * byX;
    xy += byX * byY;
    yy += byY * byY;
  }
  if (xx === 0) return undefined;
  const slope = xy / xx;
  return { doublingDays: Math.LN2 / slope, slope, rSquared: yy === 0 ? 1 : (xy * xy) / (xx * yy) };
}

/** Below this, in minutes, a drawn horizon says nothing of growth, as METR has it. */
const horizonLeast = 1e-3;

/**
 * The interval of the doubling time over draws: in each, the line through the horizons of all models drawn; draws in
 * which the horizon shrinks are left out, as in what is published.
 *
 * Source: METR, eval-analysis-public, src/horizon/plot/bootstrap_ci.py, `compute_bootstrap_confidence_region`.
 */
export function drawTrend(
  models: readonly Released[],
  drawn: ReadonlyMap<string, Drawn>,
): { readonly low: number; readonly median: number; readonly high: number; readonly draws: number } | undefined {
  const draws = Math.max(0, ...[...drawn.values()].map(({ p50 }) => p50.length));
  const days: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const here = models.flatMap((one) => {
      const horizon = drawn.get(one.alias)?.p50[draw];
      return horizon === undefined || !(horizon >= horizonLeast && horizon < Infinity) ? [] : [{ ...one, horizon }];
    });
    const doubling = trendOf(here)?.doublingDays;
    if (doubling !== undefined && doubling > 0 && doubling < Infinity) days.push(doubling);
  }
  if (days.length === 0) return undefined;
  const sorted = Float64Array.from(days).sort();
  return {
    low: quantile(sorted, 0.025),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.975),
    draws: days.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
