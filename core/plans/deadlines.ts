// What can be done by its day: the fewest late (Moore and Hodgson 1968), told with what is short.
import { pop, push, type Ranked } from '#core/kernel/heap.ts';

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

/** Hours more that would let a late one be on time as well, beside all that are on time. */
export function hoursShort(work: readonly DueWork[], onTime: readonly number[], late: number): number {
  const added = work[late];
  if (added === undefined) return 0;
  const all = [...onTime, late].sort((a, b) => (work[a]?.available ?? 0) - (work[b]?.available ?? 0) || a - b);
  const users = new Map<number, number>();
  let hours = 0;
  let short = 0;
  for (const index of all) {
    const one = work[index];
    if (one === undefined) continue;
    hours += one.hours + claim(users, one);
    if (one.available >= added.available) short = Math.max(short, hours - one.available);
  }
  return short;
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
