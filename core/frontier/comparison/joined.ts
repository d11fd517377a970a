// A model beside the best released one and beside its developer's own predecessor: two comparisons, one verdict.
import { compare, type Comparison, type ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import { verdictFrom, type Finding } from '#core/frontier/determination/verdict.ts';
import type { Run } from '#core/frontier/horizon/run.ts';

type Against = Finding['comparisons'][number]['against'];

export interface ComparedModels {
  readonly candidate: string;
  /** The best released model, and the developer's own predecessor. */
  readonly base: string;
  readonly predecessor: string;
}

export interface JoinedComparison {
  readonly candidate: string;
  readonly verdict: Comparison['determination'];
  readonly reasons: readonly string[];
  readonly comparisons: readonly { readonly against: Against; readonly comparison: Comparison }[];
}

/** Why the logs of each pair can't carry a verdict. */
export type PairRefusals = Readonly<Record<Against, readonly Refusal[]>>;

const told: Readonly<Record<Against, string>> = {
  'best-released': 'the best released model',
  'own-predecessor': 'the developer’s own predecessor',
};

/**
 * Source: research §3.4, comparators are "best released model (frontier), and own predecessor"; `verdictFrom`.
 *
 * @returns `undefined` where the candidate shares no item with one of the two
 */
export function compareJoined(
  runs: readonly Run[],
  { candidate, base, predecessor }: ComparedModels,
  policy: ComparisonPolicy,
  refusals: PairRefusals,
): JoinedComparison | undefined {
  const comparisons: { readonly against: Against; readonly comparison: Comparison }[] = [];
  for (const [against, alias] of [
    ['best-released', base],
    ['own-predecessor', predecessor],
  ] as const) {
    const comparison = compare(runs, { base: alias, candidate }, policy, refusals[against]);
    if (comparison === undefined) return undefined;
    comparisons.push({ against, comparison });
  }
  const found = comparisons.map(({ against, comparison }) => ({ against, verdict: comparison.determination }));
  return {
    candidate,
    verdict: verdictFrom({ comparisons: found, levels: [] }),
    reasons: comparisons.map(
      ({ against, comparison }) =>
        `Beside ${told[against]}, ${comparison.base}: ${comparison.determination}. ${comparison.reasons[0] ?? ''}`,
    ),
    comparisons,
  };
}
