// What can be done by its day: the fewest late (Moore and Hodgson 1968), told with what is short.
import { pop, push, type Ranked } from '#core/plans/heap.ts';

/** Work with a day to be done by. */
export interface DueWork {
  /** Own hours. */
  readonly hours: number;
  /** Hours that there are until its day, from now on. */
  readonly available: number;
  /** Indexes of work (in the caller's list of needs) that must come before, each with its hours; shared ones count once. */
  readonly needs: readonly { readonly id: number; readonly hours: number }[];
}

export interface Deadlines {
  /** Indexes in the order in which to do them: earliest day first. */
  readonly onTime: readonly number[];
  readonly late: readonly number[];
}

const tolerance = 1e-9;

/** Splits work into what can be on time and what is late, so that as few as possible are late. */
export function meetDeadlines(work: readonly DueWork[]): Deadlines {
  const order = work
    .map((one, index) => ({ index, available: one.available }))
    .sort((a, b) => a.available - b.available || a.index - b.index);
  const users = new Map<number, number>();
  const kept = new Set<number>();
  const longest: Ranked[] = [];
  let hours = 0;
  for (const { index, available } of order) {
    const one = work[index];
    if (one === undefined) continue;
    kept.add(index);
    hours += one.hours + claim(users, one);
    push(longest, { rank: wholeHours(one), id: index });
    // The longest of those before its day goes: it frees most, and one must.
    while (hours > available + tolerance) {
      const id = pop(longest)?.id;
      const gone = id === undefined ? undefined : work[id];
      if (id === undefined || gone === undefined) break;
      kept.delete(id);
      hours -= gone.hours + release(users, gone);
    }
  }
  const sorted = order.map(({ index }) => index);
  return { onTime: sorted.filter((index) => kept.has(index)), late: sorted.filter((index) => !kept.has(index)) };
}

/**
 * For each late one, the hours more that would let it be on time as well, beside all that are on time; both are indexes of
 * `work`. What it needs counts where nothing on time needs it already.
 */
export function hoursShort(work: readonly DueWork[], { onTime, late }: Deadlines): readonly number[] {
  const users = new Map<number, number>();
  const days: { readonly available: number; readonly hours: number }[] = [];
  let hours = 0;
  for (const index of onTime) {
    const one = work[index];
    if (one === undefined) continue;
    hours += one.hours + claim(users, one);
    days.push({ available: one.available, hours });
  }
  // From behind: the most that any day from here on is over its hours.
  const over: number[] = Array.from({ length: days.length + 1 }, () => -Infinity);
  for (let at = days.length - 1; at >= 0; at -= 1) {
    const day = days[at];
    if (day !== undefined) over[at] = Math.max(over[at + 1] ?? -Infinity, day.hours - day.available);
  }
  return late.map((index) => {
    const one = work[index];
    if (one === undefined) return 0;
    const added = one.needs.reduce((sum, need) => sum + ((users.get(need.id) ?? 0) > 0 ? 0 : need.hours), one.hours);
    const place = firstBehind(days, one.available);
    const before = days[place - 1]?.hours ?? 0;
    return Math.max(0, before + added - one.available, (over[place] ?? -Infinity) + added);
  });
}

/** How many are due no later: a binary search. */
function firstBehind(days: readonly { readonly available: number }[], available: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.available ?? 0) <= available) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wholeHours({ hours, needs }: DueWork): number {
  return needs.reduce((sum, need) => sum + need.hours, hours);
}

/** Hours of needs that nothing kept has claimed yet. */
function claim(users: Map<number, number>, { needs }: DueWork): number {
  let hours = 0;
  for (const need of needs) {
    const count = users.get(need.id) ?? 0;
    if (count === 0) hours += need.hours;
    users.set(need.id, count + 1);
  }
  return hours;
}

/** Hours of needs that nothing kept claims any more. */
function release(users: Map<number, number>, { needs }: DueWork): number {
  let hours = 0;
  for (const need of needs) {
    const count = users.get(need.id) ?? 0;
    if (count === 1) hours += need.hours;
    users.set(need.id, Math.max(0, count - 1));
  }
  return hours;
}
