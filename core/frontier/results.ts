// What analyses answer, as it stands in JSON and in records: nothing but what JSON can hold.
import { compare, type Comparison, type ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import { compareJoined, type ComparedModels, type JoinedComparison } from '#core/frontier/comparison/joined.ts';
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import { otherItems, type Criteria } from '#core/frontier/criteria/criteria.ts';
import { judgeLevels, type LevelJudged } from '#core/frontier/criteria/levels.ts';
import type { Measured } from '#core/frontier/criteria/measure.ts';
import type { Drawing, Interval } from '#core/frontier/horizon/bootstrap.ts';
import type { HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import { horizonsWithIntervals, type HorizonWithIntervals } from '#core/frontier/horizon/with-intervals.ts';
import type { Run } from '#core/frontier/horizon/run.ts';

/** What a double can't hold stands as null, with the outcome or a note that says why. */
export function horizonResult({ horizon, ci50, ci80 }: HorizonWithIntervals): { readonly [name: string]: unknown } {
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

export function comparisonResult(comparison: Comparison): { readonly [name: string]: unknown } {
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

export function joinedResult({ candidate, verdict, reasons, comparisons }: JoinedComparison): {
  readonly candidate: string;
  readonly [name: string]: unknown;
} {
  return {
    candidate,
    verdict,
    reasons,
    comparisons: comparisons.map(({ against, comparison }) => ({ against, ...comparisonResult(comparison) })),
  };
}

/** Criteria with the SHA-256 of their canonical text, hexadecimal. */
export interface DigestedCriteria {
  readonly criteria: Criteria;
  readonly digest: string;
}

export function levelsResult(
  levels: readonly LevelJudged[],
  alias: string,
  { criteria: { name, version }, digest }: DigestedCriteria,
): { readonly model: string; readonly [name: string]: unknown } {
  return {
    model: alias,
    criteria: { name, version, digest },
    levels: levels.map(({ thresholds, canaries, ...level }) => ({
      ...level,
      thresholds: thresholds.map(measuredResult),
      canaries: canaries.map(({ skill, measured }) => ({ skill, ...measuredResult(measured) })),
    })),
  };
}

function measuredResult({ threshold, value, ci, outcome, why }: Measured): object {
  return {
    ...threshold,
    value: value === undefined ? null : finite(value),
    ci: ci?.map(finite) ?? null,
    outcome,
    why,
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
    }
  | ({ readonly kind: 'comparisons'; readonly policy: ComparisonPolicy } & ComparedModels)
  | ({
      readonly kind: 'levels';
      readonly model: string;
      /** Digest of the stored suite that the runs were taken by, where the criteria fix their items. */
      readonly suite?: string | undefined;
    } & DigestedCriteria);

/**
 * Asks again. `undefined` where two models that are compared share no item.
 *
 * @param refusals why logs of the models asked of can't carry a verdict
 * @param beside the same of candidate and predecessor, where both are asked of
 */
export function answer(
  question: Question,
  runs: readonly Run[],
  refusals: readonly Refusal[],
  beside: readonly Refusal[] = refusals,
): unknown {
  switch (question.kind) {
    case 'horizon':
      return horizonsWithIntervals(runs, question.policy, question.drawing).map(horizonResult);
    case 'comparison': {
      const { base, candidate, policy } = question;
      const found = compare(runs, { base, candidate }, policy, refusals);
      return found === undefined ? undefined : comparisonResult(found);
    }
    case 'comparisons': {
      const of = { 'best-released': refusals, 'own-predecessor': beside };
      const found = compareJoined(runs, question, question.policy, of);
      return found === undefined ? undefined : joinedResult(found);
    }
    case 'levels': {
      const { model, criteria, suite } = question;
      const all = [...refusals, ...otherItems(criteria, suite)];
      return levelsResult(judgeLevels(runs, model, criteria, all), model, question);
    }
  }
}
