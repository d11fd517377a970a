// Flaws found while a model is tested: reports at once, and where they came from for the model's own people alone.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { idOf } from '#api/ids.ts';
import { reportContent, submitReport } from '#api/reports.ts';

const line = z.string().trim().min(1).max(500);

export const provenance = z
  .strictObject({
    run: line.optional().meta({ description: 'Which run or task' }),
    log: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .meta({ description: 'SHA-256 of the log' }),
    sample: line.optional().meta({ description: 'Which sample of it' }),
    note: z.string().trim().min(1).max(5000).optional(),
  })
  .meta({ id: 'FindingProvenance' });

export const reportFinding = endpoint({
  id: 'report-finding',
  method: 'POST',
  path: '/api/frontier/models/{model}/findings',
  summary:
    'Hands in a flaw that was found while testing a model. No reader of the report learns which model; its clocks start now.',
  asks: 'session',
  params: { model: modelId },
  body: z.strictObject({ report: reportContent, provenance }),
  bodyBytesMax: 620_000,
  output: submitReport.output,
  status: 201,
  shownOnce: true,
  refusals: [...submitReport.refusals, 'finding.names_model'],
});

export const listModelFindings = endpoint({
  id: 'list-model-findings',
  method: 'GET',
  path: '/api/frontier/models/{model}/findings',
  summary:
    'The flaws that were found while testing a model, newest first: who handed them in, and of which run they came.',
  asks: 'session',
  params: { model: modelId },
  query: {
    after: idOf<'model-finding'>().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  },
  output: z.object({
    findings: z.array(
      z.object({
        id: idOf<'model-finding'>(),
        report: idOf<'report'>().meta({ description: 'Read by who handed it in, and the clearinghouse' }),
        at: z.iso.datetime(),
        by: z.string().meta({ description: 'Name and organization then' }),
        isOurs: z.boolean().meta({ description: 'Of an organization of yours' }),
        provenance,
      }),
    ),
    next: idOf<'model-finding'>().optional(),
  }),
  refusals: [],
});
