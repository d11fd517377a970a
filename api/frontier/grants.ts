// Access to a model: its developer gives it to an organization, which names its people; each accepts the terms. It ends by
// itself.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { idOf, organizationId, personId } from '#api/ids.ts';
import { accessPurposes, accessScopes } from '#core/frontier/access/grant.ts';

const instant = z.iso.datetime();
export const grantId = idOf<'access-grant'>().meta({ description: 'Of which grant' });
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
    people: z.array(person).meta({ description: 'Who is named, for the developer and the holder’s administrators' }),
  })
  .meta({ id: 'AccessGrant' });

export const giveAccess = endpoint({
  id: 'give-access',
  method: 'POST',
  path: '/api/frontier/models/{model}/grants',
  summary: 'The developer gives an organization access to its model, for a purpose, until an instant.',
  asks: 'person',
  stepUp: true,
  params: { model: modelId },
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
  params: { access: grantId },
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
  params: { access: grantId },
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
  params: { access: grantId },
  body: z.strictObject({ termsDigest }),
  output: z.undefined(),
  refusals: ['access.other_terms'],
});
