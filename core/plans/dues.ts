// What a binding directive makes due, in the order in which to take it up.
import { addDays, daysBetween, type Day } from '#core/kernel/days.ts';
import { choose } from '#core/plans/choose.ts';
import { hoursOf, unitOf } from '#core/plans/choose-task.ts';
import { nothingCovered } from '#core/plans/coverage.ts';
import { meetDeadlines, type DueWork } from '#core/plans/deadlines.ts';
import type { ScheduleInput } from '#core/plans/schedule-input.ts';

export interface Dues {
  /** Indexes of options, by index of `work`. */
  readonly indexes: readonly number[];
  readonly work: readonly DueWork[];
  /** Indexes of `work`. */
  readonly onTime: readonly number[];
  readonly late: readonly number[];
}

/** What can be on time and what can't, of all that is due on or after the first day of this week (0 is the first). */
export function splitDues(input: ScheduleInput, taken: ReadonlySet<number>, week: number): Dues {
  const from = addDays(input.asOf, 7 * week);
  const indexes = bindingOf(input, taken).filter((index) => (input.jobs[index]?.dueOn ?? '') >= from);
  const work = indexes.map((index) => dueWork(input, taken, index, from));
  return { indexes, work, ...meetDeadlines(work) };
}

/**
 * First what is past its day and exploited already: every further day counts, and no other date may push it back. All of it
 * is late, so that what removes most within the week's hours comes before the rest of it. Then what else is past its day as
 * far as it makes nothing late, what can be on time, earliest day first, the rest of what is past, and what will be late.
 * Late ones by weight per hour.
 */
export function inOrderOfDues(input: ScheduleInput, taken: ReadonlySet<number>, week: number): readonly number[] {
  const binding = bindingOf(input, taken);
  if (binding.length === 0) return [];
  const { indexes, work, onTime, late } = splitDues(input, taken, week);
  const upcoming = new Set(indexes);
  const past = byRatio(
    input,
    taken,
    binding.filter((index) => !upcoming.has(index)),
  );
  let slack = Infinity;
  let hours = 0;
  for (const at of onTime) {
    hours += hoursOf(input.options, unitOf(input.options, taken, indexes[at] ?? -1));
    slack = Math.min(slack, (work[at]?.available ?? 0) - hours);
  }
  const isUrgent = (index: number): boolean => input.options[index]?.urgent === true;
  const first = [...bestWithin(input, taken, past.filter(isUrgent))];
  for (const index of past) {
    if (isUrgent(index)) continue;
    const cost = hoursOf(input.options, unitOf(input.options, taken, index));
    if (cost > slack) continue;
    slack -= cost;
    first.push(index);
  }
  const met = onTime.flatMap((at) => indexes[at] ?? []);
  const missed = byRatio(
    input,
    taken,
    late.flatMap((at) => indexes[at] ?? []),
  );
  return [...new Set([...first, ...met, ...past, ...missed])];
}

function bindingOf({ jobs }: ScheduleInput, taken: ReadonlySet<number>): readonly number[] {
  return jobs.flatMap(({ binding, dueOn, ready }, index) =>
    binding && ready && dueOn !== undefined && !taken.has(index) ? [index] : [],
  );
}

/**
 * The hours of a week can be spent on any of its days, so that what is due within this week has all of its hours; later
 * weeks count when they are over.
 */
// oxlint-disable-next-line max-params -- the option, and when it is looked at
function dueWork(input: ScheduleInput, taken: ReadonlySet<number>, index: number, from: Day): DueWork {
  const option = input.options[index];
  const days = daysBetween(from, input.jobs[index]?.dueOn ?? from);
  const needs = unitOf(input.options, taken, index)
    .filter((need) => need !== index)
    .map((id) => ({ id, hours: input.options[id]?.hours ?? 0 }));
  return { hours: option?.hours ?? 0, available: input.capacity * Math.max(1, Math.floor((days + 1) / 7)), needs };
}

/** What together removes most of what fits into a week, then the others in the order in which they came. */
function bestWithin(
  { weights, options, capacity }: ScheduleInput,
  taken: ReadonlySet<number>,
  list: readonly number[],
): readonly number[] {
  if (list.length <= 1) return list;
  const covered = nothingCovered(weights);
  const { order } = choose({ weights, options, among: list, capacity, reserve: 0, taken, covered });
  const wanted = new Set(list);
  return [...new Set([...order.filter((index) => wanted.has(index)), ...list])];
}

function byRatio(input: ScheduleInput, taken: ReadonlySet<number>, among: readonly number[]): readonly number[] {
  const { weights, options } = input;
  const covered = nothingCovered(weights);
  const { order } = choose({ weights, options, among, capacity: Infinity, reserve: 0, taken, covered });
  const wanted = new Set(among);
  return [...new Set([...order.filter((index) => wanted.has(index)), ...among])];
}
