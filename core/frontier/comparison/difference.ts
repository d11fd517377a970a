// How many more items the candidate solves, and how sure that is.
import { itemWeights } from '#core/frontier/comparison/margin.ts';
import type { PairedItem } from '#core/frontier/comparison/pair.ts';
import { mcNemar } from '#core/frontier/statistics/counts.ts';
import { clusteredEstimate, estimate, meanOf } from '#core/frontier/statistics/errors.ts';

export interface Difference {
  readonly n: number;
  readonly base: number;
  readonly candidate: number;
  /** Mean of candidate less base over the items. */
  readonly difference: number;
  /** sd(d)/√n; `undefined` for one item alone. */
  readonly standardError: number | undefined;
  /** With families as clusters; `undefined` for one family alone. */
  readonly clusteredError: number | undefined;
  /** The same with a family counting by the square root of its items. */
  readonly balanced: number;
  readonly balancedError: number | undefined;
  /** Items on which the candidate does better, and worse. */
  readonly gained: number;
  readonly lost: number;
  /** McNemar's exact test: of any difference at all, which is not the margin. */
  readonly chance: number;
}

/** Source: Miller, "Adding Error Bars to Evals" (arXiv 2411.00640) §4.2 for pairs; {@link mcNemar}. */
export function differenceOf(items: readonly PairedItem[]): Difference {
  const differences = items.map(({ base, candidate }) => candidate - base);
  const families = items.map(({ family }) => family);
  const gained = differences.filter((one) => one > 0).length;
  const lost = differences.filter((one) => one < 0).length;
  const n = items.length;
  const weight = itemWeights(items, 'balanced');
  const balanced = differences.reduce((sum, one, index) => sum + (weight[index] ?? 0) * one, 0);
  const spread = differences.reduce((sum, one, index) => sum + ((weight[index] ?? 0) * (one - balanced)) ** 2, 0);
  return {
    n,
    base: meanOf(items.map(({ base }) => base)),
    candidate: meanOf(items.map(({ candidate }) => candidate)),
    difference: meanOf(differences),
    standardError: estimate(differences)?.standardError,
    clusteredError: clusteredEstimate(differences, families)?.standardError,
    balanced,
    balancedError: n < 2 ? undefined : Math.sqrt(spread),
    gained,
    lost,
    chance: mcNemar(gained, lost),
  };
}
