// The weeks after this one, in the same way, until nothing is left.
import { choose } from '#core/plans/choose.ts';
import { hoursOf, unitOf } from '#core/plans/choose-task.ts';
import { gain, nothingCovered, type Covered } from '#core/plans/coverage.ts';
import { inOrderOfDues } from '#core/plans/dues.ts';
import type { ScheduleInput } from '#core/plans/schedule-input.ts';

/** When an option's turn comes: 1 is next week; `undefined` where it never comes. */
export interface Turn {
  readonly index: number;
  readonly week: number | undefined;
}

/** For so many weeks the dues are weighed anew each week; behind them they keep their order. */
const weeksWeighedMax = 8;
/** So many of the next ones are tried where the next does not fit into what is left of a week. */
const lookAheadMax = 20;
/** Two centuries: a backlog that lasts longer never empties. */
const weeksMax = 10_400;

/** What fills the weeks, changed as it goes. */
interface Filling {
  readonly input: ScheduleInput;
  readonly taken: Set<number>;
  readonly turns: Turn[];
  week: number;
  /** Hours of this week that are spoken for, by something longer than the week it began in. */
  used: number;
}

export function laterWeeks(input: ScheduleInput, taken: ReadonlySet<number>, covered: Covered): readonly Turn[] {
  const filling: Filling = { input, taken: new Set(taken), turns: [], week: 1, used: 0 };
  const queue = backlog(input, taken, covered);
  let dues = inOrderOfDues(input, filling.taken, 1);
  const byWeight = input.capacity - input.heldBack;
  if (byWeight <= 0) return [...new Set([...dues, ...queue])].map((index) => ({ index, week: undefined }));
  let at = 0;
  let dueAt = 0;
  while (at < queue.length && filling.week <= weeksMax) {
    const before = filling.taken.size;
    // Behind the weeks that are weighed, only the next few dues are looked at: they keep their order.
    fill(
      filling,
      dues.slice(dueAt, dueAt + (filling.week <= weeksWeighedMax ? dues.length : lookAheadMax)),
      input.capacity,
    );
    fill(filling, queue.slice(at, at + lookAheadMax), byWeight);
    at = skipTaken(queue, at, filling.taken);
    dueAt = skipTaken(dues, dueAt, filling.taken);
    if (filling.taken.size === before) force(filling, dues[dueAt] ?? queue[at]);
    nextWeek(filling);
    at = skipTaken(queue, at, filling.taken);
    if (dues.length > 0 && filling.week <= weeksWeighedMax) {
      dues = inOrderOfDues(input, filling.taken, filling.week);
      dueAt = 0;
    }
    dueAt = skipTaken(dues, dueAt, filling.taken);
  }
  for (const index of queue) if (!filling.taken.has(index)) filling.turns.push({ index, week: undefined });
  return filling.turns;
}

/** All that is left, by weight per hour; what others have made needless is left out, what binds never is. */
function backlog(input: ScheduleInput, taken: ReadonlySet<number>, covered: Covered): readonly number[] {
  const { weights, options, jobs } = input;
  const among = jobs.flatMap(({ ready }, index) => (ready && !taken.has(index) ? [index] : []));
  const { order } = choose({ weights, options, among, capacity: Infinity, reserve: 0, taken, covered });
  const ordered = new Set(order);
  const fresh = nothingCovered(weights);
  const rest = among.filter((index) => {
    if (ordered.has(index)) return false;
    const job = jobs[index];
    const isDue = job?.binding === true && job.dueOn !== undefined;
    return isDue || job?.always === true || gain(weights, fresh, options[index]?.removes ?? []) === 0;
  });
  return [...order, ...rest];
}

function fill(filling: Filling, wanted: readonly number[], capacity: number): void {
  for (const index of wanted) {
    if (filling.taken.has(index)) continue;
    const unit = unitOf(filling.input.options, filling.taken, index);
    const cost = hoursOf(filling.input.options, unit);
    if (filling.used + cost <= capacity + 1e-9) take(filling, unit, cost, filling.week);
  }
}

/** Something longer than a week, begun in one and ended in another. */
function force(filling: Filling, index: number | undefined): void {
  if (index === undefined) return;
  const { input } = filling;
  const unit = unitOf(input.options, filling.taken, index);
  const cost = hoursOf(input.options, unit);
  const capacity = input.capacity - input.heldBack;
  const end = filling.week + Math.max(0, Math.ceil((filling.used + cost) / capacity - 1e-9) - 1);
  take(filling, unit, cost, end);
}

// oxlint-disable-next-line max-params -- what is taken, its cost and its week
function take(filling: Filling, unit: readonly number[], cost: number, week: number): void {
  for (const index of unit) {
    filling.taken.add(index);
    filling.turns.push({ index, week });
  }
  filling.used += cost;
}

/** The next week that has hours left. */
function nextWeek(filling: Filling): void {
  const capacity = filling.input.capacity - filling.input.heldBack;
  const weeks = Math.max(1, Math.floor(filling.used / capacity + 1e-9));
  filling.week += weeks;
  filling.used = Math.max(0, filling.used - weeks * capacity);
  // What a directive's dues took of the hours held back is gone with its week.
  if (weeks === 1 && filling.used <= filling.input.heldBack) filling.used = 0;
}

function skipTaken(queue: readonly number[], from: number, taken: ReadonlySet<number>): number {
  let at = from;
  while (at < queue.length && taken.has(queue[at] ?? -1)) at += 1;
  return at;
}
