// What there is to choose from, and what a choice is.
import type { Covered, Option } from '#core/plans/coverage.ts';

export interface Task {
  /** By index of risk. */
  readonly weights: readonly number[];
  readonly options: readonly Option[];
  /** Indexes of the options to choose from; what they need is added. */
  readonly among: readonly number[];
  /** Hours; `Infinity` puts all of them in order. */
  readonly capacity: number;
  /** Hours beyond these that urgent options may use. */
  readonly reserve: number;
  /** Options that are taken already, and what they covered. */
  readonly taken: ReadonlySet<number>;
  readonly covered: Covered;
}

export interface Choice {
  /** Indexes of options in the order in which they were taken: what is needed before what needs it. */
  readonly order: readonly number[];
  readonly hours: number;
  readonly achieved: number;
  /** No other that fits is worth more, the favour of what is started or planned counted in. */
  readonly isBest: boolean;
}

/** An option with all that it needs and that isn't taken, in an order in which they can be done. */
export function unitOf(options: readonly Option[], taken: ReadonlySet<number>, index: number): readonly number[] {
  const needs = options[index]?.needs ?? [];
  if (needs.length === 0) return [index];
  const unit = new Set<number>();
  const visit = (at: number): void => {
    if (taken.has(at) || unit.has(at)) return;
    for (const need of options[at]?.needs ?? []) visit(need);
    unit.add(at);
  };
  visit(index);
  return [...unit];
}

export function hoursOf(options: readonly Option[], unit: readonly number[]): number {
  let sum = 0;
  for (const index of unit) sum += options[index]?.hours ?? 0;
  return sum;
}
