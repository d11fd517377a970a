// What the program that plans answers, line by line: all that crosses from it, held to its bounds.
import { z } from 'zod';
import { assetKinds } from '#core/components/asset.ts';
import { isDay } from '#core/kernel/days.ts';
import { keyBytesMax } from '#core/versions/scheme.ts';
import { columnQuestion, droppedElement } from '#server/reading/document-reading.ts';
import {
  assetsToldMax,
  batchMax,
  nameCharactersMax,
  pathCharactersMax,
  placesMax,
  purlCharactersMax,
  standingNameCharactersMax,
  statementsToldMax,
  subjectCharactersMax,
  wordsCharactersMax,
} from '#server/planning/bounds.ts';

const day = z.string().refine(isDay, 'is no calendar day');
const name = z.string().max(nameCharactersMax);
const words = z.string().max(wordsCharactersMax);
const assetName = z.string().max(standingNameCharactersMax);
const count = z.int().min(0).max(100_000_000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const list = <Kind extends z.ZodType>(kind: Kind) => z.array(kind).max(batchMax);

const exposures = ['public', 'internal', 'isolated', 'unknown'] as const;
const criticalities = ['essential', 'important', 'other', 'unknown'] as const;
const stated = <Words extends readonly [string, ...string[]]>(values: Words) =>
  z.strictObject({ value: z.enum(values), source: words.optional(), on: day.optional() });

const documentLine = z.strictObject({
  path: z.string().max(pathCharactersMax),
  format: name,
  createdOn: day.optional(),
  tool: name.optional(),
  components: count,
  dropped: z.array(droppedElement).max(200),
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

const tier = z.enum(['3DF', '3D', '14D', '60D', 'FSU']);
const match = z.strictObject({
  component: count,
  vulnerability: name,
  verdict: z.enum(['affected', 'unknown']),
  tier: tier.optional(),
  inKev: z.boolean(),
  dueOn: day.optional(),
  firstSeenOn: day.optional(),
});

const said = z.strictObject({
  publisher: name,
  advisory: name,
  says: z.enum(['affected', 'not affected', 'unknown']),
  comparison: words,
  reason: words.optional(),
  by: z.enum(['purl', 'cpe', 'product', 'document', 'scanner']),
});
const answered = z.strictObject({ value: name, source: words, at: name.optional(), assumed: z.boolean() });

/** What a vulnerability means on assets that are alike in all of this. */
const place = z.strictObject({
  assets: z.array(assetName).max(assetsToldMax),
  assetCount: count,
  component: z.strictObject({ name, version: name.optional(), purl: z.string().max(purlCharactersMax).optional() }),
  verdict: z.enum(['affected', 'not affected', 'unknown']),
  disputed: z.boolean(),
  reason: words.optional(),
  /** The operator's own word that it does not concern them. */
  answered: words.optional(),
  fixedIn: z.array(name).max(8),
  statements: z.array(said).max(statementsToldMax),
  statementCount: count,
  priority: z
    .strictObject({
      tier,
      row: count,
      dueOn: day.optional(),
      clockFrom: day.optional(),
      firstSeenOn: day,
      inKev: answered,
      exposed: answered,
      automatable: answered,
      technicalImpact: answered,
      exposure: z.enum(exposures),
      criticality: z.enum(criticalities),
      ssvc: z.strictObject({ outcome: name, why: words }).optional(),
      cvss: z.strictObject({ score: z.number(), severity: name, vector: name, by: name }).optional(),
      p30: z.number().min(0).max(1),
      factors: z.array(z.strictObject({ factor: z.number(), text: words, assumed: z.boolean() })).max(50),
      table: name,
    })
    .optional(),
});

const concern = z.strictObject({
  vulnerability: name,
  aliases: z.array(name).max(50),
  affected: count,
  unknown: count,
  answered: count,
  notAffected: count,
  places: z.array(place).max(placesMax),
  placeCount: count,
  actions: z.array(z.strictObject({ id: name, title: words, week: count.optional(), isThisWeek: z.boolean() })).max(50),
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

const outline = z.strictObject({
  capacityHours: z.number(),
  usedHours: z.number(),
  vulnerabilities: count,
  matches: count,
  inKev: count,
  tiers: z.record(z.string().max(4), count),
  riskRemoved: z.number().min(0).max(1),
  overdue: count,
  nextDueOn: day.optional(),
  later: count,
  cannotMeet: count,
  questions: count,
  text: z.string().max(4000),
  actions: z
    .array(z.strictObject({ id: name, title: words, dueOn: day.optional(), hours: z.number(), binding: z.boolean() }))
    .max(batchMax),
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
export const concernShape = concern;
export const outlineShape = outline;

/** @throws where the program answers what it was not written to answer */
export function planLineOf(text: string): PlanLine {
  return planLine.parse(JSON.parse(text));
}
