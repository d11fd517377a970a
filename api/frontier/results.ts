// What is worked out from evidence: comparisons with released models and predecessors, and levels of criteria. It is what the
// evidence says, and decides nothing.
import { determinedVerdicts, levelVerdicts, verdicts } from '#core/frontier/verdicts.ts';
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { digest, evidenceId, refusal } from '#api/frontier/evidence.ts';
import { modelId } from '#api/frontier/models.ts';
import { referenceId } from '#api/frontier/suite-id.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { instant } from '#api/told.ts';

const resultId = idOf<'result'>().meta({ description: 'Which result' });

const text = z.string();
const number = z.number();
const count = z.int();
const verdict = z.enum(verdicts);
const determination = z.enum(determinedVerdicts);
const ends = z.array(number.nullable()).nullable();

/** As `frontier compare` answers it, but for its finer statistics, which the record holds. */
export const comparison = z
  .object({
    base: text,
    candidate: text,
    n: count.meta({ description: 'Items that both were run on' }),
    difference: number,
    gained: count,
    lost: count,
    ratio: number.nullable().meta({ description: 'The candidate’s horizon over the base’s' }),
    ci: ends,
    verdict,
    determination: determination.meta({ description: 'The verdict once it was tried how much it hangs on choices' }),
    reasons: z.array(text),
    refusals: z.array(refusal),
    next: z
      .array(
        z.object({
          kind: z.enum(['more attempts', 'more items', 'harder items', 'easier items']),
          attempts: count,
          items: count,
          runs: count.optional(),
          why: text,
        }),
      )
      .meta({
        description: 'What would settle it, the cheapest first: an offer; whether it is taken up is kept nowhere',
      }),
    seen: ends.meta({ description: 'Ratios outside of which a verdict is found, four times in five' }),
    sensitivity: z.array(
      z.object({
        kind: text,
        what: text,
        n: count,
        ratio: number.nullable().optional(),
        ci: ends.optional(),
        verdict,
        disagrees: z.boolean(),
      }),
    ),
    leftOut: z.object({ onlyBase: count, onlyCandidate: count, differing: count }),
  })
  .meta({ id: 'EvidenceComparison' });

const measured = z.object({
  suite: text,
  measure: z.enum(['solved', 'p50']),
  attempts: count.optional(),
  atLeast: number,
  value: number.nullable(),
  ci: ends,
  outcome: text,
  why: text,
});

export const level = z
  .object({
    level: text,
    verdict: z.enum(levelVerdicts),
    reasons: z.array(text),
    thresholds: z.array(measured),
    canaries: z.array(measured.extend({ skill: text })),
  })
  .meta({ id: 'EvidenceLevel' });

const against = z
  .enum(['best-released', 'own-predecessor'])
  .meta({ description: 'The best released model, or the developer’s own one before' });

const item = z.object({ task: text, family: text, minutes: number, base: number, candidate: number });

const result = z
  .object({
    id: resultId,
    by: z.object({ organization: organizationId, name: text }),
    madeAt: instant,
    digest: digest.meta({ description: 'SHA-256 over its records' }),
    scoredDigest: digest.meta({ description: 'SHA-256 of what was scored, whatever the models are called' }),
    criteria: digest.optional(),
    margin: number.meta({ description: 'How many times the base’s horizon is a step-change' }),
    says: determination.meta({ description: 'What the comparisons say together' }),
    comparisons: z.array(z.object({ against, record: digest, comparison })),
    levels: z.array(level),
  })
  .meta({ id: 'EvidenceResult' });

const policy = z.strictObject({
  margin: z.number().gt(1).max(1000).default(2),
  cheating: z.enum(['failure', 'discarded', 'success']).default('failure'),
  weighting: z.enum(['balanced', 'equal']).default('balanced'),
  budget: z.number().positive().optional().meta({ description: 'Tokens above which a run counts as failed' }),
});

export const workOutResult = endpoint({
  id: 'work-out-result',
  method: 'POST',
  path: '/api/frontier/models/{model}/results',
  summary:
    'Works out what evidence says: beside the best released model, beside the developer’s own predecessor, and by levels of published criteria.',
  asks: 'session',
  params: { model: modelId },
  body: z.strictObject({
    evidence: z.array(evidenceId).min(1).max(20),
    bestReleased: referenceId.optional(),
    predecessor: z.strictObject({ model: modelId, evidence: z.array(evidenceId).min(1).max(20) }).optional(),
    criteria: digest.optional(),
    policy: policy.default({ margin: 2, cheating: 'failure', weighting: 'balanced' }),
  }),
  output: result,
  status: 201,
  cost: 10,
  shownOnce: true,
  refusals: [
    'result.nothing_asked',
    'result.no_shared_item',
    'result.full',
    'evidence.absent',
    'evidence.no_runs',
    'evidence.too_many_runs',
    'evidence.several_names',
    'evidence.same_name',
    'reference.absent',
    'predecessor.absent',
    'criteria.unpublished',
    'criteria.sealed',
    'criteria.after_evidence',
  ],
});

export const listResults = endpoint({
  id: 'list-results',
  method: 'GET',
  path: '/api/frontier/models/{model}/results',
  summary: 'What was worked out from evidence of a model, newest first.',
  asks: 'session',
  params: { model: modelId },
  output: z.object({ results: z.array(result) }),
  refusals: [],
});

export const listResultItems = endpoint({
  id: 'list-result-items',
  method: 'GET',
  path: '/api/frontier/models/{model}/results/{result}/items',
  summary: 'What each of the compared models did on each item.',
  asks: 'session',
  params: { model: modelId, result: resultId },
  output: z.object({ comparisons: z.array(z.object({ against, items: z.array(item) })) }),
  refusals: [],
});

export const verifyResult = endpoint({
  id: 'verify-result',
  method: 'POST',
  path: '/api/frontier/models/{model}/results/{result}/verification',
  summary: 'Works a result out again from the runs that are kept, and says whether it is the same.',
  asks: 'session',
  params: { model: modelId, result: resultId },
  output: z.object({
    same: z.boolean(),
    records: z.array(
      z.object({
        of: z.enum([...against.options, 'levels']),
        recorded: digest,
        found: digest.optional().meta({ description: 'Absent: nothing came out' }),
        differing: z.array(z.object({ at: text, recorded: text, found: text })),
      }),
    ),
  }),
  cost: 10,
  shownOnce: true,
  refusals: ['result.out_of_reach'],
});

export const downloadResult = endpoint({
  id: 'download-result',
  method: 'GET',
  path: '/api/frontier/models/{model}/results/{result}/record/{of}',
  summary: 'One record of a result, as `breakwater frontier verify` takes it.',
  asks: 'session',
  params: { model: modelId, result: resultId, of: z.enum([...against.options, 'levels']) },
  output: { kind: 'file', mediaTypes: ['application/json'] },
  refusals: [],
});

export const downloadResultRuns = endpoint({
  id: 'download-result-runs',
  method: 'GET',
  path: '/api/frontier/models/{model}/results/{result}/runs',
  summary: 'All runs that a result was worked out from, as `breakwater frontier verify` takes them.',
  asks: 'session',
  params: { model: modelId, result: resultId },
  output: { kind: 'file', mediaTypes: ['application/x-ndjson'] },
  refusals: ['result.out_of_reach'],
});
