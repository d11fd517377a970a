// The generic cell rate algorithm (ITU-T I.371): one number for each asker, no counters, no windows to wait for.

/** So many at once, and after that so many each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** When everything that was let in so far is paid off, in milliseconds of the same clock as `nowMs`. */
export type PaidOffMs = number;

export type Passed =
  | { readonly passes: true; readonly paidOffMs: PaidOffMs }
  | { readonly passes: false; readonly waitMs: number };

/**
 * Whether something of this cost may pass now. A cost over the whole burst counts as the burst, so that waiting helps.
 *
 * @param paidOffMs what the last that passed left behind; `undefined` for the first
 * @param cost in ordinary requests, more than 0
 */
export function pass(rate: Rate, paidOffMs: PaidOffMs | undefined, nowMs: number, cost = 1): Passed {
  const eachMs = 1000 / rate.perSecond;
  const from = Math.max(paidOffMs ?? nowMs, nowMs);
  const next = from + eachMs * Math.min(cost, rate.burst);
  const waitMs = next - eachMs * rate.burst - nowMs;
  // A billionth of a millisecond is what sums of fractions are off by.
  return waitMs > 1e-6 ? { passes: false, waitMs } : { passes: true, paidOffMs: next };
}
