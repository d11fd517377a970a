// Runs as they are kept and handed on: each a line of canonical text, or a row of a table that everybody reads.
import { z } from 'zod';
import type { Run } from '#core/frontier/horizon/run.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

const run = z.strictObject({
  alias: z.string(),
  task: z.string(),
  family: z.string(),
  minutes: z.number().positive(),
  score: z.number().min(0).max(1),
  tokens: z.number().exactOptional(),
  cheated: z.boolean().exactOptional(),
  isPublic: z.boolean().exactOptional(),
  version: z.string().exactOptional(),
});

/** The runs that `itemsText` wrote. */
export function runsOfText(text: string): readonly Run[] {
  if (text === '') return [];
  return text.split('\n').map((line) => run.parse(JSON.parse(line)));
}

/** A run as a row that `readRow` reads back as the same run. */
export function rowOf({ alias, task, family, minutes, score, tokens, cheated, isPublic, version }: Run): JsonRecord {
  return {
    alias,
    task_id: task,
    task_family: family,
    human_minutes: minutes,
    score_binarized: score,
    ...(tokens === undefined ? {} : { total_tokens: tokens }),
    ...(cheated === undefined ? {} : { cheated }),
    ...(isPublic === undefined ? {} : { public: isPublic }),
    ...(version === undefined ? {} : { task_version: version }),
  };
}
