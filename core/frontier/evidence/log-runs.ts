import type { EvaluationLog, LogSample } from '#core/frontier/evidence/log.ts';
import { scoreValue } from '#core/frontier/evidence/score-value.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

/**
 * The rows of a table of task runs that a log holds, one for each sample and epoch: the model is the log's, the task the
 * sample's id, the family its metadata's `task_family`, else the log's task; expert minutes its metadata's
 * `human_minutes`, where they stand. The score is the first scorer's.
 */
export function logRows(log: EvaluationLog): readonly { readonly row: JsonRecord; readonly place: string }[] {
  return log.samples.map((sample) => ({
    row: {
      task_family: log.task,
      ...picked(sample.metadata),
      alias: log.model,
      task_id: sample.id,
      score: scoreValue(firstScore(sample)),
      total_tokens: sample.tokens,
    },
    place: `sample ${sample.id}, epoch ${sample.epoch}`,
  }));
}

const columns = ['task_family', 'task_version', 'human_minutes', 'public', 'cheated'] as const;

function picked(metadata: JsonRecord): JsonRecord {
  return Object.fromEntries(columns.flatMap((name) => (metadata[name] === undefined ? [] : [[name, metadata[name]]])));
}

function firstScore({ scores, failed }: LogSample): unknown {
  const [first] = scores.values();
  return failed ? undefined : first;
}
