// Calls to an identity provider that an organization named: each of them, wherever its discovery document says, is guarded.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NotPublic } from '#server/outgoing/guarded-fetch.ts';
import { providers, type IdentityProvider } from '#server/sign-in/identity-provider.ts';

const issuer = 'https://identity.example';
const provider: IdentityProvider = { issuer, clientId: 'breakwater', clientSecret: 'secret' };
const returnTo = 'https://breakwater.example/api/sign-in/provider-return';

/** What was called, with the body that was sent. */
let called: string[] = [];
let fetched: typeof fetch;

beforeEach(() => {
  called = [];
  fetched = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(new Error('called past the guard'));
});
afterEach(() => {
  globalThis.fetch = fetched;
});

/** A network in which the provider is there, and its token endpoint within. */
async function network(address: string, init: RequestInit): Promise<Response> {
  const sent = await new Request(address, init).text();
  called.push(`${init.method ?? ''} ${address} ${sent.replace(/code_verifier=[^&]+/, 'code_verifier=…')}`.trim());
  if (!address.startsWith(`${issuer}/`)) throw new NotPublic('within');
  return Response.json({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: 'https://10.0.0.7/token',
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  });
}

describe('an identity provider', () => {
  test('is asked by guarded calls alone, also where its discovery document leads', async () => {
    const known = providers(() => 0, false, network);
    const begun = await known.begin(provider, returnTo);
    if (!begun.ok) throw new Error(begun.why);
    const { journey, url } = begun.value;
    expect(url).toContain(`${issuer}/authorize?`);
    const finished = await known.finish(provider, `${returnTo}?code=a&state=${journey.state}&iss=${issuer}`, journey);
    expect(finished).toMatchObject({ ok: false, code: 'provider.unproven' });
    expect(called).toHaveLength(2);
    expect(called[0]).toBe(`GET ${issuer}/.well-known/openid-configuration`);
    expect(called[1]).toMatch(/^POST https:\/\/10\.0\.0\.7\/token .*grant_type=authorization_code/);
  });

  test.each(['javascript:alert(1)//', 'data:text/html,x', 'http://identity.example/authorize'])(
    'leads nobody to %s, which its discovery document says: a page of ours goes where it is told',
    async (elsewhere) => {
      const leading = async (address: string, init: RequestInit): Promise<Response> => {
        const said = z.record(z.string(), z.unknown()).parse(await (await network(address, init)).json());
        return Response.json({ ...said, authorization_endpoint: elsewhere });
      };
      const begun = await providers(() => 0, false, leading).begin(provider, returnTo);
      expect(begun).toMatchObject({ ok: false, code: 'provider.unreachable' });
    },
  );

  test.each(['https://127.0.0.1:1', 'https://[::1]:1', 'https://169.254.169.254', 'https://localhost:1'])(
    'at %s is not asked',
    async (within) => {
      const begun = await providers(() => 0, false).begin({ ...provider, issuer: within }, returnTo);
      expect(begun).toMatchObject({ ok: false, code: 'provider.unreachable' });
    },
  );
});
