// Records of analyses on disk.
import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Words } from '#cli/frontier/words.ts';
import type { Io } from '#cli/io.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import {
  analysisVersion,
  canonicalText,
  itemsText,
  type AnalysisRecord,
  type SealedRecord,
  type SuiteVersion,
} from '#core/frontier/record.ts';
import type { Question } from '#core/frontier/results.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { recordOf } from '#core/kernel/json.ts';
import { readDocument } from '#sources/archive/read-document.ts';

export const recordOptions = { record: { type: 'string' } } as const;

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What an analysis asked, of which items, and what was answered. */
interface Analysis {
  readonly question: Question;
  readonly runs: readonly Run[];
  readonly suite: SuiteVersion | undefined;
  readonly result: unknown;
}

/** Writes the record where `--record` names a file, whole or not at all. */
export function keepRecord(analysis: Analysis, values: Words['values'], io: Io): void {
  const { record: path } = values;
  if (typeof path !== 'string') return;
  const target = resolve(io.cwd, path);
  const sealed = sealedRecord(analysis, analysis.suite ?? { name: 'not stated', version: 'not stated' });
  writeFileSync(`${target}.tmp`, `${canonicalText(sealed)}\n`);
  renameSync(`${target}.tmp`, target);
  io.stderr(`breakwater: record ${sealed.digest} in ${path}\n`);
}

function sealedRecord({ question, runs, result }: Analysis, suite: SuiteVersion): SealedRecord {
  const { kind, ...policy } = question;
  const items = sha256(itemsText(runs));
  const record: AnalysisRecord = { kind, analysisVersion, suite, policy, items, runs: runs.length, result };
  return { record, digest: sha256(canonicalText(record)) };
}

const horizonPolicy = { ridge: z.number().positive(), weighting: z.enum(['balanced', 'equal']) };

const whole = {
  analysisVersion: z.string(),
  suite: z.object({ name: z.string(), version: z.string(), digest: z.string().optional() }),
  items: z.string(),
  runs: z.number(),
  result: z.json(),
};

const shape = z.object({
  digest: z.string(),
  record: z.discriminatedUnion('kind', [
    z.object({
      ...whole,
      kind: z.literal('horizon'),
      policy: z.object({
        policy: z.object(horizonPolicy),
        drawing: z.object({ draws: z.int().min(1).max(100_000), seed: z.int().min(0) }),
      }),
    }),
    z.object({
      ...whole,
      kind: z.literal('comparison'),
      policy: z.object({
        policy: z.object({
          ...horizonPolicy,
          margin: z.number().positive(),
          cheating: z.enum(['failure', 'discarded', 'success']),
        }),
        base: z.string(),
        candidate: z.string(),
      }),
    }),
  ]),
});

export interface OpenedRecord {
  readonly sealed: SealedRecord;
  readonly question: Question;
}

/**
 * A record as it was written.
 *
 * @throws BadDocument what is no record, or was changed since it was sealed
 */
export function openRecord(path: string): OpenedRecord {
  const value = parseStrict(readDocument(path).text);
  const read = shape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const why = issue === undefined ? '' : `: ${issue.path.join('.')} ${issue.message}`;
    throw new BadDocument('document.kind', `is no record of an analysis${why}`);
  }
  const { record, digest } = read.data;
  // Of what stands there, whether or not it is read here.
  const found = sha256(canonicalText(recordOf(value)?.['record']));
  if (found !== digest) {
    throw new BadDocument('document.changed', `was changed since it was sealed: its digest is ${found}, not ${digest}`);
  }
  return {
    sealed: { digest, record },
    question:
      record.kind === 'horizon' ? { kind: 'horizon', ...record.policy } : { kind: 'comparison', ...record.policy },
  };
}
