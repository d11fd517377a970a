// What the plot of a comparison shows: each item that both models were run on, by what became of it.
import type { Verdict } from '#core/frontier/verdicts.ts';
import { verdictOf } from '#core/frontier/comparison/margin.ts';
import type { PairedItem } from '#core/frontier/comparison/pair.ts';
import { inOrder } from '#core/frontier/horizon/run.ts';
import type { Outcome } from '#core/frontier/plots/drawing.ts';
import { grouped, plural } from '#core/kernel/counted.ts';

/** A comparison as results tell of it; `null` for what has no number. */
export interface ShownComparison {
  readonly base: string;
  readonly candidate: string;
  /** How many times the base's horizon is a step-change. */
  readonly margin: number;
  readonly ratio: number | null;
  readonly ci: readonly (number | null)[] | null;
  /** The verdict, or that it hangs on how it is measured. */
  readonly determination: string;
  readonly reasons: readonly string[];
  readonly leftOut?: { readonly onlyBase: number; readonly onlyCandidate: number; readonly differing: number };
}

export type ShownItem = Pick<PairedItem, 'task' | 'family' | 'minutes' | 'base' | 'candidate'>;

export interface ComparedItem extends ShownItem {
  readonly outcome: Outcome;
}

export const outcomes: readonly Outcome[] = ['both', 'gained', 'lost', 'neither'];

export const outcomeTold: Readonly<Record<Outcome, string>> = {
  both: 'both alike',
  gained: 'gained',
  lost: 'lost',
  neither: 'neither',
};

/** With several attempts at an item, the one that solves it more often gains it, as in the difference of the two. */
function outcomeOf({ base, candidate }: ShownItem): Outcome {
  if (candidate > base) return 'gained';
  if (candidate < base) return 'lost';
  return base > 0 ? 'both' : 'neither';
}

/** By expert minutes, then by name. */
export function comparedItems(items: readonly ShownItem[]): readonly ComparedItem[] {
  return items
    .map((item) => ({ ...item, outcome: outcomeOf(item) }))
    .sort((a, b) => a.minutes - b.minutes || inOrder(a.task, b.task));
}

type Counts = Readonly<Record<Outcome, number>>;

function countsOf(items: readonly ComparedItem[]): Counts {
  const counts = { both: 0, gained: 0, lost: 0, neither: 0 };
  for (const { outcome } of items) counts[outcome] += 1;
  return counts;
}

export interface FamilyRow {
  readonly family: string;
  readonly items: readonly ComparedItem[];
  readonly counts: Counts;
}

/** In the order of their names; `items` are in order already. */
export function familiesOf(items: readonly ComparedItem[]): readonly FamilyRow[] {
  const families = new Map<string, ComparedItem[]>();
  for (const item of items) {
    const own = families.get(item.family);
    if (own === undefined) families.set(item.family, [item]);
    else own.push(item);
  }
  return [...families]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([family, own]) => ({ family, items: own, counts: countsOf(own) }));
}

export function comparisonSentence({ base, candidate }: ShownComparison, items: readonly ComparedItem[]): string {
  if (items.length === 0) return `No item was run with both ${base} and ${candidate}: nothing to plot.`;
  const { both, gained, lost, neither } = countsOf(items);
  return `${candidate} beside ${base} on ${plural(items.length, 'item')}: ${grouped(gained)} gained, ${grouped(lost)} lost, ${grouped(both)} solved by both alike, ${grouped(neither)} by neither.`;
}

export function comparisonNotes({ leftOut }: ShownComparison): readonly string[] {
  if (leftOut === undefined) return [];
  const told = [
    [leftOut.onlyBase, 'run with the base alone'],
    [leftOut.onlyCandidate, 'run with the candidate alone'],
    [leftOut.differing, 'that differ in expert time or family between the two'],
  ] as const;
  return told.flatMap(([count, what]) => (count === 0 ? [] : [`Not in the plot: ${plural(count, 'item')} ${what}.`]));
}

/** The verdict, and where the interval lies against the margin. */
export function marginSentence({ determination, reasons, ratio, ci, margin }: ShownComparison): string {
  const told = reasons.length === 0 ? '' : `: ${reasons.join(' ')}`;
  const verdict = `${determination.slice(0, 1).toUpperCase()}${determination.slice(1)}${told}`;
  if (ratio === null || ci === null) return `${verdict} There is no ratio of horizons to draw.`;
  // Where the verdict is another than that of the interval alone, reasons say why, and this says what is seen.
  const side = sideOf(ci, margin);
  return side.verdict === determination ? verdict : `${verdict} ${side.told}`;
}

function sideOf(
  [low, high]: readonly (number | null)[],
  margin: number,
): { readonly verdict: Verdict; readonly told: string } {
  const verdict = verdictOf([low ?? 0, high ?? Infinity], margin);
  switch (verdict) {
    case 'step-change':
      return { verdict, told: `The whole interval lies at or above the margin of ${margin}.` };
    case 'incremental':
      return { verdict, told: `The whole interval lies below the margin of ${margin}.` };
    case 'inconclusive':
      return { verdict, told: `The interval lies on both sides of the margin of ${margin}.` };
  }
}
