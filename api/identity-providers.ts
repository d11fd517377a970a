// Sign-in by an organization's own identity provider (OpenID Connect).
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId, providerId } from '#api/ids.ts';

const org = organizationId;
const provider = providerId;
const asks = { permission: 'organization.manage', of: 'org' } as const;
const text = z.string().max(4000).optional();

export const listIdentityProviders = endpoint({
  id: 'list-identity-providers',
  method: 'GET',
  path: '/api/organizations/{org}/identity-providers',
  summary: 'The identity providers by which the members of an organization may sign in.',
  asks,
  params: { org },
  output: z.object({
    redirectUri: z.string().meta({ description: 'What to enter at the provider as where to come back to' }),
    providers: z.array(
      z.object({
        id: provider,
        name: z.string(),
        issuer: z.string(),
        clientId: z.string(),
        signInAt: z.string().meta({ description: 'The address at which its members sign in' }),
      }),
    ),
  }),
  refusals: [],
});

export const addIdentityProvider = endpoint({
  id: 'add-identity-provider',
  method: 'POST',
  path: '/api/organizations/{org}/identity-providers',
  summary: 'Writes down an identity provider; its secret is sealed and never shown again.',
  asks,
  stepUp: true,
  params: { org },
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    issuer: z.url().max(2000),
    clientId: z.string().min(1).max(500),
    clientSecret: z.string().min(1).max(2000),
  }),
  output: z.object({ id: provider }),
  status: 201,
  refusals: ['provider.issuer'],
});

export const removeIdentityProvider = endpoint({
  id: 'remove-identity-provider',
  method: 'DELETE',
  path: '/api/organizations/{org}/identity-providers/{provider}',
  summary: 'Takes an identity provider away: nobody signs in by it any more.',
  asks,
  stepUp: true,
  params: { org, provider },
  output: z.undefined(),
  refusals: [],
});

export const beginProviderSignIn = endpoint({
  id: 'begin-provider-sign-in',
  method: 'GET',
  path: '/api/sign-in/provider/{provider}',
  summary: 'Sends the browser to an identity provider.',
  asks: 'nobody',
  params: { provider },
  query: {
    next: z.string().max(2000).optional().meta({
      description: 'The page to come to when signed in: a path of this portal, of anything else its first page',
    }),
  },
  output: { kind: 'redirect' },
  refusals: ['provider.unreachable'],
});

export const finishProviderSignIn = endpoint({
  id: 'finish-provider-sign-in',
  method: 'GET',
  path: '/api/sign-in/provider-return',
  summary: 'Where a browser comes back to from an identity provider; the session comes as a cookie.',
  asks: 'nobody',
  query: {
    code: text,
    state: text,
    iss: text,
    session_state: text,
    error: text,
    error_description: text,
    error_uri: text,
  },
  output: { kind: 'redirect' },
  refusals: ['ceremony.absent', 'provider.unreachable', 'provider.unproven', 'provider.unknown_person'],
});

export const beginLinkingIdentity = endpoint({
  id: 'begin-linking-identity',
  method: 'POST',
  path: '/api/me/identities/{provider}',
  summary: 'Begins to let an identity provider vouch for you: where to send the browser.',
  asks: 'person',
  stepUp: true,
  params: { provider },
  output: z.object({ url: z.string() }),
  refusals: ['provider.unreachable'],
});
