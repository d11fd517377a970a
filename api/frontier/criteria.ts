// Criteria by which models are judged: drafts open for comment, every comment answered, and a text committed to by a digest.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { digest } from '#api/frontier/evidence.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { instant } from '#api/told.ts';

const words = z.string().trim().min(1).max(20_000);
const document = z.record(z.string(), z.unknown()).meta({ description: 'As `breakwater frontier levels` reads it' });
const acts = { permission: 'frontier.act', of: 'org' } as const;
export const commentId = idOf<'criteria-comment'>();

const comment = z
  .object({
    id: commentId,
    by: z.object({ organization: organizationId, name: z.string() }),
    at: instant,
    text: z.string(),
    digest,
    answer: z.object({ text: z.string(), at: instant }).optional(),
  })
  .meta({ id: 'CriteriaComment' });

const draft = z.object({
  version: z.string(),
  digest: digest.meta({ description: 'Of its last text; it commits to nothing' }),
  until: instant.meta({ description: 'Until when it is open for comments' }),
  isOpen: z.boolean(),
  isSealed: z.boolean(),
  criteria: document.optional().meta({ description: 'Absent: sealed, and not for you' }),
  texts: z.array(digest),
  comments: z.array(comment),
});

const published = z.object({
  number: z.int(),
  version: z.string(),
  digest,
  publishedAt: instant,
  follows: digest.optional().meta({ description: 'SHA-256 of what was published before' }),
  criteria: document.optional().meta({ description: 'Absent: sealed, and not for you' }),
  comments: z.int(),
});

export const showCriteria = endpoint({
  id: 'show-criteria',
  method: 'GET',
  path: '/api/frontier/criteria',
  summary:
    'The criteria of the office that determines: the draft that is open, what was published, and what came of drafts.',
  asks: 'session',
  output: z.object({
    office: z.object({ id: organizationId, name: z.string() }).optional(),
    draft: draft.optional(),
    published: z.array(published),
    dropped: z.array(z.object({ version: z.string(), at: instant, why: z.string() })),
  }),
  refusals: [],
});

const orderRefusals = ['criteria.out_of_order', 'criteria.not_office'] as const;

export const openCriteriaDraft = endpoint({
  id: 'open-criteria-draft',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/criteria/drafts',
  summary: 'The office that determines opens a draft of criteria for comments, until an instant.',
  asks: acts,
  params: { org: organizationId },
  body: z.strictObject({
    criteria: document,
    until: instant,
    sealed: z.boolean().default(false).meta({ description: 'The digest alone is shown to others' }),
  }),
  output: z.object({ digest }),
  status: 201,
  refusals: [
    ...orderRefusals,
    'document.shape',
    'criteria.draft_open',
    'criteria.version_known',
    'criteria.text_known',
    'criteria.window_in_past',
  ],
});

export const changeCriteriaDraft = endpoint({
  id: 'change-criteria-draft',
  method: 'PUT',
  path: '/api/organizations/{org}/frontier/criteria/drafts',
  summary: 'Another text of the draft, open for comments as long, or longer.',
  asks: acts,
  params: { org: organizationId },
  body: z.strictObject({ criteria: document, until: instant }),
  output: z.object({ digest }),
  refusals: [
    ...orderRefusals,
    'document.shape',
    'criteria.no_draft',
    'criteria.other_version',
    'criteria.text_known',
    'criteria.window_in_past',
    'criteria.window_shortened',
  ],
});

export const commentOnCriteria = endpoint({
  id: 'comment-on-criteria',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/criteria/comments',
  summary: 'Comments on the draft of criteria, in the name of an organization.',
  asks: acts,
  params: { org: organizationId },
  body: z.strictObject({ text: words }),
  output: z.object({ id: commentId }),
  status: 201,
  refusals: ['criteria.out_of_order', 'criteria.no_draft', 'criteria.comments_over', 'criteria.comment_known'],
});

export const answerCriteriaComment = endpoint({
  id: 'answer-criteria-comment',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/criteria/comments/{comment}/answer',
  summary: 'The office that determines answers a comment on its draft.',
  asks: acts,
  params: { org: organizationId, comment: commentId },
  body: z.strictObject({ text: words }),
  output: z.undefined(),
  refusals: [...orderRefusals, 'criteria.no_draft', 'criteria.answer_known'],
});

export const publishCriteria = endpoint({
  id: 'publish-criteria',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/criteria/publication',
  summary: 'Publishes the draft’s last text: its dated digest commits to it, and it never changes.',
  asks: acts,
  stepUp: true,
  params: { org: organizationId },
  output: z.object({ digest }),
  status: 201,
  refusals: [
    ...orderRefusals,
    'criteria.no_draft',
    'criteria.comments_open',
    'criteria.comment_unanswered',
    'criteria.text_known',
  ],
});

export const dropCriteriaDraft = endpoint({
  id: 'drop-criteria-draft',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/criteria/dropping',
  summary: 'Nothing comes of the draft; why is told to everybody.',
  asks: acts,
  params: { org: organizationId },
  body: z.strictObject({ why: words }),
  output: z.undefined(),
  refusals: [...orderRefusals, 'criteria.no_draft', 'criteria.comment_unanswered'],
});
