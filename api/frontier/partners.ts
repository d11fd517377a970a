// Trusted partners: declared criteria, applications for the framework, answers of both sides, and what partners tell.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { relations } from '#core/frontier/partners/application.ts';
import { applicationShape, declaredShape } from '#core/frontier/partners/declared.ts';

const instant = z.iso.datetime();
const day = z.iso.date();
const digest = z.string().meta({ description: 'SHA-256, hexadecimal' });
const applicationId = idOf<'application'>().meta({ description: 'Of which application' });
const says = z.enum(['yes', 'no']);
const side = z.enum(['developer', 'government']);
const reason = z.string().trim().max(4000);
const interests = z
  .array(z.strictObject({ relation: z.enum(relations), developer: z.string().trim().min(1).max(200) }))
  .max(30)
  .default([])
  .meta({ description: 'Interests that are known of the applicant, declared or not' });

const fitness = z
  .object({ isFit: z.boolean(), reasons: z.array(z.object({ code: z.string(), why: z.string() })) })
  .meta({ id: 'PartnerFitness' });

const answer = z
  .object({
    side,
    by: z.string().optional().meta({ description: 'Who answered; a developer only where it says so' }),
    says,
    reason: z.string(),
    on: day,
    version: z.number().int().meta({ description: 'What of the application was read' }),
    model: z
      .object({ shield: z.string(), developer: z.string() })
      .optional()
      .meta({ description: 'For which model, for those who may know; never for the applicant' }),
    followed: z.boolean().meta({ description: 'The same side said another thing since' }),
  })
  .meta({ id: 'PartnerAnswer' });

const declared = z
  .object({ version: z.number().int(), declaredAt: instant, digest, text: declaredShape })
  .meta({ id: 'PartnerCriteria' });

const application = z
  .object({
    id: applicationId,
    applicant: z.object({ id: organizationId, name: z.string() }),
    version: z.number().int(),
    criteria: z.number().int().meta({ description: 'The version of the criteria that it answers' }),
    at: instant,
    says: applicationShape,
    shown: z
      .array(z.object({ criterion: z.string(), digest }))
      .meta({ description: 'Digests of what shows each criterion' }),
    fitness,
    answers: z.array(answer),
  })
  .meta({ id: 'PartnerApplication' });

const coverage = z
  .object({
    target: z.string(),
    what: z.string(),
    least: z.number().int(),
    covered: z.array(z.object({ applicant: z.string(), how: z.enum(['is one', 'serves them']) })),
    lacking: z.number().int(),
    wouldCover: z.array(z.object({ applicant: z.string(), how: z.enum(['is one', 'serves them']) })),
    why: z.string(),
  })
  .meta({ id: 'PartnerCoverage' });

const entry = z
  .object({
    partner: z.string(),
    by: z.string(),
    at: instant,
    obligation: z.string().optional(),
    text: z.string(),
    findings: z
      .object({ found: z.number().int(), fixed: z.number().int(), published: z.number().int() })
      .optional()
      .meta({ description: 'So far, as the partner counts them' }),
  })
  .meta({ id: 'PartnerEntry' });

const partner = z
  .object({
    name: z.string(),
    since: instant.meta({ description: 'When its access began' }),
    reported: z.number().int().optional().meta({
      description: 'Flaws that it reported through the framework, for the developer and itself',
    }),
    obligations: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        dueOn: day,
        told: z.number().int().meta({ description: 'Entries' }),
      }),
    ),
    entries: z.array(entry),
  })
  .meta({ id: 'Partner' });

export const listPartnerCriteria = endpoint({
  id: 'list-partner-criteria',
  method: 'GET',
  path: '/api/frontier/partner-criteria',
  summary: 'By what trusted partners are chosen and what they promise, newest first: declared before anyone applies.',
  asks: 'session',
  output: z.object({ criteria: z.array(declared) }),
  refusals: [],
});

export const declarePartnerCriteria = endpoint({
  id: 'declare-partner-criteria',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/partner-criteria',
  summary: 'The clearinghouse declares criteria for trusted partners; those of before stay.',
  asks: { permission: 'frontier.manage', of: 'org' },
  stepUp: true,
  params: { org: organizationId },
  body: declaredShape,
  output: z.object({ version: z.number().int(), digest }),
  status: 201,
  refusals: ['office.not_clearinghouse', 'criteria.id_twice'],
});

export const applyAsPartner = endpoint({
  id: 'apply-as-partner',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/application',
  summary:
    'Applies to be a trusted partner of the framework, or says it anew. For no model: applicants never learn which there are.',
  asks: { permission: 'frontier.manage', of: 'org' },
  params: { org: organizationId },
  body: z.strictObject({
    criteria: z.number().int().meta({ description: 'The version that you read' }),
    says: applicationShape,
  }),
  output: z.object({ id: applicationId, version: z.number().int() }),
  status: 201,
  refusals: ['application.other_criteria', 'application.unknown_criterion'],
});

export const showOwnApplication = endpoint({
  id: 'show-own-application',
  method: 'GET',
  path: '/api/organizations/{org}/frontier/application',
  summary: 'Your application, with what each side answered and why.',
  asks: { permission: 'frontier.read', of: 'org' },
  params: { org: organizationId },
  output: z.object({ application: application.optional() }),
  refusals: [],
});

export const takeApplicationBack = endpoint({
  id: 'take-application-back',
  method: 'DELETE',
  path: '/api/organizations/{org}/frontier/application',
  summary: 'Takes your application back; nobody else sees any more that there was one.',
  asks: { permission: 'frontier.manage', of: 'org' },
  params: { org: organizationId },
  output: z.undefined(),
  refusals: [],
});

export const listApplications = endpoint({
  id: 'list-applications',
  method: 'GET',
  path: '/api/frontier/applications',
  summary: 'Applications to be a trusted partner, for those who choose them on the side of the government.',
  asks: 'session',
  query: { after: applicationId.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) },
  output: z.object({ applications: z.array(application), next: applicationId.optional() }),
  refusals: ['partner.not_government'],
});

export const answerApplication = endpoint({
  id: 'answer-application',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/applications/{application}/answers',
  summary: 'The government answers an application, with its reason; it may think again.',
  asks: { permission: 'frontier.act', of: 'org' },
  params: { org: organizationId, application: applicationId },
  body: z.strictObject({ says, reason, interests }),
  output: z.undefined(),
  refusals: ['partner.not_government', 'partner.reason_missing'],
});

export const listModelPartners = endpoint({
  id: 'list-model-partners',
  method: 'GET',
  path: '/api/frontier/models/{model}/partners',
  summary:
    'For the developer of a model: who applies, what both sides say, whom the choice leaves out, what partners tell.',
  asks: 'session',
  params: { model: modelId },
  output: z.object({
    applications: z.array(application.extend({ agreement: z.enum(['open', 'agreed', 'refused']) })),
    coverage: z.array(coverage),
    proposal: z.array(z.object({ applicant: z.string(), covers: z.array(z.string()) })),
    partners: z.array(partner),
  }),
  refusals: [],
});

export const choosePartner = endpoint({
  id: 'choose-partner',
  method: 'POST',
  path: '/api/frontier/models/{model}/partners/{application}',
  summary: 'The developer answers an application for its model, with its reason; it may think again.',
  asks: 'session',
  params: { model: modelId, application: applicationId },
  body: z.strictObject({
    says,
    reason,
    interests,
    tellsDeveloper: z.boolean().default(false).meta({ description: 'Whether the applicant learns your name' }),
  }),
  output: z.undefined(),
  refusals: ['partner.reason_missing', 'application.names_model'],
});

export const showCoverage = endpoint({
  id: 'show-coverage',
  method: 'GET',
  path: '/api/frontier/coverage',
  summary:
    'For the government: by codename, whom the partners chosen for a model leave out, and what its partners tell.',
  asks: 'session',
  output: z.object({
    models: z.array(
      z.object({
        shield: z.string(),
        developer: z.string(),
        coverage: z.array(coverage),
        proposal: z.array(z.object({ applicant: z.string(), covers: z.array(z.string()) })),
        partners: z.array(partner),
      }),
    ),
  }),
  refusals: ['partner.not_government'],
});

export const tellAsPartner = endpoint({
  id: 'tell-as-partner',
  method: 'POST',
  path: '/api/frontier/models/{model}/partner-entries',
  summary: 'A partner tells what it did of what it promised, and what became of its findings.',
  asks: 'session',
  params: { model: modelId },
  body: z.strictObject({
    obligation: z.string().max(40).optional(),
    text: z.string().trim().min(1).max(4000),
    findings: z
      .strictObject({
        found: z.number().int().min(0).max(1_000_000),
        fixed: z.number().int().min(0).max(1_000_000),
        published: z.number().int().min(0).max(1_000_000),
      })
      .optional(),
  }),
  output: z.undefined(),
  refusals: ['partner.findings_uncounted', 'partner.names_model'],
});

export const listPartnerEntries = endpoint({
  id: 'list-partner-entries',
  method: 'GET',
  path: '/api/frontier/models/{model}/partner-entries',
  summary: 'What you promised as a partner for this model, until when, and what you told of it.',
  asks: 'session',
  params: { model: modelId },
  output: z.object({ partners: z.array(partner) }),
  refusals: [],
});
