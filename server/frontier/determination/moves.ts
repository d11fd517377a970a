// Moves of a determination as they stand in the record of a model.
import { determinedVerdicts, levelVerdicts } from '#core/frontier/verdicts.ts';
import { z } from 'zod';
import { offices } from '#core/frontier/determination/determination.ts';

const text = z.string();
const instant = z.string().transform((value) => Temporal.Instant.from(value));
const digest = z.string();

const views = ['agrees', 'differs', 'none'] as const;

const finding = z.object({
  comparisons: z.array(
    z.object({ against: z.enum(['best-released', 'own-predecessor']), verdict: z.enum(determinedVerdicts) }),
  ),
  levels: z.array(z.object({ level: z.string(), verdict: z.enum(levelVerdicts) })),
});

const officeAnswer = z.object({ office: z.enum(offices), view: z.enum(views), digest });

/** As `core/frontier/determination` makes it; `follows` is absent of the first. */
const determination = z
  .object({
    number: z.number(),
    follows: digest.optional(),
    at: z.string(),
    by: z.enum(offices),
    verdict: z.enum(determinedVerdicts),
    levels: finding.shape.levels,
    criteria: z.object({ version: z.string(), digest, publishedAt: z.string() }),
    evidence: digest,
    offices: z.array(officeAnswer),
    comments: z.array(z.object({ id: z.string(), digest, answer: digest.optional() })),
  })
  .transform(({ follows, comments, ...rest }) => ({
    ...rest,
    follows,
    comments: comments.map((one) => ({ id: one.id, digest: one.digest, answer: one.answer })),
  }));

const withheld = z.array(z.object({ what: text, why: text }));

export const determinationMove = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('evidence-asked'), id: z.string(), text }),
  z.object({
    kind: z.literal('evidence-recorded'),
    result: z.string(),
    digest,
    /** Of what was scored, whosever it is: the same of two developers is the same. */
    scored: digest,
    criteria: z.object({ version: z.string(), digest, publishedAt: instant }),
    firstResultAt: instant,
    finding,
  }),
  z.object({ kind: z.literal('office-answered'), office: z.enum(offices), view: z.enum(views), text }),
  z.object({ kind: z.literal('assessment-proposed'), id: z.string(), text, until: instant, withheld }),
  z.object({ kind: z.literal('assessment-shown'), id: z.string(), text, until: instant, isWhole: z.boolean() }),
  z.object({ kind: z.literal('comment-made'), id: z.string(), text }),
  z.object({ kind: z.literal('comments-done') }),
  z.object({ kind: z.literal('comment-answered'), id: z.string(), text }),
  z.object({ kind: z.literal('determined'), determination }),
]);

/** A move as it is read. */
export type DeterminationTold = z.output<typeof determinationMove>;
/** As it is written: instants as text. */
export type DeterminationTelling = z.input<typeof determinationMove>;

/** Its family in the record. */
export const about = 'determination';
