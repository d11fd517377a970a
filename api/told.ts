// What inventories, plans and vulnerabilities are told in: shapes that several endpoints, and what plans leave behind, share.
import { z } from 'zod';
import { assetsToldMax, placesMax, statementsToldMax } from '#api/bounds.ts';
import { assetKinds } from '#core/components/asset.ts';
import { isDay } from '#core/kernel/days.ts';

export const day = z.string().refine(isDay, 'is no calendar day').meta({ type: 'string', format: 'date' });
export const instant = z.iso.datetime();

export const exposures = ['public', 'internal', 'isolated', 'unknown'] as const;
export const criticalities = ['essential', 'important', 'other', 'unknown'] as const;
export const tiers = ['3DF', '3D', '14D', '60D', 'FSU'] as const;
export const depths = ['direct', 'transitive', 'unknown'] as const;
export { assetKinds };

const sentence = z.string().max(600);
const name = z.string().max(300);
const purl = z.string().max(600);
const count = z.int().min(0).max(100_000_000);

/** A value with who says so, and since when. */
export const stated = <Words extends readonly [string, ...string[]]>(values: Words) =>
  z.object({
    value: z.enum(values),
    source: sentence.optional().meta({ description: 'Who says so: `assets.yaml`, `your answer`' }),
    on: day.optional(),
  });

/** What was left out of a document, by reason. */
export const dropped = z
  .object({ reason: name, count, example: name.meta({ description: 'The first one: outside text' }) })
  .meta({ id: 'Dropped' });

/** How a column of a table was read. */
export const column = z
  .object({
    heading: name,
    meaning: name.optional().meta({ description: 'What it was read as; absent: nothing' }),
    certain: z.boolean(),
  })
  .meta({ id: 'Column' });

/** What should be confirmed of how a table was read; the plan asks it. */
export const columnQuestion = z
  .object({ meaning: name, guess: name.optional(), candidates: z.array(name).max(200) })
  .meta({ id: 'ColumnQuestion' });

/** What one publisher says of a component. */
const said = z
  .object({
    publisher: name,
    advisory: name,
    says: z.enum(['affected', 'not affected', 'unknown']),
    comparison: sentence.meta({ description: 'How its version compares: `2.14.1 is in >=2.0.0 <2.17.1 (maven)`' }),
    reason: sentence.optional(),
    by: z
      .enum(['purl', 'cpe', 'product', 'document', 'scanner'])
      .meta({ description: 'Under which name it was found' }),
  })
  .meta({ id: 'Said' });

/** One of the four questions, answered. */
const judged = z
  .object({ value: name, source: sentence, at: name.optional(), assumed: z.boolean() })
  .meta({ id: 'Judged' });

const pressing = z
  .object({
    tier: z.enum(tiers),
    row: count.meta({ description: 'Of the table of BOD 26-04' }),
    dueOn: day.optional(),
    clockFrom: day.optional(),
    firstSeenOn: day,
    inKev: judged,
    exposed: judged,
    automatable: judged,
    technicalImpact: judged,
    exposure: z.enum(exposures),
    criticality: z.enum(criticalities),
    ssvc: z.object({ outcome: name, why: sentence }).optional(),
    cvss: z.object({ score: z.number(), severity: name, vector: name, by: name }).optional(),
    p30: z.number().min(0).max(1).meta({ description: 'Estimated chance of exploitation within 30 days' }),
    factors: z.array(z.object({ factor: z.number(), text: sentence, assumed: z.boolean() })).max(50),
    table: name.meta({ description: 'The table of weights that it was estimated by' }),
  })
  .meta({ id: 'Pressing' });

const assetName = z.string().max(640);

const place = z
  .object({
    assets: z.array(assetName).max(assetsToldMax).meta({ description: 'The first of them, by name' }),
    assetCount: count,
    component: z.object({ name, version: name.optional(), purl: purl.optional() }),
    verdict: z.enum(['affected', 'not affected', 'unknown']),
    disputed: z.boolean(),
    reason: sentence.optional(),
    answered: sentence.optional().meta({ description: 'Your own word that it does not concern you' }),
    takenAsMended: sentence.optional().meta({
      description:
        'Why nobody can tell, and nobody is asked: an update that is there, or comes with the plan, is newer. It has no day',
    }),
    fixedIn: z.array(name).max(8),
    statements: z.array(said).max(statementsToldMax),
    statementCount: count,
    priority: pressing.optional(),
  })
  .meta({ id: 'Place' });

/** What a vulnerability means for an organization; assets that are alike in all of it are told together. */
export const concern = z
  .object({
    vulnerability: name,
    aliases: z.array(name).max(50),
    affected: count,
    unknown: count,
    takenAsMended: count
      .default(0)
      .meta({ description: 'Of which no record tells, and which the plan takes as mended: not among `unknown`' }),
    answered: count,
    notAffected: count,
    places: z.array(place).max(placesMax).meta({ description: 'Those of most weight first' }),
    placeCount: count,
    actions: z
      .array(z.object({ id: name, title: sentence, week: count.optional(), isThisWeek: z.boolean() }))
      .max(50)
      .meta({ description: 'Of the plan, that close it or look into it' }),
  })
  .meta({ id: 'Concern' });

/** A plan in short. */
export const outline = z
  .object({
    capacityHours: z.number(),
    usedHours: z.number(),
    vulnerabilities: count,
    matches: count,
    inKev: count,
    tiers: z.record(z.string().max(4), count),
    riskRemoved: z.number().min(0).max(1),
    overdue: count,
    nextDueOn: day.optional(),
    later: count.meta({ description: 'Actions after this week' }),
    cannotMeet: count,
    questions: count,
    text: z.string().max(4000),
    actions: z
      .array(z.object({ id: name, title: sentence, dueOn: day.optional(), hours: z.number(), binding: z.boolean() }))
      .max(1000)
      .meta({ description: 'Of this week, in order' }),
  })
  .meta({ id: 'Outline' });
