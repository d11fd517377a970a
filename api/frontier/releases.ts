// What a developer told among its own people, released to those who have the record: one proposes, another agrees.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';

const instant = z.iso.datetime();
const number = z.coerce.number().int().min(1).max(1_000_000);

export const listReleases = endpoint({
  id: 'list-releases',
  method: 'GET',
  path: '/api/frontier/models/{model}/releases',
  summary: 'What was proposed to be told to those who have the record, and whether a second person agreed.',
  asks: 'session',
  params: { model: modelId },
  output: z.object({
    releases: z.array(
      z.object({
        number: z.number().meta({ description: 'Of the proposal' }),
        of: z.number().meta({ description: 'Of what is released, among what was told to your own people' }),
        reason: z.string(),
        proposedBy: z.string(),
        proposedAt: instant,
        lapsesAt: instant,
        agreed: z.boolean(),
        own: z.boolean().meta({ description: 'Proposed by you: somebody else agrees to it' }),
      }),
    ),
    releasable: z
      .array(z.object({ of: z.number(), about: z.string(), at: instant, by: z.string() }))
      .meta({ description: 'What was told to your own people alone, and is not proposed' }),
  }),
  refusals: [],
});

export const proposeRelease = endpoint({
  id: 'propose-release',
  method: 'POST',
  path: '/api/frontier/models/{model}/releases',
  summary: 'The developer proposes to tell those who have the record what it told its own people alone.',
  asks: 'person',
  stepUp: true,
  params: { model: modelId },
  body: z.strictObject({
    of: z.int().min(1).max(1_000_000).meta({ description: 'Its number among what was told to your own people' }),
    reason: z.string().trim().min(1).max(1000),
  }),
  output: z.object({ number: z.number(), lapsesAt: instant }),
  status: 201,
  refusals: ['release.absent', 'release.leaving', 'release.proposed', 'release.released'],
});

export const agreeToRelease = endpoint({
  id: 'agree-to-release',
  method: 'POST',
  path: '/api/frontier/models/{model}/releases/{release}/agreement',
  summary: 'A second person of the developer agrees, and it is told to those who have the record.',
  asks: 'person',
  stepUp: true,
  params: { model: modelId, release: number },
  output: z.undefined(),
  refusals: ['second.wrong_state', 'second.same_human', 'second.proposer_gone'],
});
