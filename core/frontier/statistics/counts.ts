// What follows from counts of successes alone: pass@k, pass^k, McNemar's test.
import { assert } from '#core/kernel/assert.ts';
import { exp } from '#core/kernel/exact-math.ts';
import { lnGamma } from '#core/frontier/statistics/distributions.ts';

/** Of `attempts` at one item `successes` succeeded. */
export interface Attempts {
  readonly attempts: number;
  readonly successes: number;
}

/**
 * The chance that at least one of k attempts drawn from those made succeeds: 1 − C(n − c, k) / C(n, k). `undefined` where
 * fewer than k were made. Never a measured share put into 1 − (1 − p)^k, which is biased.
 *
 * Source: Chen et al., "Evaluating Large Language Models Trained on Code" (arXiv 2107.03374) §2.1; inspect_ai,
 * scorer/_reducer/reducer.py, `pass_at`.
 */
export function passAt(k: number, { attempts, successes }: Attempts): number | undefined {
  refuseCounts(k, attempts, successes);
  if (attempts < k) return undefined;
  return 1 - choiceRatio(attempts - successes, attempts, k);
}

/**
 * The chance that each of k attempts drawn from those made succeeds: C(c, k) / C(n, k).
 *
 * Source: inspect_ai, scorer/_reducer/reducer.py, `pass_k`.
 */
export function passEach(k: number, { attempts, successes }: Attempts): number | undefined {
  refuseCounts(k, attempts, successes);
  return attempts < k ? undefined : choiceRatio(successes, attempts, k);
}

function refuseCounts(k: number, attempts: number, successes: number): void {
  assert(k >= 1 && successes >= 0 && successes <= attempts, 'no more succeed than are made');
}

/** C(few, k) / C(all, k), as a product of shares. */
function choiceRatio(few: number, all: number, k: number): number {
  if (few < k) return 0;
  let ratio = 1;
  for (let index = 0; index < k; index++) ratio *= (few - index) / (all - index);
  return ratio;
}

/**
 * How likely counts at least so uneven are where gains and losses are as likely as each other: exact, both sides.
 *
 * Source: McNemar, Psychometrika 12, 1947; the exact form is the sign test on the pairs that differ.
 */
export function mcNemar(gained: number, lost: number): number {
  const n = gained + lost;
  const least = Math.min(gained, lost);
  let tail = 0;
  for (let k = 0; k <= least; k++) {
    const size = lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1) - n * Math.LN2;
    if (size > -690) tail += exp(size);
  }
  return Math.min(1, 2 * tail);
}
