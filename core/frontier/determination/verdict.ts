// What the evidence says, taken together: nobody states a verdict.
import type { LevelVerdict } from '#core/frontier/verdicts.ts';
import type { Comparison } from '#core/frontier/comparison/compare.ts';

export interface Finding {
  /** Against the best released model, and against the developer's own predecessor where it has one. */
  readonly comparisons: readonly {
    readonly against: 'best-released' | 'own-predecessor';
    readonly verdict: Comparison['determination'];
  }[];
  readonly levels: readonly { readonly level: string; readonly verdict: LevelVerdict }[];
}

/**
 * A step-change is one over each model compared with. What hangs on how it is measured stays so; one that is surely no
 * step over either is incremental; all else is inconclusive, with no comparison at all too.
 *
 * Source: research §3.4, comparators are "best released model (frontier), and own predecessor"; issue "Determination".
 */
export function verdictFrom({ comparisons }: Finding): Comparison['determination'] {
  const found = comparisons.map(({ verdict }) => verdict);
  if (found.includes('indeterminate: measurement')) return 'indeterminate: measurement';
  if (found.includes('incremental')) return 'incremental';
  return found.length > 0 && found.every((one) => one === 'step-change') ? 'step-change' : 'inconclusive';
}
