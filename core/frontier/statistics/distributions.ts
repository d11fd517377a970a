// Probabilities of the normal and of Student's t distribution, and what lies at a probability.
import { assert } from '#core/kernel/assert.ts';
import { exp, ln } from '#core/kernel/exact-math.ts';

/** ln Γ(x) for x > 0: Lanczos' approximation (g = 7, 9 terms), good to fifteen digits. */
export function lnGamma(x: number): number {
  let sum = 0.99999999999980993;
  for (const [index, one] of lanczos.entries()) sum += one / (x + index);
  const t = x + 6.5;
  return (x - 0.5) * ln(t) - t + ln(Math.sqrt(2 * Math.PI) * sum);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * The regularised incomplete beta function.
 *
 * Source: Press et al., "Numerical Recipes", §6.4 (Lentz' continued fraction).
 */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x) + b * ln(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return result;
}

/** P(T ≤ t) with some degrees of freedom. */
function studentBelow(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The value below which Student's t lies with a probability between 1/2 and 1. */
export function studentAt(probability: number, freedom: number): number {
  assert(probability >= 0.5 && probability < 1 && freedom > 0, 'asked of the upper half');
  return inverse((t) => studentBelow(t, freedom), probability);
}

/** P(Z ≤ z). */
function normalBelow(z: number): number {
  const tail = z * z > 1400 ? 0 : upperGammaHalf((z * z) / 2) / 2;
  return z > 0 ? 1 - tail : tail;
}

/** The value below which the standard normal lies with a probability between 1/2 and 1. */
export function normalAt(probability: number): number {
  assert(probability >= 0.5 && probability < 1, 'asked of the upper half');
  return inverse(normalBelow, probability);
}

/** Q(1/2, x), which is erfc(√x): a series below 1.5, a continued fraction above (Numerical Recipes §6.2). */
function upperGammaHalf(x: number): number {
  if (x <= 0) return 1;
  const front = exp(-x + 0.5 * ln(x)) / Math.sqrt(Math.PI);
  if (x < 1.5) {
    let term = 2;
    let sum = term;
    for (let n = 0.5 + 1; Math.abs(term) > sum * 1e-17; n++) {
      term *= x / n;
      sum += term;
    }
    return 1 - sum * front;
  }
  let b = x + 0.5;
  let c = 1e300;
  let d = 1 / b;
  let result = d;
  for (let n = 1; n <= 500; n++) {
    const a = -n * (n - 0.5);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return result * front;
}

/** By halving, to the last digit: asked a few times only. */
function inverse(below: (value: number) => number, probability: number): number {
  let low = 0;
  let high = 1;
  while (below(high) < probability) high *= 2;
  for (let halvings = 0; halvings < 200; halvings++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (below(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
