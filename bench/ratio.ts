// Two command lines run in turn, so that whatever else the machine does meets both alike.
import { run, type Call } from '#bench/process.ts';

/** Median, least and most of some figures. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Ratio {
  readonly pairs: number;
  /** Of each pair's subject over its base. */
  readonly ratio: Spread;
  readonly subjectMs: Spread;
  readonly baseMs: Spread;
}

/** Warms both up, then runs `pairs` pairs, the subject first in every second pair. */
export function ratioOf(subject: Call, base: Call, pairs = 15, warmUps = 3): Ratio {
  for (let count = 0; count < warmUps; count += 1) {
    run(subject);
    run(base);
  }
  const subjects: number[] = [];
  const bases: number[] = [];
  for (let count = 0; count < pairs; count += 1) {
    if (count % 2 === 0) subjects.push(run(subject).ms);
    bases.push(run(base).ms);
    if (count % 2 === 1) subjects.push(run(subject).ms);
  }
  return {
    pairs,
    ratio: spreadOf(subjects.map((ms, index) => ms / (bases[index] ?? Number.NaN))),
    subjectMs: spreadOf(subjects),
    baseMs: spreadOf(bases),
  };
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
  return { median, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}
