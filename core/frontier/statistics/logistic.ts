// Weighted logistic regression on one variable, with a ridge on its slope: Newton's method with steps halved where one goes too far.
import { assert } from '#core/kernel/assert.ts';
import { exp, ln } from '#core/kernel/exact-math.ts';

/** Points of the regression; the three lists are as long as each other. */
export interface Points {
  readonly x: Float64Array;
  /** Success: 0, 1, or a share between them, which counts as that share of a success and the rest of a failure. */
  readonly y: Float64Array;
  /** Zero leaves a point out. */
  readonly weight: Float64Array;
}

/** P(success) = 1 / (1 + e^-(slope · x + intercept)). */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

export type Fit =
  | ({ readonly kind: 'fitted'; readonly steps: number } & Line)
  /** No finite line is best: every point that weighs anything succeeded, or none did. */
  | { readonly kind: 'one-sided'; readonly outcome: 'success' | 'failure' };

const stepsMax = 200;
const halvingsMax = 40;

/**
 * The line that minimises Σ weight · log-loss + ridge/2 · slope²; the intercept bears no ridge.
 *
 * Source: METR, eval-analysis-public, src/horizon/utils/logistic.py (scikit-learn's `LogisticRegression(C = 1 / ridge)`,
 * whose solver stops a little short of the minimum: its horizons differ from these by up to 0.14 %).
 *
 * @param ridge positive: without it no line is best where passes and failures are wholly apart
 */
export function fitLogistic(points: Points, ridge: number, start: Line = { slope: 0, intercept: 0 }): Fit {
  assert(ridge > 0, 'a ridge keeps the slope finite where passes and failures are wholly apart');
  const total = totals(points);
  if (total.success === 0) return { kind: 'one-sided', outcome: 'failure' };
  if (total.failure === 0) return { kind: 'one-sided', outcome: 'success' };
  return descend(points, ridge, isStart(start) ? start : { slope: 0, intercept: ln(total.success / total.failure) });
}

function isStart({ slope, intercept }: Line): boolean {
  return slope !== 0 || intercept !== 0;
}

function totals({ y, weight }: Points): { readonly success: number; readonly failure: number } {
  let success = 0;
  let failure = 0;
  for (let index = 0; index < y.length; index++) {
    const w = weight[index] ?? 0;
    const share = y[index] ?? 0;
    success += w * share;
    failure += w * (1 - share);
  }
  return { success, failure };
}

/** Loss, its gradient and its second derivatives at a line. */
interface Slopes {
  readonly loss: number;
  readonly bySlope: number;
  readonly byIntercept: number;
  readonly slopeSlope: number;
  readonly slopeIntercept: number;
  readonly interceptIntercept: number;
}

function descend(points: Points, ridge: number, start: Line): Fit {
  const total = points.weight.reduce((sum, one) => sum + one, 0);
  let line = start;
  let at = slopesAt(points, ridge, line);
  for (let steps = 1; steps <= stepsMax; steps++) {
    const step = newtonStep(at);
    // So near, each step doubles the digits that are right; nearer, rounding decides whether a step is one down.
    if (step.gain <= 1e-11 * at.loss + 1e-13 * total) return { kind: 'fitted', steps, ...moved(line, step, 1) };
    let share = 1;
    for (let halvings = 0; ; halvings++) {
      const next = moved(line, step, share);
      const there = slopesAt(points, ridge, next);
      if (there.loss <= at.loss) {
        line = next;
        at = there;
        break;
      }
      // The loss can no longer tell the two apart.
      if (halvings === halvingsMax) return { kind: 'fitted', steps, ...line };
      share /= 2;
    }
  }
  throw new Error(`the logistic fit did not converge in ${stepsMax} steps`);
}

function moved(line: Line, step: Line, share: number): Line {
  return { slope: line.slope + share * step.slope, intercept: line.intercept + share * step.intercept };
}

function newtonStep(at: Slopes): Line & { readonly gain: number } {
  const determinant = at.slopeSlope * at.interceptIntercept - at.slopeIntercept * at.slopeIntercept;
  // Where every point is certain the curvature of the intercept is lost in rounding: then only go down the slope's own.
  if (!(determinant > 1e-300) || at.interceptIntercept <= 0) {
    const slope = at.slopeSlope > 0 ? -at.bySlope / at.slopeSlope : 0;
    return { slope, intercept: 0, gain: -at.bySlope * slope };
  }
  const slope = -(at.interceptIntercept * at.bySlope - at.slopeIntercept * at.byIntercept) / determinant;
  const intercept = -(at.slopeSlope * at.byIntercept - at.slopeIntercept * at.bySlope) / determinant;
  return { slope, intercept, gain: -(at.bySlope * slope + at.byIntercept * intercept) };
}

function slopesAt({ x, y, weight }: Points, ridge: number, { slope, intercept }: Line): Slopes {
  let loss = (ridge / 2) * slope * slope;
  let bySlope = ridge * slope;
  let byIntercept = 0;
  let slopeSlope = ridge;
  let slopeIntercept = 0;
  let interceptIntercept = 0;
  for (let index = 0; index < x.length; index++) {
    const w = weight[index] ?? 0;
    if (w === 0) continue;
    const at = x[index] ?? 0;
    const share = y[index] ?? 0;
    const z = slope * at + intercept;
    const size = Math.abs(z);
    const e = size < 700 ? exp(-size) : 0;
    const p = z >= 0 ? 1 / (1 + e) : e / (1 + e);
    // ln(1 + e^z) − y z
    loss += w * ((z > 0 ? z : 0) + lnOnePlus(e) - share * z);
    const miss = w * (p - share);
    bySlope += miss * at;
    byIntercept += miss;
    const bend = w * (e / ((1 + e) * (1 + e)));
    slopeSlope += bend * at * at;
    slopeIntercept += bend * at;
    interceptIntercept += bend;
  }
  return { loss, bySlope, byIntercept, slopeSlope, slopeIntercept, interceptIntercept };
}

/** ln(1 + e) for 0 ≤ e ≤ 1, whole in its last digits also where e is small. */
function lnOnePlus(e: number): number {
  const whole = 1 + e;
  return whole === 1 ? e : (ln(whole) * e) / (whole - 1);
}

/** P(success) on a line. */
export function chanceAt({ slope, intercept }: Line, x: number): number {
  return sigmoid(slope * x + intercept);
}

export function sigmoid(z: number): number {
  const size = Math.abs(z);
  const e = size < 700 ? exp(-size) : 0;
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

export function log2(x: number): number {
  return ln(x) / Math.LN2;
}

/** 2 to the power of `x`; zero or infinite where a double holds no more. */
export function power2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 1009) return Infinity;
  if (x < -1009) return 0;
  const whole = Math.round(x);
  return exp((x - whole) * Math.LN2) * 2 ** whole;
}
