// This week's plan of an organization, and what its people say of it.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';
import { day, instant, outline } from '#api/told.ts';
import type { Plan } from '#core/plans/plan.ts';

const org = organizationId;
const reading = { permission: 'plan.read', of: 'org' } as const;
const acting = { permission: 'plan.act', of: 'org' } as const;

/** As `docs/reference/plan.schema.json` promises it: it is made by the same code as the command's, and kept as it was made. */
const plan = z
  .custom<Plan>((value) => typeof value === 'object' && value !== null)
  .meta({
    type: 'object',
    description: 'What `breakwater plan --format json` prints: docs/reference/plan.schema.json',
  });

const staleReasons = ['documents', 'answers', 'settings', 'feed', 'day'] as const;

export const showPlan = endpoint({
  id: 'show-plan',
  method: 'GET',
  path: '/api/organizations/{org}/plan',
  summary: 'This week’s plan: the few things to do, each with why, how, by when.',
  asks: reading,
  params: { org },
  output: z.object({
    plan: plan.optional().meta({ description: 'Absent: there is none yet, see `waitsFor`' }),
    madeAt: instant.optional(),
    feed: z
      .object({ id: z.string(), name: z.string(), builtOn: day, asOf: day.optional(), kevAsOf: day.optional() })
      .optional()
      .meta({ description: 'The feed in use now' }),
    stale: z.boolean().meta({ description: 'Something that it is made of changed since; a newer one is being made' }),
    staleSince: z.array(z.enum(staleReasons)).meta({ description: 'What changed' }),
    waitsFor: z
      .enum(['documents', 'feed', 'planning'])
      .optional()
      .meta({ description: 'Why there is no plan: nothing was handed in, no feed was taken in, or it is being made' }),
    heldUpBy: z
      .array(z.object({ document: z.string(), code: z.string(), why: z.string(), place: z.string().optional() }))
      .meta({ description: 'Documents that can not be read any more: there is no newer plan until they are mended' }),
  }),
  refusals: [],
});

export const planFormats = ['markdown', 'csv', 'ical', 'html'] as const;

export const downloadPlan = endpoint({
  id: 'download-plan',
  method: 'GET',
  path: '/api/organizations/{org}/plan/files/{format}',
  summary: 'This week’s plan as a file: Markdown, a spreadsheet, a calendar, or a page that prints.',
  asks: reading,
  params: { org, format: z.enum(planFormats) },
  output: {
    kind: 'file',
    mediaTypes: [
      'text/markdown; charset=utf-8',
      'text/csv; charset=utf-8',
      'text/calendar; charset=utf-8',
      'text/html; charset=utf-8',
    ],
  },
  refusals: [],
});

export const listPlanDays = endpoint({
  id: 'list-plan-days',
  method: 'GET',
  path: '/api/organizations/{org}/plan/days',
  summary: 'The last plan of each day in short, newest first: whether it helps.',
  asks: reading,
  params: { org },
  query: { before: day.optional(), limit: z.coerce.number().int().min(1).max(400).default(90) },
  output: z.object({
    days: z.array(z.object({ asOf: day, madeAt: instant, outline })),
    next: day.optional(),
  }),
  refusals: [],
});

const reason = z.string().trim().min(1).max(1000);
const hours = z
  .number()
  .min(0)
  .max(1000)
  .meta({ description: 'Spent since you last said; later estimates learn from them' });

const actionRecord = z
  .object({
    id: z.string(),
    kind: z.enum(['upgrade', 'mitigate', 'isolate', 'investigate', 'replace', 'confirm', 'ask', 'harden']),
    title: z.string(),
    state: z.enum(['proposed', 'planned', 'started', 'done', 'deferred', 'answered']),
    on: day.meta({ description: 'Of its last change of state' }),
    hours: z.number(),
    until: day.optional(),
    reason: z.string().optional(),
    approvedBy: z.string().optional(),
    because: z.string().optional(),
    closedOn: day.optional().meta({ description: 'The plan that no longer met anything of it: it is proved' }),
  })
  .meta({ id: 'ActionRecord' });

const actionId = z.string().regex(/^[0-9a-z]{1,40}$/);

export const moveAction = endpoint({
  id: 'move-action',
  method: 'POST',
  path: '/api/organizations/{org}/plan/actions/{action}/moves',
  summary: 'Says what became of an action: started, done, put off, or why it does not concern you.',
  asks: acting,
  params: { org, action: actionId },
  body: z.discriminatedUnion('move', [
    z.strictObject({ move: z.literal('start'), hours: hours.optional(), reason: reason.optional() }),
    z.strictObject({ move: z.literal('done'), hours: hours.optional(), reason: reason.optional() }),
    z.strictObject({
      move: z.literal('defer'),
      until: day.optional().meta({ description: 'Absent: for thirty days' }),
      reason,
      approvedBy: z.string().trim().min(1).max(200).optional(),
      hours: hours.optional(),
    }),
    z.strictObject({
      move: z.literal('answer'),
      because: z.string().trim().min(1).max(200).meta({
        description: 'A VEX justification; of something that was looked up: affected, or not affected',
      }),
      only: z
        .array(z.string().max(100))
        .min(1)
        .max(100)
        .optional()
        .meta({ description: 'Of what was looked up: of these vulnerabilities alone' }),
      reason: reason.optional(),
      hours: hours.optional(),
    }),
  ]),
  output: actionRecord,
  refusals: ['action.until_past', 'answer.not_a_choice'],
});

export const showAction = endpoint({
  id: 'show-action',
  method: 'GET',
  path: '/api/organizations/{org}/plan/actions/{action}',
  summary: 'What became of an action, with every word that was said of it.',
  asks: reading,
  params: { org, action: actionId },
  output: actionRecord.extend({
    moves: z.array(
      z.object({
        move: z.enum(['start', 'done', 'defer', 'answer']),
        at: instant,
        before: z.string().meta({ description: 'Its state before' }),
        hours: z.number().optional(),
        until: day.optional(),
        reason: z.string().optional(),
        approvedBy: z.string().optional(),
        because: z.string().optional(),
      }),
    ),
  }),
  refusals: [],
});

export const answerQuestion = endpoint({
  id: 'answer-question',
  method: 'POST',
  path: '/api/organizations/{org}/plan/questions/{question}/answer',
  summary: 'Answers a question of the plan.',
  asks: acting,
  params: { org, question: actionId },
  body: z.strictObject({
    value: z.string().trim().min(1).max(300).meta({ description: 'One of its answers' }),
    reason: reason.optional(),
  }),
  output: z.object({ value: z.string(), assets: z.array(z.string()) }),
  refusals: ['answer.not_a_choice'],
});
