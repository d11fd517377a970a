// What the operator put off, and what must wait for that: without hours in any week, and never out of sight.
import { addDays, type Day } from '#core/kernel/days.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Estimated } from '#core/plans/candidate.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import { titleOf } from '#core/plans/title.ts';

export interface Waiting {
  readonly index: number;
  /** In which it may begin (1 is next week); `undefined` where nobody knows. */
  readonly week: number | undefined;
  /** What it waits for, where that is another action. */
  readonly why: readonly Sourced[];
}

/** Ten years: whatever is put off for longer has no week. */
const weeksMax = 520;

/** What is put off itself, then what needs something that can't be had: needs always before. */
export function waiting(prepared: Prepared): readonly Waiting[] {
  const { candidates, jobs } = prepared;
  const held = heldOf(prepared);
  const putOff = candidates.flatMap((candidate, index) =>
    candidate.state === 'deferred' ? [{ index, week: weekOf(prepared, candidate), why: [] }] : [],
  );
  const blocked = candidates.flatMap((candidate, index): Waiting[] => {
    if (jobs[index]?.ready !== false || candidate.state === 'deferred' || candidate.state === 'said, not seen')
      return [];
    const needs = awaited(held, candidate);
    const weeks = needs.map((need) => weekOf(prepared, need));
    const known = weeks.filter((week) => week !== undefined);
    const why = needs.map((need) => ({
      text: `Waits for ${awaiting(prepared, need)}.`,
      source: `you, ${prepared.memory.record(need.id)?.on ?? prepared.input.asOf}`,
    }));
    return [{ index, week: known.length < weeks.length ? undefined : Math.max(...known), why }];
  });
  return [...putOff, ...blocked];
}

/** Why hours don't help: it or what it needs was put off, or is said to be done; `undefined` where neither holds. */
export function heldUp(prepared: Prepared, held: Held, candidate: Estimated): string | undefined {
  if (candidate.state === 'deferred') return `You put it off until ${untilOf(prepared, candidate) ?? 'later'}.`;
  if (candidate.state === 'said, not seen') return 'You said it is done; a new inventory would prove it.';
  const needs = awaited(held, candidate);
  if (needs.length === 0) return undefined;
  return `It waits for ${needs.map((need) => awaiting(prepared, need)).join(', and for ')}.`;
}

/** By id: what is put off, or said to be done and not seen. */
export type Held = ReadonlyMap<string, Estimated>;

export function heldOf({ candidates }: Prepared): Held {
  const held = candidates.filter(({ state }) => state === 'deferred' || state === 'said, not seen');
  return new Map(held.map((candidate) => [candidate.id, candidate]));
}

function awaited(held: Held, { needs }: Estimated): readonly Estimated[] {
  return needs.flatMap((need) => held.get(need) ?? []);
}

function awaiting(prepared: Prepared, need: Estimated): string {
  const title = `"${titleOf(need)}"`;
  if (need.state === 'deferred') return `${title}, which you put off until ${untilOf(prepared, need) ?? 'later'}`;
  return `${title}, which you said is done and no inventory shows yet`;
}

function untilOf({ memory }: Prepared, { id }: Estimated): Day | undefined {
  return memory.record(id)?.until;
}

function weekOf(prepared: Prepared, candidate: Estimated): number | undefined {
  const until = candidate.state === 'deferred' ? untilOf(prepared, candidate) : undefined;
  if (until === undefined) return undefined;
  let weeks = 1;
  while (addDays(prepared.input.asOf, 7 * weeks + 6) < until && weeks < weeksMax) weeks += 1;
  return weeks;
}
