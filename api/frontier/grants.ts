// Access to a model: its developer gives it to an organization, which names its people; each accepts the terms. It ends by
// itself.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { idOf, organizationId, personId } from '#api/ids.ts';
import { accessPurposes, accessScopes } from '#core/frontier/access/grant.ts';

const instant = z.iso.datetime();
const grantId = idOf<'access-grant'>().meta({ description: 'Of which grant' });
const purpose = z.enum(accessPurposes).meta({ description: 'What it is for, and nothing else' });
const scopes = z.array(z.enum(accessScopes)).min(1).max(accessScopes.length);
const termsDigest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the terms, hexadecimal' });

/** Characters of what whoever is named promises, and of how a model is reached. */
const charactersMax = 20_000;

const person = z
  .object({
    id: personId,
    knownAs: z.string(),
    namedAt: instant,
    accepted: z.boolean().meta({ description: 'The terms as they are now' }),
    ended: z.boolean(),
  })
  .meta({ id: 'NamedPerson' });

const widening = z
  .object({
    id: idOf<'widening'>(),
    scopes,
    proposedAt: instant,
    lapsesAt: instant,
    own: z.boolean().meta({ description: 'Proposed by you: somebody else agrees to it' }),
  })
  .meta({ id: 'Widening', description: 'A proposal, for the developer, that it opens more' });

const grant = z
  .object({
    id: grantId,
    shield: z.string().meta({ description: 'The codename of the model' }),
    model: modelId.optional().meta({ description: 'Where you reach it now' }),
    developer: z
      .string()
      .optional()
      .meta({ description: 'Its name, where it tells it, or once you accepted the terms' }),
    holder: z.object({ id: organizationId, name: z.string() }),
    purpose,
    scopes,
    terms: z.string(),
    termsDigest,
    givenAt: instant,
    opensAt: instant,
    expiresAt: instant,
    ended: z.boolean().meta({ description: 'Before it expired' }),
    own: z.enum(['unnamed', 'named', 'accepted']).meta({ description: 'Your own place in it' }),
    manages: z.boolean().meta({ description: 'You name people for it, as an administrator of the holder' }),
    people: z.array(person).meta({ description: 'Who is named, for the developer and the holder’s administrators' }),
    widening: widening.optional(),
    instructions: z.string().optional().meta({ description: 'How the model is reached, for its developer' }),
  })
  .meta({ id: 'AccessGrant' });

const ofModel = { model: modelId };
const ofGrant = { access: grantId };

export const giveAccess = endpoint({
  id: 'give-access',
  method: 'POST',
  path: '/api/frontier/models/{model}/grants',
  summary: 'The developer gives an organization access to its model, for a purpose, until an instant.',
  asks: 'person',
  stepUp: true,
  params: ofModel,
  body: z.strictObject({
    holder: organizationId,
    purpose,
    scopes,
    terms: z.string().trim().min(1).max(charactersMax),
    opensAt: instant,
    expiresAt: instant,
    tellsDeveloper: z.boolean().meta({ description: 'Whether your name is told before the terms are accepted' }),
    instructions: z.string().trim().min(1).max(charactersMax).optional().meta({
      description: 'How the model is reached: shown only to those who may use it now',
    }),
  }),
  output: z.object({ id: grantId }),
  status: 201,
  refusals: [
    'access.ends_before',
    'access.too_long',
    'access.no_office',
    'access.no_partner',
    'access.outside_window',
    'access.no_use',
  ],
});

export const showGrant = endpoint({
  id: 'show-grant',
  method: 'GET',
  path: '/api/frontier/grants/{access}',
  summary: 'Access that was given: for the developer, the holder’s administrators and whom they named.',
  asks: 'session',
  params: ofGrant,
  output: grant,
  refusals: [],
});

export const namePerson = endpoint({
  id: 'name-person',
  method: 'POST',
  path: '/api/frontier/grants/{access}/people',
  summary: 'An administrator of the holder names a member of its own for the access.',
  asks: 'person',
  stepUp: true,
  params: ofGrant,
  body: z.strictObject({ person: personId }),
  output: z.undefined(),
  refusals: ['access.not_nameable'],
});

export const acceptGrant = endpoint({
  id: 'accept-grant',
  method: 'POST',
  path: '/api/frontier/grants/{access}/acceptance',
  summary: 'Whoever is named accepts the terms, by the digest of what they read.',
  asks: 'person',
  params: ofGrant,
  body: z.strictObject({ termsDigest }),
  output: z.undefined(),
  refusals: ['access.other_terms'],
});

export const listAccess = endpoint({
  id: 'list-access',
  method: 'GET',
  path: '/api/frontier/models/{model}/grants',
  summary: 'All access that was given to a model, with who is named; for its developer.',
  asks: 'session',
  params: ofModel,
  output: z.object({ grants: z.array(grant) }),
  refusals: [],
});

export const listOfferedAccess = endpoint({
  id: 'list-offered-access',
  method: 'GET',
  path: '/api/frontier/grants',
  summary: 'Access that your organization was given or that names you, and that has not ended.',
  asks: 'session',
  output: z.object({ grants: z.array(grant) }),
  refusals: [],
});

export const endPerson = endpoint({
  id: 'end-person',
  method: 'DELETE',
  path: '/api/frontier/grants/{access}/people/{person}',
  summary: 'Takes a person off: by the developer, the holder, or themselves.',
  asks: 'person',
  params: { ...ofGrant, person: personId },
  output: z.undefined(),
  refusals: [],
});

export const endAccess = endpoint({
  id: 'end-access',
  method: 'DELETE',
  path: '/api/frontier/grants/{access}',
  summary: 'Ends access now: by the developer, or by the holder.',
  asks: 'person',
  params: ofGrant,
  output: z.undefined(),
  refusals: [],
});

export const listAccessUses = endpoint({
  id: 'list-access-uses',
  method: 'GET',
  path: '/api/frontier/models/{model}/uses',
  summary: 'Each use of access to a model, newest first; for its developer.',
  asks: 'session',
  params: ofModel,
  query: {
    after: idOf<'grant-use'>().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  },
  output: z.object({
    uses: z.array(
      z.object({
        id: idOf<'grant-use'>(),
        grant: grantId,
        knownAs: z.string(),
        at: instant,
        what: z.string().meta({ description: 'The operation: `show-model`' }),
      }),
    ),
    next: idOf<'grant-use'>().optional(),
  }),
  refusals: [],
});

export const showModelUse = endpoint({
  id: 'show-model-use',
  method: 'GET',
  path: '/api/frontier/models/{model}/use',
  summary: 'How the model is reached, for those who may use it now. That you looked is told to its developer.',
  asks: 'session',
  params: ofModel,
  output: z.object({ ways: z.array(z.object({ grant: grantId, instructions: z.string() })) }),
  refusals: [],
});

export const proposeWidening = endpoint({
  id: 'propose-widening',
  method: 'POST',
  path: '/api/frontier/grants/{access}/widenings',
  summary: 'The developer proposes that access opens more: of effect once a second person of its own agrees.',
  asks: 'person',
  stepUp: true,
  params: ofGrant,
  body: z.strictObject({ scopes }),
  output: z.object({ id: idOf<'widening'>(), lapsesAt: instant }),
  status: 201,
  refusals: ['widening.not_wider', 'widening.over', 'widening.proposed'],
});

export const agreeToWidening = endpoint({
  id: 'agree-to-widening',
  method: 'POST',
  path: '/api/frontier/grants/{access}/widenings/{widening}/agreement',
  summary: 'A second person of the developer agrees, and the access opens what was proposed.',
  asks: 'person',
  stepUp: true,
  params: { ...ofGrant, widening: idOf<'widening'>() },
  output: z.undefined(),
  refusals: [
    'second.wrong_state',
    'second.same_human',
    'second.proposer_gone',
    'access.ends_before',
    'access.too_long',
    'access.no_office',
    'access.no_partner',
    'access.outside_window',
  ],
});
