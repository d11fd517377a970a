// What the program that plans answers, line by line: all that crosses from it, held to its bounds.
import { z } from 'zod';
import { columnQuestion, concern, criticalities, day, dropped, exposures, outline, stated, tiers } from '#api/told.ts';
import { assetKinds } from '#core/components/asset.ts';
import { keyBytesMax } from '#core/versions/scheme.ts';
import {
  batchMax,
  nameCharactersMax,
  pathCharactersMax,
  purlCharactersMax,
  standingNameCharactersMax,
  subjectCharactersMax,
  wordsCharactersMax,
} from '#server/planning/bounds.ts';

const name = z.string().max(nameCharactersMax);
const words = z.string().max(wordsCharactersMax);
const assetName = z.string().max(standingNameCharactersMax);
const count = z.int().min(0).max(100_000_000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const list = <Kind extends z.ZodType>(kind: Kind) => z.array(kind).max(batchMax);

const documentLine = z.strictObject({
  path: z.string().max(pathCharactersMax),
  format: name,
  createdOn: day.optional(),
  tool: name.optional(),
  components: count,
  dropped: z.array(dropped).max(200),
  questions: z.array(columnQuestion).max(200),
});

const asset = z.strictObject({
  name: assetName,
  kind: z.enum(assetKinds),
  /** With the operator's answers put in, and as documents state it. */
  exposure: stated(exposures),
  criticality: stated(criticalities),
  documentedExposure: z.enum(exposures),
  documentedCriticality: z.enum(criticalities),
  zone: name.optional(),
  count: z.int().min(1).max(100_000_000),
  maintenanceWindow: name.optional(),
  loses: words.optional(),
  alsoKnownAs: z.array(name).max(50),
  seenOn: day.optional(),
  components: count,
  componentsDigest: digest,
  matchesDigest: digest,
});

const component = z.strictObject({
  name,
  version: name.optional(),
  purl: z.string().max(purlCharactersMax).optional(),
  vendor: name.optional(),
  depth: z.enum(['direct', 'transitive', 'unknown']),
  /** The path of the document that showed it. */
  document: z.string().max(pathCharactersMax),
  reported: z.literal(true).optional(),
  /** Names that it is looked up under, each with its key in base64 where it has one. */
  lookUps: z
    .array(
      z.strictObject({
        name: words,
        key: z
          .base64()
          .max(keyBytesMax * 2)
          .optional(),
      }),
    )
    .max(2000),
});

const match = z.strictObject({
  component: count,
  vulnerability: name,
  verdict: z.enum(['affected', 'unknown']),
  tier: z.enum(tiers).optional(),
  inKev: z.boolean(),
  dueOn: day.optional(),
  firstSeenOn: day.optional(),
});

/** Longer names of software are refused where a document is read. */
const subject = z.string().max(subjectCharactersMax);
const seen = z.strictObject({
  asset: assetName,
  vulnerability: subject,
  firstSeenOn: day,
  arrivedOn: day.optional(),
  inKev: z.boolean(),
  exploitedOn: day.optional(),
  components: z.array(subject),
  documents: z.array(z.string().max(pathCharactersMax)),
  closedOn: day.optional(),
});

const planLine = z.discriminatedUnion('is', [
  /** Documents that can't be read as a whole: there is no plan until they are mended. */
  z.strictObject({
    is: z.literal('unreadable'),
    faults: z.array(z.strictObject({ path: words, code: name, why: words, place: words.optional() })).max(batchMax),
  }),
  z.strictObject({ is: z.literal('documents'), documents: list(documentLine) }),
  z.strictObject({ is: z.literal('assets'), assets: list(asset) }),
  /** All components of the asset from this number on, in place of those that were kept. */
  z.strictObject({ is: z.literal('components'), asset: assetName, from: count, components: list(component) }),
  z.strictObject({ is: z.literal('matches'), asset: assetName, from: count, matches: list(match) }),
  z.strictObject({ is: z.literal('concerns'), concerns: list(concern) }),
  z.strictObject({
    is: z.literal('seen'),
    seen: list(seen),
    gone: list(seen.pick({ asset: true, vulnerability: true })),
  }),
  /** Entries of the state as its file holds them; what is theirs core's own schema checks. */
  z.strictObject({ is: z.literal('state'), state: z.looseObject({ version: z.literal(1) }) }),
  z.strictObject({ is: z.literal('plan'), text: z.string(), feedId: digest, outline }),
  z.strictObject({ is: z.literal('about'), concern: concern.optional(), components: count }),
  z.strictObject({ is: z.literal('end') }),
]);

export type PlanLine = z.infer<typeof planLine>;
export type LineOf<Is extends PlanLine['is']> = Extract<PlanLine, { is: Is }>;
export type Concern = z.infer<typeof concern>;
export type Outline = z.infer<typeof outline>;

/** @throws where the program answers what it was not written to answer */
export function planLineOf(text: string): PlanLine {
  return planLine.parse(JSON.parse(text));
}
