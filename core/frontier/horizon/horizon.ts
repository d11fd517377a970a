// The time horizon of a model: how long tasks may take an expert for the model to solve half, or four fifths, of them.
import { byAlias, type Run } from '#core/frontier/horizon/run.ts';
import { weigh, type Weighting } from '#core/frontier/horizon/weights.ts';
import { fitLogistic, log2, power2, type Fit, type Line, type Points } from '#core/frontier/statistics/logistic.ts';
import { ln } from '#core/kernel/exact-math.ts';

/** What an analysis is made by; part of every record, since a change of it alone has moved published horizons by 17 %. */
export interface HorizonPolicy {
  /** See {@link fitLogistic}; 1e-5 in the cyber horizons, 0.1 in METR's of January 2026. */
  readonly ridge: number;
  readonly weighting: Weighting;
}

export const publishedPolicy: HorizonPolicy = { ridge: 1e-5, weighting: 'balanced' };

export type Horizon =
  | {
      readonly kind: 'fitted';
      readonly alias: string;
      /** Expert minutes; see {@link horizonAt}. */
      readonly p50: number;
      readonly p80: number;
      readonly line: Line;
      /** Runs, tasks and families they belong to. */
      readonly n: number;
      readonly tasks: number;
      readonly families: number;
      readonly notes: readonly HorizonNote[];
    }
  | {
      /** Every run succeeded, or none: the horizon lies beyond the tasks, and how far can't be told. */
      readonly kind: 'beyond';
      readonly alias: string;
      readonly outcome: 'success' | 'failure';
      readonly n: number;
      readonly tasks: number;
      readonly families: number;
    };

export type HorizonNote =
  /** Every solved task is shorter than every failed one: how steep the curve is comes from the ridge alone. */
  | 'separated'
  /** Longer tasks were solved no less often: a horizon has no meaning here. */
  | 'rising'
  /** The horizon is longer than the longest task, or shorter than the shortest: it is extrapolated. */
  | 'extrapolated';

/** Points of the regression: log2 of expert minutes, score, weight. */
export function pointsOf(runs: readonly Run[], weighting: Weighting): Points {
  return {
    x: Float64Array.from(runs, ({ minutes }) => log2(minutes)),
    y: Float64Array.from(runs, ({ score }) => score),
    weight: weigh(runs, weighting),
  };
}

/**
 * Expert minutes at which the line says that a share of tasks is solved: 2^((ln(p / (1 − p)) − intercept) / slope).
 *
 * Source: METR, eval-analysis-public, src/horizon/utils/logistic.py, `get_x_for_quantile`.
 */
export function horizonAt(line: Line, share: number): number {
  return power2(log2HorizonAt(line, share));
}

/** The logarithm of it to base 2, also where a double holds the horizon itself no more; infinite on a flat line. */
export function log2HorizonAt({ slope, intercept }: Line, share: number): number {
  return (ln(share / (1 - share)) - intercept) / slope;
}

/**
 * Source: METR, "Measuring AI Ability to Complete Long Tasks" (arXiv 2503.14499), and for cyber tasks Lyptus Research,
 * cyber-task-horizons.
 *
 * @returns models in the order of their names
 */
export function horizons(runs: readonly Run[], policy: HorizonPolicy): readonly Horizon[] {
  return [...byAlias(runs)].map(([alias, own]) => horizonOf(alias, own, policy));
}

function horizonOf(alias: string, runs: readonly Run[], { ridge, weighting }: HorizonPolicy): Horizon {
  const points = pointsOf(runs, weighting);
  const fit = fitLogistic(points, ridge);
  const counts = {
    alias,
    n: runs.length,
    tasks: new Set(runs.map(({ task }) => task)).size,
    families: new Set(runs.map(({ family }) => family)).size,
  };
  if (fit.kind === 'one-sided') return { kind: 'beyond', outcome: fit.outcome, ...counts };
  const line = { slope: fit.slope, intercept: fit.intercept };
  const p50 = horizonAt(line, 0.5);
  return { kind: 'fitted', ...counts, p50, p80: horizonAt(line, 0.8), line, notes: notesOf(points, fit, p50) };
}

function notesOf({ x, y }: Points, fit: Extract<Fit, { kind: 'fitted' }>, p50: number): readonly HorizonNote[] {
  const notes: HorizonNote[] = [];
  const solved = [...x].filter((_, index) => (y[index] ?? 0) > 0);
  const failed = [...x].filter((_, index) => (y[index] ?? 0) < 1);
  if (largest(solved) < smallest(failed)) notes.push('separated');
  if (fit.slope >= 0) notes.push('rising');
  const at = p50 > 0 && p50 < Infinity ? log2(p50) : p50 - 1;
  if (at > largest([...x]) || at < smallest([...x])) notes.push('extrapolated');
  return notes;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
