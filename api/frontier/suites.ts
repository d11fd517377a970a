// Suites of benchmark items, and what released models did on them.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { digest, documentRefusals, evidenceBytesMax, understoodEvidence } from '#api/frontier/evidence.ts';
import { referenceId, suiteId } from '#api/frontier/suite-id.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { day, instant } from '#api/told.ts';
import { knowings } from '#core/frontier/suites/suite.ts';

const name = z.string();
const count = z.int();
const share = z.number();

const suite = z
  .object({
    id: suiteId,
    keeper: z.object({ id: organizationId, name }),
    name,
    version: name,
    digest: digest.meta({ description: 'SHA-256 of the whole document, private items too' }),
    keptAt: instant,
    publicItems: count,
    privateItems: count,
    committed: count.meta({ description: 'Private items whose content is committed to by its digest' }),
  })
  .meta({ id: 'Suite' });

const item = z.object({
  id: name,
  family: name,
  version: name.optional(),
  minutes: z.number(),
  knownBy: z.enum(knowings),
  content: name.optional(),
});

const reference = z
  .object({
    id: referenceId,
    suite: suiteId,
    keeper: z.object({ id: organizationId, name }),
    alias: name,
    releasedOn: day,
    receivedAt: instant,
    digest,
    runsDigest: digest,
    isPublic: z.boolean().meta({ description: 'Else for those who are read into a compartment' }),
    understood: understoodEvidence,
  })
  .meta({ id: 'ReferenceEvidence' });

const keeps = { permission: 'frontier.act', of: 'org' } as const;

export const keepSuite = endpoint({
  id: 'keep-suite',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/suites',
  summary:
    'An office or the clearinghouse keeps a suite in a version. Public items are seen by everybody who is signed in; private ones are sealed, and committed to by digests.',
  asks: keeps,
  params: { org: organizationId },
  body: z.strictObject({
    suite: z.record(z.string(), z.unknown()).meta({ description: 'As `breakwater frontier suite` writes it' }),
  }),
  bodyBytesMax: 64 * 1024 * 1024,
  output: suite,
  status: 201,
  refusals: ['document.shape', 'suite.not_keeper', 'suite.version_known'],
});

export const listSuites = endpoint({
  id: 'list-suites',
  method: 'GET',
  path: '/api/frontier/suites',
  summary: 'The suites that are kept, in all versions.',
  asks: 'session',
  output: z.object({ suites: z.array(suite) }),
  refusals: [],
});

export const showSuite = endpoint({
  id: 'show-suite',
  method: 'GET',
  path: '/api/frontier/suites/{suite}',
  summary: 'One suite: its public items, what its keeper is held to, and which released models were run on it.',
  asks: 'session',
  params: { suite: suiteId },
  output: suite.extend({
    items: z.array(item),
    commitments: z.array(digest),
    references: z.array(reference),
  }),
  refusals: [],
});

export const showSuiteState = endpoint({
  id: 'show-suite-state',
  method: 'GET',
  path: '/api/frontier/suites/{suite}/state',
  summary: 'Whether a suite can still tell: what released models solve of it, by its families.',
  asks: 'session',
  params: { suite: suiteId },
  output: z.object({
    isWhole: z.boolean().meta({ description: 'False: of its public items alone' }),
    items: count,
    publicShare: share,
    isSaturated: z.boolean().meta({ description: 'That there is no step-change is never concluded from such a suite' }),
    best: z.object({ alias: name, share }).optional(),
    families: z.array(z.object({ family: name, tasks: count, best: name, share, isSaturated: z.boolean() })),
    models: z.array(
      z.object({
        alias: name,
        run: count,
        solved: share.optional(),
        solvedPublic: share.optional(),
        solvedPrivate: share.optional(),
      }),
    ),
  }),
  cost: 5,
  refusals: [],
});

export const keepReference = endpoint({
  id: 'keep-reference',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/suites/{suite}/references',
  summary: 'The keeper of a suite hands in what a released model did on it, for others to be compared with.',
  asks: keeps,
  params: { org: organizationId, suite: suiteId },
  query: {
    alias: z.string().min(1).max(200).optional().meta({ description: 'What the file calls the model' }),
    releasedOn: day,
    compartment: idOf<'compartment'>().optional().meta({ description: 'Only for those who are read into it' }),
  },
  body: { kind: 'raw', mediaTypes: ['*'], bytesMax: evidenceBytesMax },
  output: reference,
  status: 201,
  shownOnce: true,
  refusals: [
    ...documentRefusals,
    'evidence.which_model',
    'evidence.no_such_model',
    'evidence.too_many_runs',
    'suite.not_keeper',
    'suite.sealed',
    'reference.no_compartment',
    'reference.full',
  ],
});
