// What a model's runs say of one threshold: met, missed, or neither.
import type { Suite, Threshold } from '#core/frontier/criteria/criteria.ts';
import { publishedDrawing } from '#core/frontier/horizon/bootstrap.ts';
import { publishedPolicy } from '#core/frontier/horizon/horizon.ts';
import { withinBudget, type Run } from '#core/frontier/horizon/run.ts';
import { horizonsWithIntervals } from '#core/frontier/horizon/with-intervals.ts';
import { passAt } from '#core/frontier/statistics/counts.ts';
import { meanOf } from '#core/frontier/statistics/errors.ts';
import { saturatedAt, saturation } from '#core/frontier/statistics/saturation.ts';
import { shareInterval } from '#core/frontier/statistics/share.ts';
import { plural } from '#core/kernel/counted.ts';

export interface Measured {
  readonly threshold: Threshold;
  /** `undefined` where nothing could be measured. */
  readonly value: number | undefined;
  readonly ci: readonly [low: number, high: number] | undefined;
  /** `met`: the whole interval is at or above; `missed`: all of it is below, and the suite leaves room to be missed. */
  readonly outcome: 'met' | 'missed' | 'open';
  /** The value alone is at or above the threshold, of all of the suite's tasks. */
  readonly isValueAtLeast: boolean;
  /** Why it is open, for people; empty where it isn't. */
  readonly why: string;
}

/**
 * One threshold on one suite. A suite that some model all but solves never shows that a threshold is missed (research §2.1:
 * "no step-change" may never be concluded from a saturated suite); a part of a suite shows nothing of it.
 *
 * @param runs of all models: who all but solves the suite may be another
 */
export function measure(runs: readonly Run[], alias: string, suite: Suite, threshold: Threshold): Measured {
  const families = new Set(suite.families);
  const budget = suite.tokens ?? Infinity;
  const ofSuite = runs.filter(({ family }) => families.has(family)).map((run) => withinBudget(run, budget));
  const own = ofSuite.filter((run) => run.alias === alias);
  const tasks = new Set(own.map(({ task }) => task)).size;
  const open = (why: string): Measured => ({
    threshold,
    value: undefined,
    ci: undefined,
    outcome: 'open',
    isValueAtLeast: false,
    why,
  });
  if (tasks !== suite.tasks) {
    return open(`${suite.name} has ${plural(suite.tasks, 'task')}, ${tasks} were scored for ${alias}.`);
  }
  if (suite.tokens !== undefined && own.some(({ tokens }) => tokens === undefined)) {
    return open(`${suite.name} has a budget of tokens, which were not counted in every run.`);
  }
  if (!isTriedAlike(own)) {
    return open(
      `${suite.name}: some tasks were tried more often than others, so that what came out may have chosen which.`,
    );
  }
  const found = threshold.measure === 'solved' ? solvedOf(own, threshold.attempts ?? 1) : p50Of(own);
  if (typeof found === 'string') return open(`${suite.name}: ${found}`);
  return { threshold, ...found, ...outcomeOf(found, threshold.atLeast, bestOn(ofSuite)) };
}

interface Found {
  readonly value: number;
  readonly ci: readonly [number, number];
}

function outcomeOf(
  { value, ci: [low, high] }: Found,
  atLeast: number,
  best: { readonly alias: string; readonly share: number },
): Pick<Measured, 'outcome' | 'isValueAtLeast' | 'why'> {
  const isValueAtLeast = value >= atLeast;
  if (low >= atLeast) return { outcome: 'met', isValueAtLeast, why: '' };
  if (high >= atLeast) {
    return { outcome: 'open', isValueAtLeast, why: `The interval of its result lies on both sides of ${atLeast}.` };
  }
  if (best.share < saturatedAt) return { outcome: 'missed', isValueAtLeast, why: '' };
  const why = `${best.alias} all but solves the suite: that a threshold on it is missed can’t be concluded.`;
  return { outcome: 'open', isValueAtLeast, why };
}

/** Research §3.2: where only failed tasks were run again, the result can only rise. */
function isTriedAlike(own: readonly Run[]): boolean {
  const tries = Map.groupBy(own, ({ task }) => task).values();
  return new Set([...tries].map(({ length }) => length)).size === 1;
}

/** Each task counts alike. */
function solvedOf(own: readonly Run[], k: number): Found | string {
  const tasks = Map.groupBy(own, ({ task }) => task);
  const chances: number[] = [];
  for (const attempts of tasks.values()) {
    const scores = attempts.map(({ score }) => score);
    const successes = scores.filter((score) => score === 1).length;
    const chance = k === 1 ? meanOf(scores) : passAt(k, { attempts: scores.length, successes });
    if (chance === undefined) return `not every task was tried ${k} times.`;
    chances.push(chance);
  }
  const value = meanOf(chances);
  return { value, ci: shareInterval(value, chances.length) };
}

function p50Of(own: readonly Run[]): Found | string {
  const [found] = horizonsWithIntervals(own, publishedPolicy, publishedDrawing);
  if (found?.horizon.kind !== 'fitted') return 'all of it was solved, or nothing, so that the horizon lies beyond it.';
  if (found.horizon.notes.length > 0 || found.ci50 === undefined) {
    return 'these runs give no horizon that a threshold could be held against.';
  }
  return { value: found.horizon.p50, ci: [found.ci50.low, found.ci50.high] };
}

/** Of the whole suite, as if it were one family. */
function bestOn(ofSuite: readonly Run[]): { readonly alias: string; readonly share: number } {
  const [state] = saturation(ofSuite.map((run) => ({ ...run, family: '' })));
  return { alias: state?.best ?? '', share: state?.share ?? 0 };
}
