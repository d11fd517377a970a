// Against a real OpenID provider on loopback, driven as a browser drives it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { issueLink } from '#server/sign-in/issue-link.ts';
import { authenticator } from '#tests/authenticator.ts';
import { ids, makeMember, makeOrganization } from '#tests/parties.ts';
import { browser, publicUrl, testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let org: OrganizationId;
let person: PersonId;
let http: Server;
let issuer: string;
let administrator: ReturnType<typeof browser>;
let provider: string;

beforeAll(async () => {
  service = await testService();
  org = await makeOrganization(service.database, 'Hospital');
  person = await makeMember(service.database, org, 'administrator');
  http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'breakwater',
        client_secret: 'canary-secret-of-the-client',
        redirect_uris: [`${publicUrl}/api/sign-in/provider-return`],
      },
    ],
    pkce: { required: () => true },
  });
  const listen = oidc.callback();
  answer = (request, response) => listen(request, response);
  administrator = await proven(person);
  const added = await administrator.ask('POST', `/api/organizations/${org}/identity-providers`, {
    name: 'Hospital sign-in',
    issuer,
    clientId: 'breakwater',
    clientSecret: 'canary-secret-of-the-client',
  });
  provider = z.object({ id: z.string() }).parse(added.json).id;
});
afterAll(async () => {
  await service.close();
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
});

let answer: (...of: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined;

/** Signed in, with a passkey just made. */
async function proven(personId: PersonId): Promise<ReturnType<typeof browser>> {
  const who = browser(service.app);
  const link = await issueLink(service.parts.outside.signIn, personId, { ids, random: systemRandom });
  await who.ask('POST', '/api/sign-in/link', { secret: link.split('#')[1] });
  const shape = z.looseObject({
    ceremony: z.string(),
    options: z.looseObject({
      challenge: z.string(),
      rp: z.object({ id: z.string() }),
      user: z.object({ id: z.string() }),
    }),
  });
  const { ceremony, options } = shape.parse((await who.ask('POST', '/api/me/passkeys/options')).json);
  const response = authenticator().make(options, publicUrl);
  expect((await who.ask('POST', '/api/me/passkeys', { ceremony, name: 'x', response })).status).toBe(201);
  return who;
}

/** Signs in at the provider under this name and consents; where the browser is sent back to. */
async function atProvider(url: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  let form: URLSearchParams | undefined;
  for (let turn = 0; turn < 12; turn += 1) {
    const answered = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    form = undefined;
    for (const line of answered.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answered.headers.get('location');
    if (location?.startsWith(publicUrl) === true) return location;
    const page = await answered.text();
    if (location !== null) next = new URL(location, next).href;
    else
      form = new URLSearchParams(
        page.includes('value="login"') ? { prompt: 'login', login, password: 'x' } : { prompt: 'consent' },
      );
  }
  throw new Error('the provider sent nobody back');
}

const back = (location: string): string => location.slice(publicUrl.length);

/** Begins at the address of its provider; where the provider is. */
async function begin(who: ReturnType<typeof browser>, next?: string): Promise<string> {
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  const begun = await who.ask('GET', `/api/sign-in/provider/${provider}${query}`);
  expect(begun.status).toBe(303);
  return String(begun.headers.location);
}

describe('an identity provider', () => {
  test('lets in nobody who has not connected the identity, then whoever has', async () => {
    const stranger = browser(service.app);
    const first = await stranger.ask('GET', back(await atProvider(await begin(stranger), 'ada')));
    expect(first).toMatchObject({ status: 403, json: { code: 'provider.unknown_person' } });
    expect(stranger.cookies.has('__Host-breakwater')).toBe(false);

    const begun = await administrator.ask('POST', `/api/me/identities/${provider}`, undefined);
    const { url } = z.object({ url: z.string() }).parse(begun.json);
    expect((await administrator.ask('GET', back(await atProvider(url, 'ada')))).status).toBe(303);

    const ada = browser(service.app);
    const signedIn = await ada.ask('GET', back(await atProvider(await begin(ada), 'ada')));
    expect(signedIn).toMatchObject({ status: 303, headers: { location: `${publicUrl}/` } });
    expect((await ada.ask('GET', '/api/me/passkeys')).json).toMatchObject({ passkeys: [{ name: 'x' }] });

    const eve = browser(service.app);
    expect((await eve.ask('GET', back(await atProvider(await begin(eve), 'eve')))).status).toBe(403);
  });

  test('vouches for an identity that is somebody’s already for nobody else', async () => {
    const other = await proven(await makeMember(service.database, org, 'administrator'));
    const begun = await other.ask('POST', `/api/me/identities/${provider}`, undefined);
    const { url } = z.object({ url: z.string() }).parse(begun.json);
    expect((await other.ask('GET', back(await atProvider(url, 'ada')))).status).toBe(403);
  });

  test.each([
    ['/organizations/a/vulnerabilities?after=x', '/organizations/a/vulnerabilities?after=x'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['/a\nb', '/'],
    ['/api/sign-out', '/'],
    ['.evil.example', '/'],
  ])('leads whoever was going to %j to %j', async (next, arrival) => {
    const ada = browser(service.app);
    const signedIn = await ada.ask('GET', back(await atProvider(await begin(ada, next), 'ada')));
    expect(signedIn).toMatchObject({ status: 303, headers: { location: `${publicUrl}${arrival}` } });
  });

  test('counts once, and only for the browser that went there', async () => {
    const ada = browser(service.app);
    const location = back(await atProvider(await begin(ada), 'ada'));
    expect((await browser(service.app).ask('GET', location)).status).toBe(410);
    const other = browser(service.app);
    await begin(other);
    // Another journey's answer: state and nonce are not those that were kept.
    expect((await other.ask('GET', location)).json).toMatchObject({ code: 'provider.unproven' });
    expect((await ada.ask('GET', location)).status).toBe(303);
    expect((await ada.ask('GET', location)).status).toBe(410);
  });

  test('is written down by administrators with an https issuer, and its secret never comes back', async () => {
    const url = `/api/organizations/${org}/identity-providers`;
    const body = { name: 'x', clientId: 'x', clientSecret: 'x' };
    for (const wrong of [
      'http://issuer.example',
      'https://user:x@issuer.example',
      'https://issuer.example/?x=1',
      'ftp://x',
    ]) {
      const refused = await administrator.ask('POST', url, { ...body, issuer: wrong });
      expect(refused.status).toBe(422);
    }
    const list = await administrator.ask('GET', url);
    expect(JSON.stringify(list.json)).not.toContain('canary');
    expect(list.json).toMatchObject({ providers: [{ name: 'Hospital sign-in', issuer }] });
    expect(service.lines.join('')).not.toContain('canary');
  });

  test('that was taken away signs in nobody', async () => {
    const gone = await administrator.ask('DELETE', `/api/organizations/${org}/identity-providers/${provider}`);
    expect(gone.status).toBe(204);
    expect((await browser(service.app).ask('GET', `/api/sign-in/provider/${provider}`)).status).toBe(404);
  });
});
