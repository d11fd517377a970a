// What the server asks of the program that reads evidence and works results out, and what that answers: all that crosses.
import { z } from 'zod';
import { digest, documentRefusals, refusal, understoodEvidence } from '#api/frontier/evidence.ts';

const name = z.string().max(600);

/**
 * Runs of one model that are worked on at once: intervals of so many are drawn within a minute or two. The largest published
 * suites have some thousand.
 */
export const runsMax = 20_000;

/** The first part is the suite's document, or nothing. */
const readOrder = z.strictObject({
  do: z.literal('read'),
  path: z.string(),
  alias: name.optional(),
});

const log = z.strictObject({
  model: name,
  refusals: z.array(refusal),
  retried: z.int().min(0),
});

export const comparedWith = ['best-released', 'own-predecessor'] as const;

const comparisonPolicy = z.strictObject({
  ridge: z.number().positive(),
  weighting: z.enum(['balanced', 'equal']),
  margin: z.number().positive(),
  cheating: z.enum(['failure', 'discarded', 'success']),
});

const suiteVersion = z.strictObject({ name, version: name, digest: digest.optional() });

/** Everything that is asked of runs, which are the parts, in canonical text. */
export const asked = z.strictObject({
  candidate: name,
  comparisons: z.array(z.strictObject({ against: z.enum(comparedWith), base: name })).max(comparedWith.length),
  policy: comparisonPolicy,
  budget: z.number().positive().optional(),
  /** Read again where the levels are judged. */
  criteria: z.json().optional(),
  suite: suiteVersion.optional(),
  logs: z.array(log).max(1000),
});

const analyseOrder = z.strictObject({ do: z.literal('analyse'), asked });

/** The first part is the suite's document, the others are runs. */
const stateOrder = z.strictObject({ do: z.literal('state') });

export const evidenceOrder = z.discriminatedUnion('do', [readOrder, analyseOrder, stateOrder]);
export type EvidenceOrder = z.infer<typeof evidenceOrder>;
export type Asked = z.infer<typeof asked>;

const aliasCodes = ['evidence.which_model', 'evidence.no_such_model', 'evidence.too_many_runs'] as const;
const refused = z.strictObject({
  is: z.literal('refused'),
  code: z.enum([...documentRefusals, ...aliasCodes]),
  why: name,
  place: name.optional(),
});

export const pairedItem = z.object({
  task: name,
  family: name,
  minutes: z.number(),
  base: z.number(),
  candidate: z.number(),
});

export const recordKinds = [...comparedWith, 'levels'] as const;
export type RecordKind = (typeof recordKinds)[number];

const share = z.number();
const suiteStateTold = z.strictObject({
  items: z.int(),
  publicShare: share,
  isSaturated: z.boolean(),
  best: z.strictObject({ alias: name, share }).optional(),
  families: z.array(z.strictObject({ family: name, tasks: z.int(), best: name, share, isSaturated: z.boolean() })),
  models: z.array(
    z.strictObject({
      alias: name,
      run: z.int(),
      solved: share.optional(),
      solvedPublic: share.optional(),
      solvedPrivate: share.optional(),
    }),
  ),
});
export type SuiteStateTold = z.infer<typeof suiteStateTold>;

export const evidenceLine = z.discriminatedUnion('is', [
  refused,
  z.strictObject({ is: z.literal('understood'), understood: understoodEvidence, scoredDigest: digest }),
  /** Lines of canonical text, in order. */
  z.strictObject({ is: z.literal('runs'), text: z.string() }),
  /** A sealed record in canonical text. */
  z.strictObject({ is: z.literal('record'), of: z.enum(recordKinds), text: z.string() }),
  z.strictObject({ is: z.literal('items'), of: z.enum(comparedWith), items: z.array(pairedItem) }),
  z.strictObject({ is: z.literal('scored'), digest }),
  z.strictObject({ is: z.literal('state'), state: suiteStateTold }),
  z.strictObject({ is: z.literal('end') }),
]);
export type EvidenceLine = z.infer<typeof evidenceLine>;
export type Understood = z.infer<typeof understoodEvidence>;
