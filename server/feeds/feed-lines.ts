// What the program that looks into feeds answers, line by line, held to its bounds.
import { z } from 'zod';
import { isDay } from '#core/kernel/days.ts';
import { keyBytesMax } from '#core/versions/scheme.ts';
import { lookUpNameCharactersMax, rangesMax } from '#server/feeds/bounds.ts';

const day = z.string().refine(isDay, 'is no calendar day');
/** The key behind a version's own is a byte longer. */
const key = z.base64().max(Math.ceil(((keyBytesMax + 1) * 4) / 3) + 4);

const feedFacts = z.strictObject({
  is: z.literal('feed'),
  id: z.string().regex(/^[0-9a-f]{64}$/),
  builtOn: day,
  asOf: day.optional(),
  kevAsOf: day.optional(),
  vulnerabilities: z.int().min(0),
  statements: z.int().min(0),
});

/** Components under this name with keys in this range are concerned by a change. */
const changedRange = z.strictObject({
  name: z.string().min(1).max(lookUpNameCharactersMax),
  from: key.optional(),
  to: key.optional(),
  /** What is met there now; left out: somebody took back, or cleared. */
  meets: z
    .strictObject({ vulnerability: z.string().min(1).max(300), verdict: z.enum(['affected', 'unknown']) })
    .optional(),
});

const feedLine = z.discriminatedUnion('is', [
  feedFacts,
  z.strictObject({
    is: z.literal('bad'),
    code: z.string().max(100),
    why: z.string().max(600),
  }),
  z.strictObject({ is: z.literal('ranges'), ranges: z.array(changedRange).max(rangesMax) }),
  z.strictObject({ is: z.literal('end') }),
]);

export type FeedLine = z.infer<typeof feedLine>;
export type FeedFacts = z.infer<typeof feedFacts>;
export type ChangedRange = z.infer<typeof changedRange>;

/** @throws where the program answers what it was not written to answer */
export function feedLineOf(text: string): FeedLine {
  return feedLine.parse(JSON.parse(text));
}
