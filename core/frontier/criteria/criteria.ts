// Criteria: by which levels a model is judged, as data that can be committed to before any result exists.
import { z } from 'zod';
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import { readShape } from '#core/frontier/read-shape.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

const name = z.string().min(1).max(200);

const suite = z.strictObject({
  name,
  version: name,
  /** Families of tasks that make up the suite. */
  families: z.array(name).min(1).max(1000),
  /** How many tasks it has: a share of them is no result of the suite. */
  tasks: z.int().min(1).max(1_000_000),
  /** A run that used more counts as failed. Research §3.2: a budget alone moves a horizon more than a generation does. */
  tokens: z.number().positive().optional(),
});

const threshold = z.discriminatedUnion('measure', [
  z.strictObject({
    suite: name,
    measure: z.literal('solved'),
    /** pass@k; 1 unless stated. Research §1.6: pass@12. */
    attempts: z.int().min(1).max(1000).optional(),
    atLeast: z.number().positive().max(1),
  }),
  /** Expert minutes of the tasks of which half are solved. */
  z.strictObject({ suite: name, measure: z.literal('p50'), atLeast: z.number().positive() }),
]);

/** A skill without which the level can't be; its threshold is a canary, lower than what would show the level itself. */
const canary = z.strictObject({ skill: name, threshold });

const level = z.strictObject({
  name,
  thresholds: z.array(threshold).min(1).max(100),
  canaries: z.array(canary).max(100).optional(),
});

const shape = z.strictObject({
  name,
  version: name,
  /**
   * Chance, so that nobody who guesses the thresholds can confirm them by the digest. To be left out where the criteria
   * are public.
   */
  salt: z
    .string()
    .regex(/^[0-9a-f]{32,128}$/, 'a salt is 32 to 128 hexadecimal digits in lower case')
    .optional(),
  /**
   * Digest of the stored suite whose items the tasks of these suites are (`readSuite`), where they are fixed beforehand
   * too: levels are then judged on runs of exactly these.
   */
  items: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a digest is 64 hexadecimal digits in lower case')
    .optional(),
  suites: z.array(suite).min(1).max(1000),
  levels: z.array(level).min(1).max(100),
});

export type Suite = z.infer<typeof suite>;
export type Threshold = z.infer<typeof threshold>;
export type Level = z.infer<typeof level>;
export type Criteria = z.infer<typeof shape>;

/**
 * Criteria as a document. Its digest is the SHA-256 of its canonical text (RFC 8785, `canonicalText`): nothing stands in it
 * that isn't read, so that the digest commits to what is judged by and to nothing else.
 *
 * Source: research §5.6, "commit to thresholds and item hashes in advance"; §3.4, a threshold is "a recorded, versioned
 * policy parameter".
 *
 * @throws BadDocument with the path of what is wrong: also a suite, level or skill that stands twice or a suite that no one
 *   states
 */
export function readCriteria(value: unknown): Criteria {
  const criteria = readShape(shape, value, 'document of criteria');
  refuseTwice(criteria.suites, '$.suites');
  refuseTwice(criteria.levels, '$.levels');
  const families = criteria.suites.flatMap((one) => one.families);
  for (const [index, family] of families.entries()) {
    if (families.indexOf(family) < index)
      throw new BadDocument('document.shape', `family ${family} stands twice`, '$.suites');
  }
  const suites = new Set(criteria.suites.map((one) => one.name));
  for (const [index, { thresholds, canaries = [] }] of criteria.levels.entries()) {
    const place = `$.levels[${index}]`;
    refuseTwice(
      canaries.map(({ skill }) => ({ name: skill })),
      `${place}.canaries`,
    );
    for (const [at, one] of thresholds.entries()) refuseUnknown(one.suite, suites, `${place}.thresholds[${at}]`);
    for (const [at, one] of canaries.entries()) {
      refuseUnknown(one.threshold.suite, suites, `${place}.canaries[${at}].threshold`);
    }
  }
  return criteria;
}

/**
 * Why runs of a stored suite carry no verdict by these criteria; empty where they do.
 *
 * @param digest of the suite; `undefined` where the runs were taken as they stand
 */
export function otherItems({ items }: Criteria, digest: string | undefined): readonly Refusal[] {
  if (items === undefined || items === digest) return [];
  const told = digest === undefined ? 'none was named' : `these runs were taken by ${digest}`;
  const why = `The criteria are of the items of the suite with digest ${items}: ${told}.`;
  return [{ code: 'evidence.other_items', why, count: 1 }];
}

function refuseTwice(named: readonly { readonly name: string }[], place: string): void {
  const seen = new Set<string>();
  for (const [index, { name: own }] of named.entries()) {
    if (seen.has(own)) throw new BadDocument('document.shape', `${own} stands twice`, `${place}[${index}]`);
    seen.add(own);
  }
}

function refuseUnknown(stated: string, suites: ReadonlySet<string>, place: string): void {
  if (!suites.has(stated)) {
    throw new BadDocument('document.shape', `no suite is named ${stated}`, `${place}.suite`);
  }
}
