// API tokens: what programs show in a person's name.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { pageOf, pageQuery } from '#api/pages.ts';
import { permissions } from '#core/parties/permissions.ts';

const org = organizationId;
const asks = { permission: 'tokens.manage', of: 'org' } as const;
const instant = z.iso.datetime();

const tokenDaysMax = 366;

const token = z
  .object({
    id: idOf<'token'>(),
    personId: idOf<'person'>().meta({ description: 'In whose name it acts' }),
    name: z.string(),
    hint: z.string().meta({ description: 'Its first characters' }),
    scopes: z.array(z.string()),
    createdAt: instant,
    expiresAt: instant,
    usedOn: z.iso.date().optional().meta({ description: 'The last day of its use' }),
    revokedAt: instant.optional(),
  })
  .meta({ id: 'ApiToken' });

export const listTokens = endpoint({
  id: 'list-tokens',
  method: 'GET',
  path: '/api/organizations/{org}/tokens',
  summary: 'The API tokens of an organization, newest first.',
  asks,
  params: { org },
  query: pageQuery(z.tuple([idOf<'token'>()])),
  output: pageOf(token),
  refusals: [],
});

export const makeToken = endpoint({
  id: 'make-token',
  method: 'POST',
  path: '/api/organizations/{org}/tokens',
  summary: 'Makes an API token in your name; its secret is shown this once.',
  asks,
  stepUp: true,
  params: { org },
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(z.enum(permissions)).min(1).max(permissions.length),
    days: z.number().int().min(1).max(tokenDaysMax).default(90),
  }),
  output: z.object({ id: idOf<'token'>(), secret: z.string(), expiresAt: instant }),
  status: 201,
  shownOnce: true,
  refusals: ['token.scope'],
});

export const revokeToken = endpoint({
  id: 'revoke-token',
  method: 'DELETE',
  path: '/api/organizations/{org}/tokens/{token}',
  summary: 'Ends an API token; its next request is refused.',
  asks,
  params: { org, token: idOf<'token'>() },
  output: z.undefined(),
  refusals: [],
});
