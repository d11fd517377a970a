// What analyses answer, as it stands in JSON and in records: nothing but what JSON can hold.
import { compare, type Comparison, type ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import { drawHorizons, intervalOf, type Drawing, type Interval } from '#core/frontier/horizon/bootstrap.ts';
import { horizons, type Horizon, type HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import type { Run } from '#core/frontier/horizon/run.ts';

export interface HorizonWithIntervals {
  readonly horizon: Horizon;
  /** `undefined` where the horizon itself can't be told. */
  readonly ci50: Interval | undefined;
  readonly ci80: Interval | undefined;
}

export function horizonsWithIntervals(
  runs: readonly Run[],
  policy: HorizonPolicy,
  drawing: Drawing,
): readonly HorizonWithIntervals[] {
  const drawn = drawHorizons(runs, policy, drawing);
  return horizons(runs, policy).map((horizon) => {
    const own = drawn.get(horizon.alias);
    const isFitted = horizon.kind === 'fitted' && own !== undefined;
    return {
      horizon,
      ci50: isFitted ? intervalOf(own.p50) : undefined,
      ci80: isFitted ? intervalOf(own.p80) : undefined,
    };
  });
}

/** What a double can't hold stands as null, with the outcome or a note that says why. */
export function horizonResult({ horizon, ci50, ci80 }: HorizonWithIntervals): unknown {
  const { alias, n, tasks, families } = horizon;
  if (horizon.kind === 'beyond') {
    return { alias, p50: null, p80: null, slope: null, ci50: null, n, families, tasks, outcome: horizon.outcome };
  }
  const { p50, p80, line, notes } = horizon;
  return {
    alias,
    p50: finite(p50),
    p80: finite(p80),
    slope: line.slope,
    ci50: ends(ci50),
    n,
    families,
    tasks,
    intercept: line.intercept,
    ci80: ends(ci80),
    notes,
  };
}

function ends(interval: Interval | undefined): readonly (number | null)[] | null {
  return interval === undefined ? null : [finite(interval.low), finite(interval.high)];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

export function comparisonResult(comparison: Comparison): unknown {
  const { difference, ratio } = comparison;
  const isMeasured = ratio.kind === 'measured';
  const doublings = isMeasured
    ? { log2Ratio: ratio.doublings, log2Error: ratio.standardError, log2FamilyError: ratio.familyError }
    : { beyond: ratio };
  return {
    base: comparison.base,
    candidate: comparison.candidate,
    n: difference.n,
    difference: difference.difference,
    gained: difference.gained,
    lost: difference.lost,
    ratio: isMeasured ? finite(ratio.ratio) : null,
    ci: isMeasured ? ratio.ci.map(finite) : null,
    verdict: comparison.verdict,
    determination: comparison.determination,
    reasons: comparison.reasons,
    refusals: comparison.refusals,
    next: comparison.next,
    statistics: { ...difference, ...doublings },
    seen: comparison.seen?.map(finite) ?? null,
    sensitivity: comparison.sensitivity.rows,
    saturated: comparison.saturated ?? null,
    leftOut: comparison.leftOut,
  };
}

/** Everything that an analysis was asked with: enough to ask it again. */
export type Question =
  | { readonly kind: 'horizon'; readonly policy: HorizonPolicy; readonly drawing: Drawing }
  | {
      readonly kind: 'comparison';
      readonly policy: ComparisonPolicy;
      readonly base: string;
      readonly candidate: string;
    };

/** Asks again. `undefined` where the two models share no item. */
export function answer(question: Question, runs: readonly Run[], refusals: readonly Refusal[]): unknown {
  if (question.kind === 'horizon') {
    return horizonsWithIntervals(runs, question.policy, question.drawing).map(horizonResult);
  }
  const { base, candidate, policy } = question;
  const found = compare(runs, { base, candidate }, policy, refusals);
  return found === undefined ? undefined : comparisonResult(found);
}
