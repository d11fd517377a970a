import { logRefusals } from '#core/frontier/evidence/integrity.ts';
import { evaluationLog, logSample, type EvaluationLog, type LogSample } from '#core/frontier/evidence/log.ts';
import { recompute, type Recomputed } from '#core/frontier/evidence/recompute.ts';
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import { readInspectLog } from '#sources/archive/inspect-log.ts';

export interface JudgedLog {
  readonly log: EvaluationLog;
  readonly recomputed: readonly Recomputed[];
  readonly refusals: readonly Refusal[];
}

/** @throws BadDocument see `readInspectLog` */
export async function readLog(path: string): Promise<JudgedLog> {
  const samples: LogSample[] = [];
  const head = await readInspectLog(path, (sample) => void samples.push(logSample(sample)));
  const log = evaluationLog(head, samples);
  const recomputed = recompute(log);
  return { log, recomputed, refusals: logRefusals(log, recomputed) };
}
