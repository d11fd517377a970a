// Grants: what an organization lets a provider do for it, from its own side and from the provider's.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { grantScopes, termsRefusals } from '#api/organizations.ts';
import { grantHoursMax, grantStates } from '#core/parties/grant.ts';
import { organizationKinds } from '#core/parties/organization.ts';
import { permissions } from '#core/parties/permissions.ts';

const org = organizationId;
const grant = idOf<'grant'>();
const instant = z.iso.datetime();
const days = z
  .number()
  .int()
  .min(1)
  .max(10_000)
  .meta({ description: `From now on; ${grantHoursMax / 24} at most` });
const manages = { permission: 'grants.manage', of: 'org' } as const;

const page = { after: grant.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

const given = z
  .object({
    id: grant,
    provider: z.object({ id: organizationId, name: z.string() }),
    scopes: z.array(z.enum(permissions)),
    state: z.enum(grantStates),
    isLive: z.boolean(),
    givenAt: instant.optional(),
    expiresAt: instant,
    usedOn: z.iso.date().optional().meta({ description: 'The last day on which the provider used it' }),
  })
  .meta({ id: 'GivenGrant' });

const held = z
  .object({
    id: grant,
    customer: z.object({ id: organizationId, name: z.string() }),
    scopes: z.array(z.enum(permissions)),
    state: z.enum(grantStates),
    isLive: z.boolean(),
    expiresAt: instant,
  })
  .meta({ id: 'HeldGrant' });

export const listGrants = endpoint({
  id: 'list-grants',
  method: 'GET',
  path: '/api/organizations/{org}/grants',
  summary: 'What an organization let providers do for it, and what they ask to do; newest first.',
  asks: manages,
  params: { org },
  query: page,
  output: z.object({ grants: z.array(given), next: grant.optional() }),
  refusals: [],
});

export const giveGrant = endpoint({
  id: 'give-grant',
  method: 'POST',
  path: '/api/organizations/{org}/grants',
  summary: 'Lets a provider act for the organization, in some things and until a day.',
  asks: manages,
  stepUp: true,
  params: { org },
  body: z.strictObject({ provider: organizationId, scopes: grantScopes, days }),
  output: z.object({ id: grant, expiresAt: instant }),
  status: 201,
  refusals: [...termsRefusals, 'grant.beyond_own'],
});

export const giveAskedGrant = endpoint({
  id: 'give-asked-grant',
  method: 'PUT',
  path: '/api/organizations/{org}/grants/{grant}',
  summary: 'Gives what a provider asked for, or less of it.',
  asks: manages,
  stepUp: true,
  params: { org, grant },
  body: z.strictObject({ scopes: grantScopes, days }),
  output: z.object({ expiresAt: instant }),
  refusals: [...termsRefusals, 'grant.beyond_own', 'grant.beyond_asked', 'grant.wrong_state'],
});

export const revokeGrant = endpoint({
  id: 'revoke-grant',
  method: 'DELETE',
  path: '/api/organizations/{org}/grants/{grant}',
  summary: 'Ends a grant, or declines what was asked for; the provider’s next request is refused.',
  asks: manages,
  stepUp: true,
  params: { org, grant },
  output: z.undefined(),
  refusals: ['grant.wrong_state'],
});

export const listGrantUses = endpoint({
  id: 'list-grant-uses',
  method: 'GET',
  path: '/api/organizations/{org}/grants/{grant}/uses',
  summary: 'Who of the provider used a grant for what, by day; newest first, at most a thousand.',
  asks: manages,
  params: { org, grant },
  output: z.object({
    uses: z.array(z.object({ on: z.iso.date(), permission: z.enum(permissions), person: z.string() })),
  }),
  refusals: [],
});

export const showProvider = endpoint({
  id: 'show-provider',
  method: 'GET',
  path: '/api/provider-names/{provider}',
  summary: 'Name and kind of an organization that acts for others: before you give it a grant.',
  asks: 'session',
  params: { provider: organizationId },
  output: z.object({ id: organizationId, name: z.string(), kind: z.enum(organizationKinds) }),
  refusals: [],
});

export const listHeldGrants = endpoint({
  id: 'list-held-grants',
  method: 'GET',
  path: '/api/providers/{org}/held-grants',
  summary: 'What organizations let this provider do, and what it asked them for; newest first.',
  asks: { permission: 'organization.read', of: 'org' },
  params: { org },
  query: page,
  output: z.object({ grants: z.array(held), next: grant.optional() }),
  refusals: [],
});

export const askForGrant = endpoint({
  id: 'ask-for-grant',
  method: 'POST',
  path: '/api/providers/{org}/held-grants',
  summary: 'Asks an organization that the provider enrolled for a grant.',
  asks: manages,
  stepUp: true,
  params: { org },
  body: z.strictObject({ customer: organizationId, scopes: grantScopes, days }),
  output: z.object({ id: grant }),
  status: 201,
  refusals: [...termsRefusals, 'object.absent'],
});

export const handBackGrant = endpoint({
  id: 'hand-back-grant',
  method: 'DELETE',
  path: '/api/providers/{org}/held-grants/{grant}',
  summary: 'Hands a grant back, or asks no more.',
  asks: manages,
  stepUp: true,
  params: { org, grant },
  output: z.undefined(),
  refusals: ['grant.wrong_state'],
});
