// Which actions this week, which later, and what can't be met: dues that bind first, then weight by the hour.
import { addDays, daysBetween, type Day } from '#core/kernel/days.ts';
import { bound } from '#core/plans/certify.ts';
import { choose } from '#core/plans/choose.ts';
import { hoursOf, unitOf, type Choice, type Task } from '#core/plans/choose-task.ts';
import { cover, nothingCovered, type Covered } from '#core/plans/coverage.ts';
import { inOrderOfDues, splitDues } from '#core/plans/dues.ts';
import { laterWeeks, type Turn } from '#core/plans/later-weeks.ts';
import { hoursShort } from '#core/plans/deadlines.ts';
import type { ScheduleInput } from '#core/plans/schedule-input.ts';

interface Late {
  readonly index: number;
  readonly daysLate: number | undefined;
  readonly hoursShort: number;
}

export interface Schedule {
  /** In the order in which to do them. */
  readonly week: readonly number[];
  readonly usedHours: number;
  readonly later: readonly Turn[];
  /** What binds and can't be met, earliest due first. */
  readonly late: readonly Late[];
  /** How many of these an hour a week more would bring in time. */
  readonly anHourMoreMeets: number;
  /** Of what was chosen by weight alone. */
  readonly certificate: {
    readonly achieved: number;
    readonly bound: number;
    /** Only for the sake of what was started or planned it is not the best. */
    readonly isKept: boolean;
  };
}

export function schedule(input: ScheduleInput): Schedule {
  const first = chooseWeek(input);
  const { task, choice } = first.byWeight;
  const later = laterWeeks(input, new Set(first.week), first.covered);
  const weekOf = new Map<number, number | undefined>([
    ...first.week.map((index) => [index, 0] as const),
    ...later.map(({ index, week }) => [index, week] as const),
  ]);
  return {
    week: first.week,
    usedHours: hoursOf(input.options, first.week),
    later,
    late: lateOf(input, weekOf),
    anHourMoreMeets: lateCount(input) - lateCount({ ...input, capacity: input.capacity + 1 }),
    certificate: { achieved: choice.achieved, bound: bound(task, choice), isKept: choice.isBest },
  };
}

function lateCount(input: ScheduleInput): number {
  return splitDues(input, new Set(), 0).late.length;
}

export interface Week {
  readonly week: readonly number[];
  readonly covered: Covered;
  /** Weight removed by all of it. */
  readonly achieved: number;
  /** What was left to choose by weight, and what was chosen. */
  readonly byWeight: { readonly task: Task; readonly choice: Choice };
}

/** This week alone: what the questions ask again and again. */
export function chooseWeek(input: ScheduleInput): Week {
  const { weights, options, jobs, capacity, heldBack } = input;
  const covered = nothingCovered(weights);
  const taken = new Set<number>();
  const dues: number[] = [];
  let hours = 0;
  let achieved = 0;
  for (const index of inOrderOfDues(input, taken, 0)) {
    const unit = unitOf(options, taken, index);
    const cost = hoursOf(options, unit);
    if (taken.has(index) || hours + cost > capacity + 1e-9) continue;
    hours += cost;
    for (const one of unit) {
      taken.add(one);
      dues.push(one);
      achieved += cover(weights, covered, options[one]?.removes ?? []);
    }
  }
  const among = jobs.flatMap((job, index) => (job.ready && !taken.has(index) ? [index] : []));
  const left = Math.max(0, capacity - heldBack - hours);
  const reserve = Math.max(0, capacity - hours - left);
  const task = { weights, options, among, capacity: left, reserve, taken, covered: covered.slice() };
  const choice = choose(task);
  const week = printOrder(input, dues, choice.order);
  for (const index of choice.order) cover(weights, covered, options[index]?.removes ?? []);
  return { week, covered, achieved: achieved + choice.achieved, byWeight: { task, choice } };
}

/** Dues by their day; then what is advised within the week; then weight by the hour; needs always before. */
function printOrder(input: ScheduleInput, dues: readonly number[], chosen: readonly number[]): readonly number[] {
  const { weights, options, jobs, asOf } = input;
  const all = [...dues, ...chosen];
  const byRatio = choose({
    weights,
    options: options.map((option) => (option.favour === 1 ? option : { ...option, favour: 1 })),
    among: all,
    capacity: Infinity,
    reserve: 0,
    taken: new Set(),
    covered: nothingCovered(weights),
  }).order;
  // A set keeps the order in which things came into it.
  const place = new Map([...new Set([...byRatio, ...all])].map((index, at) => [index, at]));
  const weekEnd = addDays(asOf, 6);
  const bound = new Set(dues);
  const rank = (index: number): string => {
    const dueOn = jobs[index]?.dueOn;
    if (bound.has(index)) return `0 ${dueOn ?? '9999'}`;
    return dueOn !== undefined && dueOn <= weekEnd ? '1' : '2';
  };
  const sorted = [...all].sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one < other ? -1 : one > other ? 1 : (place.get(a) ?? 0) - (place.get(b) ?? 0);
  });
  const done = new Set<number>();
  const inside = new Set(all);
  for (const index of sorted) {
    for (const one of unitOf(options, done, index)) if (inside.has(one)) done.add(one);
  }
  return [...done];
}

function lateOf(input: ScheduleInput, weekOf: ReadonlyMap<number, number | undefined>): readonly Late[] {
  const { jobs, options, asOf } = input;
  const dues = splitDues(input, new Set(), 0);
  const short = new Map<number, number>();
  hoursShort(dues.work, dues).forEach((hours, at) => short.set(dues.indexes[dues.late[at] ?? -1] ?? -1, hours));
  const late = jobs.flatMap(({ dueOn, binding, ready }, index): (Late & { readonly dueOn: Day })[] => {
    if (!binding || dueOn === undefined) return [];
    const doneOn = endOf(weekOf.get(index), asOf);
    if (doneOn !== undefined && doneOn <= dueOn) return [];
    const daysLate = doneOn === undefined ? undefined : daysBetween(dueOn, doneOn);
    // No hours help what is past, or what was put off.
    const helps = ready && dueOn >= asOf;
    return [{ index, dueOn, daysLate, hoursShort: helps ? (short.get(index) ?? options[index]?.hours ?? 0) : 0 }];
  });
  return late
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.index - b.index))
    .map(({ index, daysLate, hoursShort: hours }) => ({ index, daysLate, hoursShort: hours }));
}

/** The day on which a week's work is done: this one can begin today. */
function endOf(week: number | undefined, asOf: Day): Day | undefined {
  if (week === undefined) return undefined;
  return week === 0 ? asOf : addDays(asOf, 7 * week + 6);
}
