// Expert minutes as people say them, and the marks of an axis that they stand on.
import { grouped } from '#core/kernel/counted.ts';

/** Minutes in the unit that people would say them in, to three digits. */
export function duration(minutes: number): string {
  if (Number.isNaN(minutes)) return 'can’t tell';
  if (minutes === Infinity) return 'no end';
  if (minutes < 1) return `${digits(minutes * 60)} s`;
  if (minutes < 120) return `${digits(minutes)} min`;
  return minutes < 60 * 1000 ? `${digits(minutes / 60)} h` : `${digits(minutes / 60 / 24)} d`;
}

function digits(value: number): string {
  if (value >= 1000) return grouped(Math.round(value));
  return value < 0.01 ? '0' : String(Number(value.toPrecision(3)));
}

interface DurationTick {
  readonly minutes: number;
  readonly text: string;
}

const hour = 60;
/** Work is counted in weeks of 40 hours, four of them to a month, fifty to a year. */
const week = 40 * hour;

/** From finest to coarsest about a factor of four apart, each a time that people know. */
const ticks: readonly DurationTick[] = [
  { minutes: 1 / 60, text: '1 s' },
  { minutes: 4 / 60, text: '4 s' },
  { minutes: 1 / 4, text: '15 s' },
  { minutes: 1, text: '1 min' },
  { minutes: 4, text: '4 min' },
  { minutes: 15, text: '15 min' },
  { minutes: hour, text: '1 h' },
  { minutes: 8 * hour, text: '8 h' },
  { minutes: week, text: '1 week of work' },
  { minutes: 4 * week, text: '1 month of work' },
  { minutes: 50 * week, text: '1 year of work' },
  { minutes: 500 * week, text: '10 years of work' },
  { minutes: 5000 * week, text: '100 years of work' },
];

/** Those from `low` to `high`. */
export function durationTicks(low: number, high: number): readonly DurationTick[] {
  return ticks.filter(({ minutes }) => minutes >= low && minutes <= high);
}

/** Said once where an axis counts in weeks of work. */
export const workTold = 'A week of work is 40 hours, a month four weeks, a year fifty.';
