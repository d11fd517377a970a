// Evidence of a model: tables of task runs and logs, read apart, with all that speaks against them.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { suiteId } from '#api/frontier/suite-id.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { dropped, instant } from '#api/told.ts';
import { evidenceCodes } from '#core/frontier/evidence/codes.ts';

/** A log with all its messages may take some hundred megabytes; a table takes a few. */
export const evidenceBytesMax = 1024 * 1024 * 1024;

export const evidenceId = idOf<'evidence'>().meta({ description: 'Which evidence' });
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256, hexadecimal' });

const text = z.string().max(600);
const count = z.int().min(0).max(100_000_000);

export const refusal = z
  .object({
    code: z.enum(evidenceCodes).meta({ description: 'Why it can carry no verdict' }),
    why: text,
    count: count.meta({ description: 'How many items, samples or runs it concerns' }),
  })
  .meta({ id: 'EvidenceRefusal' });

const ends = z.array(z.number().nullable()).length(2).nullable();

export const horizon = z
  .object({
    p50: z.number().nullable().meta({ description: 'Expert minutes of the tasks of which it solves half' }),
    p80: z.number().nullable(),
    slope: z.number().nullable(),
    ci50: ends.meta({ description: 'The 95 % interval of p50' }),
    n: count,
    families: count,
    tasks: count,
    outcome: z
      .string()
      .max(40)
      .optional()
      .meta({ description: 'It solved everything, or nothing: beyond these items' }),
    notes: z.array(text).max(20).optional(),
  })
  .meta({ id: 'EvidenceHorizon' });

const recomputed = z
  .object({
    score: text,
    metric: text,
    reducer: text,
    stated: z.number().nullable(),
    value: z.number().nullable(),
    from: z.enum(['samples', 'reductions']),
    scored: count,
    unscored: count,
    outcome: z.enum(['same', 'differs', 'not recomputed']),
  })
  .meta({ id: 'RecomputedResult' });

/** What is understood of one file. */
export const understoodEvidence = z.object({
  kind: z.enum(['table in CSV', 'table in JSONL', 'log in JSON', 'log in an archive']),
  alias: text.meta({ description: 'What the file calls the model' }),
  others: z.array(text).max(100).meta({ description: 'Other models in it, whose runs were left out' }),
  task: text.optional().meta({ description: 'Of a log' }),
  samples: count.optional().meta({ description: 'Of a log' }),
  runs: count,
  tasks: count,
  families: count,
  retried: count.meta({ description: 'Samples that ran again after an error' }),
  dropped: z.array(dropped).max(200),
  refusals: z.array(refusal).max(100),
  recomputed: z.array(recomputed).max(200).meta({ description: 'What a log states, worked out again' }),
  horizon: horizon.optional(),
});

const evidence = understoodEvidence
  .extend({
    id: evidenceId,
    by: z.object({ organization: organizationId, name: z.string() }),
    isOwn: z.boolean().meta({ description: 'Handed in by the developer itself' }),
    receivedAt: instant,
    digest: digest.meta({ description: 'SHA-256 of the bytes as they came' }),
    runsDigest: digest.meta({ description: 'SHA-256 of the canonical text of its runs' }),
    scoredDigest: digest.meta({ description: 'SHA-256 of what was scored, whatever the model is called' }),
    suite: digest.optional().meta({ description: 'Of the suite that it was read by' }),
  })
  .meta({ id: 'Evidence' });

export const documentRefusals = [
  'document.corrupt',
  'document.depth',
  'document.duplicate_key',
  'document.encoding',
  'document.encrypted',
  'document.expansion',
  'document.kind',
  'document.shape',
  'document.syntax',
  'document.too_large',
  'document.truncated',
  'document.unsafe_name',
  'document.takes_too_long',
  'document.takes_too_much',
  'document.reader_failed',
] as const;

export const handInEvidence = endpoint({
  id: 'hand-in-evidence',
  method: 'POST',
  path: '/api/frontier/models/{model}/evidence',
  summary:
    'Hands in evidence of a model: a table of task runs in CSV or JSONL, or a log of Inspect AI (.json, .eval). The body is the file; its kind is told from its bytes.',
  asks: 'session',
  params: { model: modelId },
  query: {
    alias: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'What the file calls the model, where it holds several' }),
    suite: suiteId.optional().meta({ description: 'The suite whose items say family and expert time' }),
  },
  body: { kind: 'raw', mediaTypes: ['*'], bytesMax: evidenceBytesMax },
  output: evidence,
  status: 201,
  cost: 5,
  shownOnce: true,
  refusals: [
    ...documentRefusals,
    'evidence.which_model',
    'evidence.no_such_model',
    'evidence.too_many_runs',
    'evidence.full',
    'suite.absent',
    'suite.sealed',
  ],
});

export const listEvidence = endpoint({
  id: 'list-evidence',
  method: 'GET',
  path: '/api/frontier/models/{model}/evidence',
  summary: 'What evidence there is of a model, newest first, with what speaks against each.',
  asks: 'session',
  params: { model: modelId },
  output: z.object({ evidence: z.array(evidence) }),
  refusals: [],
});

export const downloadEvidenceRuns = endpoint({
  id: 'download-evidence-runs',
  method: 'GET',
  path: '/api/frontier/models/{model}/evidence/{evidence}/runs',
  summary: 'The runs of one piece of evidence, a line of JSON each, as every command of the framework reads them.',
  asks: 'session',
  params: { model: modelId, evidence: evidenceId },
  output: { kind: 'file', mediaTypes: ['application/x-ndjson'] },
  refusals: [],
});
