// The fairness ledger: whole for the overseer, its own for a developer, in editions for everybody.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { organizationId } from '#api/ids.ts';
import { entryShape } from '#core/frontier/fairness/entries.ts';

const instant = z.iso.datetime();
const day = z.iso.date();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const org = { org: organizationId };
const text = z.string().trim().min(1).max(4000);

const entry = z
  .object({
    id: z.string(),
    organization: z.string().optional().meta({ description: 'The developer, or who told it' }),
    shield: z.string().optional().meta({ description: 'The codename of the model' }),
    at: instant,
    by: z.string(),
    entry: entryShape,
  })
  .meta({ id: 'FairnessEntry' });

const developerFigures = z.object({
  developer: z.string(),
  asked: z.number().int(),
  answered: z.number().int(),
  evidenceRequests: z.number().int(),
  daysToAnswer: z.array(z.number()).meta({ description: 'Calendar days from each asking to its first answer' }),
});

export const showLedger = endpoint({
  id: 'show-ledger',
  method: 'GET',
  path: '/api/frontier/ledger',
  summary: 'The fairness ledger, whole, for the independent overseer: models are known by their codenames.',
  asks: 'session',
  query: { developer: organizationId.optional() },
  output: z.object({
    developers: z.array(z.object({ id: organizationId, name: z.string() })),
    unlike: z.array(z.object({ first: z.string(), second: z.string(), why: z.string() })),
    figures: z.array(developerFigures),
    entries: z.array(entry),
  }),
  refusals: ['ledger.not_overseer'],
});

export const listModelFairness = endpoint({
  id: 'list-model-fairness',
  method: 'GET',
  path: '/api/frontier/models/{model}/fairness',
  summary: 'What the fairness ledger holds of your model, but for what offices say among themselves.',
  asks: 'session',
  params: { model: modelId },
  output: z.object({
    entries: z.array(entry),
    commitments: z.array(
      z.object({ period: day, digest, opensOn: day, isOpened: z.boolean(), value: z.unknown(), salt: z.string() }),
    ),
  }),
  refusals: [],
});

export const tellOutsideRequest = endpoint({
  id: 'tell-outside-request',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/outside-requests',
  summary: 'Tells the overseer of something that was asked for outside the framework.',
  asks: { permission: 'frontier.act', of: 'org' },
  params: org,
  body: z.strictObject({
    by: z.string().trim().min(1).max(400).meta({ description: 'Who asked' }),
    on: day,
    asked: text,
    shield: z.string().max(60).optional(),
  }),
  output: z.undefined(),
  refusals: [],
});

export const listOutsideRequests = endpoint({
  id: 'list-outside-requests',
  method: 'GET',
  path: '/api/organizations/{org}/frontier/outside-requests',
  summary: 'What your organization told the overseer of requests outside the framework.',
  asks: { permission: 'frontier.read', of: 'org' },
  params: org,
  output: z.object({ entries: z.array(entry) }),
  refusals: [],
});

const counts = z.object({
  cells: z.array(z.object({ label: z.string(), count: z.number().int().optional() })),
  total: z.number().int().optional(),
});
const median = z.object({ until: day, figure: z.number() });

/** Also how an edition is kept. */
export const editionShape = z.object({
  period: day,
  cases: z
    .object({
      until: day,
      figure: z.object({ verdicts: counts, evidenceRequests: counts, medianDays: z.number().optional() }),
    })
    .optional(),
  toFirstPartner: median.optional(),
  toFirstOf: z.record(z.string(), median.optional()),
});

export const listEditions = endpoint({
  id: 'list-editions',
  method: 'GET',
  path: '/api/frontier/fairness',
  summary: 'What is published of how developers were treated, a quarter at a time. No sign-in.',
  asks: 'nobody',
  output: z.object({
    least: z.number().int().meta({ description: 'Figures of fewer developers wait, or are withheld' }),
    editions: z.array(
      z.object({
        edition: editionShape,
        publishedAt: instant,
        commitments: z.array(digest),
        opensOn: day,
        opened: z.array(z.object({ digest, by: z.enum(['developer', 'day']), value: z.unknown(), salt: z.string() })),
      }),
    ),
  }),
  refusals: [],
});

export const publishEdition = endpoint({
  id: 'publish-edition',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/editions',
  summary: 'The overseer publishes the next quarter of the ledger, once it is over.',
  asks: { permission: 'frontier.act', of: 'org' },
  stepUp: true,
  params: org,
  output: z.object({ period: day }),
  status: 201,
  refusals: ['ledger.not_overseer', 'edition.too_soon'],
});

export const openEdition = endpoint({
  id: 'open-edition',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/editions/{period}/opening',
  summary: 'The overseer opens what an edition committed to, once its day has come.',
  asks: { permission: 'frontier.act', of: 'org' },
  params: { org: organizationId, period: day.meta({ description: 'Of which edition' }) },
  output: z.undefined(),
  refusals: ['ledger.not_overseer', 'edition.too_soon'],
});

export const openCommitment = endpoint({
  id: 'open-commitment',
  method: 'POST',
  path: '/api/frontier/models/{model}/commitments/{digest}',
  summary: 'A developer opens what an edition committed to of its own model, for everybody.',
  asks: 'session',
  stepUp: true,
  params: { model: modelId, digest: digest.meta({ description: 'The commitment' }) },
  output: z.undefined(),
  refusals: ['commitment.opened'],
});
