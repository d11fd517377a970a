// From values to places.
import { log2 } from '#core/frontier/statistics/logistic.ts';
import { addDays, daysBetween, type Day } from '#core/kernel/days.ts';

/** Where a value stands; values beyond the ends stand beyond them. */
export type Scale = (value: number) => number;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Equal steps for equal differences. */
export function linearScale({ low, high }: Range, from: number, to: number): Scale {
  const span = high - low;
  return (value) => (span === 0 ? (from + to) / 2 : from + ((to - from) * (value - low)) / span);
}

/** Equal steps for equal ratios; ends and values are positive. */
export function logScale({ low, high }: Range, from: number, to: number): Scale {
  const linear = linearScale({ low: log2(low), high: log2(high) }, from, to);
  return (value) => linear(log2(value));
}

interface Sized {
  /** Where its middle would stand. */
  readonly wanted: number;
  readonly size: number;
}

/**
 * Middles as near to those wanted, by least squares, as sizes allow, between `low` and `high`: texts that would meet share
 * the middle of what they want. Too many for the room go on beyond its end.
 *
 * @param texts in the order of what they want
 */
export function spread(texts: readonly Sized[], { low, high }: Range): readonly number[] {
  // With the sizes taken out, the nearest places in order are means of neighbours that are out of order.
  const blocks: { sum: number; count: number }[] = [];
  let before = 0;
  const offsets = texts.map(({ size }) => {
    before += size;
    return before - size / 2;
  });
  for (const [index, { wanted }] of texts.entries()) {
    let block = { sum: wanted - (offsets[index] ?? 0), count: 1 };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: block.sum + last.sum, count: block.count + last.count };
    }
    blocks.push(block);
  }
  return blocks
    .flatMap((block) => Array<number>(block.count).fill(Math.max(low, Math.min(high - before, mean(block)))))
    .map((place, index) => place + (offsets[index] ?? 0));
}

function mean({ sum, count }: { readonly sum: number; readonly count: number }): number {
  return sum / count;
}

export interface DayTick {
  readonly on: Day;
  readonly text: string;
}

/** Steps of a calendar axis, finest first: days where `months` is 0. */
const steps = [
  { days: 1, months: 0 },
  { days: 7, months: 0 },
  { days: 14, months: 0 },
  { days: 30, months: 1 },
  { days: 91, months: 3 },
  { days: 365, months: 12 },
  { days: 730, months: 24 },
  { days: 1826, months: 60 },
  { days: 3652, months: 120 },
] as const;

/** Beginnings of days, months or years from one day to another: at most so many. */
export function dayTicks(from: Day, to: Day, most: number): readonly DayTick[] {
  const span = Math.max(1, daysBetween(from, to));
  const step = steps.find(({ days }) => span / days <= most) ?? { days: 3652, months: 120 };
  return step.months === 0 ? everyDays(from, to, step.days) : everyMonths(from, to, step.months);
}

function everyDays(from: Day, to: Day, days: number): readonly DayTick[] {
  const ticks: DayTick[] = [];
  // Weeks begin on Mondays: 1970-01-05 was one.
  const past = ((daysBetween('1970-01-05', from) % days) + days) % days;
  for (let on = addDays(from, past === 0 ? 0 : days - past); on <= to; on = addDays(on, days)) {
    ticks.push({ on, text: on });
  }
  return ticks;
}

function everyMonths(from: Day, to: Day, months: number): readonly DayTick[] {
  const ticks: DayTick[] = [];
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  for (let month = Math.floor(first / months) * months; ; month += months) {
    const year = String(Math.floor(month / 12)).padStart(4, '0');
    const on = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    if (on > to) return ticks;
    if (on >= from) ticks.push({ on, text: months >= 12 ? year : on.slice(0, 7) });
  }
}
