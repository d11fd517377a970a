// A log with all that is found of it: its results worked out again, and why it can't carry a verdict.
import { retryRefusals, type Refusal } from '#core/frontier/comparison/refusals.ts';
import { logRefusals } from '#core/frontier/evidence/integrity.ts';
import type { EvaluationLog } from '#core/frontier/evidence/log.ts';
import { logRows } from '#core/frontier/evidence/log-runs.ts';
import { recompute, type Recomputed } from '#core/frontier/evidence/recompute.ts';
import { take, type Taking } from '#core/frontier/evidence/run-table.ts';

export interface JudgedLog {
  readonly log: EvaluationLog;
  readonly recomputed: readonly Recomputed[];
  readonly refusals: readonly Refusal[];
}

export function judgeLog(log: EvaluationLog): JudgedLog {
  const recomputed = recompute(log);
  return { log, recomputed, refusals: logRefusals(log, recomputed) };
}

/** What was found of a log that runs came from. */
export interface LogRead {
  readonly model: string;
  readonly refusals: readonly Refusal[];
  /** Samples that ran again after an error. */
  readonly retried: number;
}

export function takeLogRuns({ log, refusals }: JudgedLog, taking: Taking): LogRead {
  for (const { row, place } of logRows(log)) take(row, place, taking);
  return { model: log.model, refusals, retried: log.samples.filter(({ retries }) => retries > 0).length };
}

/** Why the logs of one model can't carry a verdict on it. */
export function refusalsOn(alias: string, logs: readonly LogRead[]): readonly Refusal[] {
  return logs.filter(({ model }) => model === alias).flatMap(({ refusals }) => refusals);
}

/** Why the logs of two models can't carry a verdict on them. */
export function refusalsFor(
  { base, candidate }: { readonly base: string; readonly candidate: string },
  logs: readonly LogRead[],
): readonly Refusal[] {
  const of = (alias: string): readonly LogRead[] => logs.filter(({ model }) => model === alias);
  const retried = (alias: string): number => of(alias).reduce((sum, one) => sum + one.retried, 0);
  return [
    ...refusalsOn(base, logs),
    ...refusalsOn(candidate, logs),
    ...retryRefusals(retried(base), retried(candidate)),
  ];
}
