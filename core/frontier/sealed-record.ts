// Records of analyses as they are kept and handed on: sealed by their digest, and opened again.
import { z } from 'zod';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
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
import { shapeFaults, toldTogether } from '#core/components/shape-faults.ts';
import { recordOf } from '#core/kernel/json.ts';

/** SHA-256 of a text in UTF-8, hexadecimal. */
export type Sha256 = (text: string) => string;

/** What an analysis asked, of which items, and what was answered. */
export interface Analysis {
  readonly question: Question;
  readonly runs: readonly Run[];
  readonly suite: SuiteVersion | undefined;
  readonly result: unknown;
}

/** What a record says where no suite was named. */
export const noSuite: SuiteVersion = { name: 'not stated', version: 'not stated' };

export function sealedRecord({ question, runs, suite, result }: Analysis, sha256: Sha256): SealedRecord {
  const { kind, ...policy } = question;
  const items = sha256(itemsText(runs));
  const record: AnalysisRecord = {
    kind,
    analysisVersion,
    suite: suite ?? noSuite,
    policy,
    items,
    runs: runs.length,
    result,
  };
  return { record, digest: sha256(canonicalText(record)) };
}

const horizonPolicy = { ridge: z.number().positive(), weighting: z.enum(['balanced', 'equal']) };

const comparisonPolicy = z.object({
  ...horizonPolicy,
  margin: z.number().positive(),
  cheating: z.enum(['failure', 'discarded', 'success']),
});

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
        policy: comparisonPolicy,
        base: z.string(),
        candidate: z.string(),
      }),
    }),
    z.object({
      ...whole,
      kind: z.literal('comparisons'),
      policy: z.object({
        policy: comparisonPolicy,
        base: z.string(),
        predecessor: z.string(),
        candidate: z.string(),
      }),
    }),
    z.object({
      ...whole,
      kind: z.literal('levels'),
      policy: z.object({ criteria: z.json(), digest: z.string(), model: z.string(), suite: z.string().optional() }),
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
export function openedRecord(value: unknown, sha256: Sha256): OpenedRecord {
  const read = shape.safeParse(value);
  if (!read.success) {
    const faults = shapeFaults(read.error.issues, value);
    throw new BadDocument(
      'document.kind',
      `${toldTogether(faults)}; so it is no record of an analysis`,
      faults[0]?.place,
    );
  }
  const { record, digest } = read.data;
  // Of what stands there, whether or not it is read here.
  const found = sha256(canonicalText(recordOf(value)?.['record']));
  if (found !== digest) {
    throw new BadDocument('document.changed', `was changed since it was sealed: its digest is ${found}, not ${digest}`);
  }
  return { sealed: { digest, record }, question: questionOf(record, sha256) };
}

function questionOf(record: z.infer<typeof shape>['record'], sha256: Sha256): Question {
  switch (record.kind) {
    case 'horizon':
      return { kind: 'horizon', ...record.policy };
    case 'comparison':
      return { kind: 'comparison', ...record.policy };
    case 'comparisons':
      return { kind: 'comparisons', ...record.policy };
    case 'levels': {
      const { digest, model, suite } = record.policy;
      const criteria = readCriteria(record.policy.criteria);
      const found = sha256(canonicalText(criteria));
      if (found === digest) return { kind: 'levels', criteria, digest, model, suite };
      throw new BadDocument('document.changed', `holds other criteria than it tells: ${found}, not ${digest}`);
    }
  }
}
