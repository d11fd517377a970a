// Determinations: evidence, who is consulted, what the developer is shown and says, and what the evidence comes to.
import { determinedVerdicts, levelVerdicts } from '#core/frontier/verdicts.ts';
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { consulted, offices } from '#core/frontier/determination/determination.ts';

const params = { model: modelId };
const instant = z.iso.datetime();
const text = z.string().trim().min(1).max(20_000);
/** What the fairness ledger keeps too. */
const short = z.string().trim().min(1).max(4000);
const verdict = z.enum(determinedVerdicts);
const levelVerdict = z.enum(levelVerdicts);
const digest = z.string().meta({ description: 'SHA-256, hexadecimal' });
const levels = z.array(z.object({ level: z.string(), verdict: levelVerdict }));
const by = z.object({ at: instant, by: z.string().meta({ description: 'Name and organization then' }) });

const determination = z
  .object({
    number: z.int(),
    follows: digest.optional().meta({ description: 'Of the one before, so that none is changed' }),
    digest,
    at: instant,
    verdict,
    levels,
    criteria: z.object({ version: z.string(), digest, publishedAt: instant }),
    evidence: digest,
    offices: z.array(z.object({ office: z.enum(offices), view: z.enum(['agrees', 'differs', 'none']), digest })),
    comments: z.array(z.object({ id: z.string(), digest, answer: digest.optional() })),
  })
  .meta({ id: 'Determination' });

export const showDetermination = endpoint({
  id: 'show-determination',
  method: 'GET',
  path: '/api/frontier/models/{model}/determination',
  summary: 'How far the question is whether a model is a covered frontier model, as far as you may see it.',
  asks: 'session',
  params,
  output: z.object({
    youAre: z.array(z.enum(['developer', 'decider', 'consulted', 'evaluator', 'overseer'])),
    consulted: z.array(z.enum(consulted)).meta({ description: 'Whom the order names to be consulted' }),
    requests: z.array(by.extend({ id: z.string(), text: z.string() })),
    evidence: by
      .extend({ result: z.string(), digest, verdict, levels, criteria: determination.shape.criteria })
      .optional()
      .meta({ description: 'What the next determination rests on' }),
    answers: z.array(
      by.extend({ office: z.enum(offices), view: z.enum(['agrees', 'differs', 'none']), text: z.string() }),
    ),
    proposals: z.array(
      by.extend({
        id: z.string(),
        text: z.string(),
        until: instant,
        withheld: z.array(z.object({ what: z.string(), why: z.string() })),
        isMine: z.boolean(),
      }),
    ),
    shown: z.array(by.extend({ text: z.string(), until: instant, isWhole: z.boolean() })),
    commentsUntil: instant.optional(),
    comments: z.array(
      by.extend({ id: z.string(), text: z.string(), answer: by.extend({ text: z.string() }).optional() }),
    ),
    determinations: z.array(determination),
  }),
  refusals: [],
});

const path = '/api/frontier/models/{model}/determination';

export const askForEvidence = endpoint({
  id: 'ask-for-evidence',
  method: 'POST',
  path: `${path}/requests`,
  summary: 'Asks the developer for more evidence, which it may give or not.',
  asks: 'person',
  params,
  body: z.strictObject({ text: short }),
  output: z.undefined(),
  refusals: [],
});

export const recordEvidence = endpoint({
  id: 'record-evidence',
  method: 'POST',
  path: `${path}/evidence`,
  summary: 'Lays a result in the record, as what is determined by.',
  asks: 'person',
  params,
  body: z.strictObject({ result: idOf<'result'>() }),
  output: z.undefined(),
  refusals: [
    'determination.result_absent',
    'determination.criteria_too_late',
    'determination.result_in_future',
    'determination.out_of_order',
  ],
});

export const answerConsultation = endpoint({
  id: 'answer-consultation',
  method: 'POST',
  path: `${path}/consultations`,
  summary:
    'An office that is consulted says whether it agrees; or the one that determines, that an office said nothing.',
  asks: 'person',
  params,
  body: z.strictObject({ office: z.enum(offices), view: z.enum(['agrees', 'differs', 'none']), text: short }),
  output: z.undefined(),
  refusals: ['determination.not_office', 'determination.no_evidence', 'determination.out_of_order'],
});

export const proposeAssessment = endpoint({
  id: 'propose-assessment',
  method: 'POST',
  path: `${path}/assessments`,
  summary: 'Proposes what the developer is shown of the assessment; a second person of the office shows it.',
  asks: 'person',
  params,
  body: z.strictObject({
    text,
    until: instant.meta({ description: 'Until when the developer may comment' }),
    withheld: z.array(z.strictObject({ what: z.string().trim().min(1).max(500), why: short })).max(100),
  }),
  output: z.object({ id: z.string() }),
  status: 201,
  refusals: [
    'determination.no_evidence',
    'determination.window_in_past',
    'determination.window_short',
    'determination.window_shortened',
    'determination.out_of_order',
  ],
});

export const showAssessment = endpoint({
  id: 'show-assessment',
  method: 'POST',
  path: `${path}/assessments/{assessment}/agreement`,
  summary: 'A second person of the office agrees: the developer sees the assessment, and may comment.',
  asks: 'person',
  stepUp: true,
  params: { model: modelId, assessment: idOf<'assessment'>() },
  output: z.undefined(),
  refusals: [
    'determination.same_person',
    'determination.shown_before',
    'determination.no_evidence',
    'determination.window_in_past',
    'determination.window_short',
    'determination.window_shortened',
    'determination.out_of_order',
  ],
});

export const commentOnAssessment = endpoint({
  id: 'comment-on-assessment',
  method: 'POST',
  path: `${path}/comments`,
  summary: 'The developer comments on what it was shown; every comment is answered.',
  asks: 'person',
  params,
  body: z.strictObject({ text }),
  output: z.object({ id: z.string() }),
  status: 201,
  refusals: ['determination.comments_over', 'determination.no_evidence', 'determination.out_of_order'],
});

export const endComments = endpoint({
  id: 'end-comments',
  method: 'POST',
  path: `${path}/comments/end`,
  summary: 'The developer has no more comments.',
  asks: 'person',
  params,
  output: z.undefined(),
  refusals: ['determination.comments_over', 'determination.no_evidence', 'determination.out_of_order'],
});

export const answerComment = endpoint({
  id: 'answer-comment',
  method: 'POST',
  path: `${path}/comments/{comment}/answer`,
  summary: 'Answers a comment of the developer.',
  asks: 'person',
  params: { model: modelId, comment: idOf<'comment'>() },
  body: z.strictObject({ text }),
  output: z.undefined(),
  refusals: ['determination.answer_known', 'determination.no_evidence', 'determination.out_of_order'],
});

export const makeDetermination = endpoint({
  id: 'make-determination',
  method: 'POST',
  path,
  summary:
    'The office that determines records what the evidence comes to. No release waits for it, and none follows from it.',
  asks: 'person',
  stepUp: true,
  params,
  output: z.object({ verdict, digest }),
  status: 201,
  refusals: [
    'determination.other_office',
    'determination.office_unheard',
    'determination.comments_open',
    'determination.comment_unanswered',
    'determination.no_evidence',
    'determination.criteria_too_late',
    'determination.out_of_order',
  ],
});

export const listDeterminations = endpoint({
  id: 'list-determinations',
  method: 'GET',
  path: '/api/organizations/{org}/frontier/determinations',
  summary: 'The determinations that an office made, in its own records.',
  asks: { permission: 'frontier.read', of: 'org' },
  params: { org: organizationId },
  query: {
    after: idOf<'determination'>().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  },
  output: z.object({
    determinations: z.array(z.object({ id: idOf<'determination'>(), shield: z.string(), record: determination })),
    next: idOf<'determination'>().optional(),
  }),
  refusals: [],
});
