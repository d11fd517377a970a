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

beforeAll(async () => {
  service = await testService();
  org = await makeOrganization(service.database, 'Hospital');
  person = await makeMember(service.database, org, 'administrator');
});
afterAll(() => service.close());

type Browser = ReturnType<typeof browser>;

const begun = z.looseObject({
  ceremony: z.string(),
  options: z.looseObject({
    challenge: z.string(),
    rpId: z.string().default('localhost'),
    rp: z.object({ id: z.string() }).default({ id: 'localhost' }),
    user: z.object({ id: z.string() }).default({ id: '' }),
  }),
});

async function claim(who: Browser, personId = person): Promise<void> {
  const link = await issueLink(service.parts.outside.signIn, personId, { ids, random: systemRandom });
  expect((await who.ask('POST', '/api/sign-in/link', { secret: link.split('#')[1] })).status).toBe(204);
}

async function addPasskey(who: Browser, key = authenticator()): Promise<ReturnType<typeof authenticator>> {
  const { ceremony, options } = begun.parse((await who.ask('POST', '/api/me/passkeys/options')).json);
  const response = key.make(options, publicUrl);
  const added = await who.ask('POST', '/api/me/passkeys', { ceremony, name: 'laptop', response });
  expect(added.status).toBe(201);
  return key;
}

describe('somebody who got a one-time link', () => {
  test('is signed in by it once, adds a passkey, and signs in by that', async () => {
    const first = browser(service.app);
    await claim(first);
    expect((await first.ask('GET', '/api/me/sessions')).status).toBe(200);
    const key = await addPasskey(first);
    expect((await first.ask('POST', '/api/sign-out', {})).status).toBe(204);
    expect((await first.ask('GET', '/api/me/sessions')).status).toBe(401);

    const second = browser(service.app);
    const { ceremony, options } = begun.parse((await second.ask('POST', '/api/sign-in/passkey/options')).json);
    const response = key.use(options, publicUrl);
    expect((await second.ask('POST', '/api/sign-in/passkey', { ceremony, response })).status).toBe(204);
    expect((await second.ask('GET', '/api/me/passkeys')).json).toMatchObject({ passkeys: [{ name: 'laptop' }] });
    // The same answer again proves nothing.
    const replayed = await browser(service.app).ask('POST', '/api/sign-in/passkey', { ceremony, response });
    expect(replayed).toMatchObject({ status: 410, json: { code: 'ceremony.absent' } });
  });

  test('whose link was used already is let in no second time', async () => {
    const link = await issueLink(service.parts.outside.signIn, person, { ids, random: systemRandom });
    const secret = link.split('#')[1];
    const answers = await Promise.all(
      [1, 2, 3].map(() => browser(service.app).ask('POST', '/api/sign-in/link', { secret })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410, 410]);
    expect(service.lines.join('')).not.toContain(secret);
  });
});

describe('a passkey', () => {
  test.each([
    ['of another place', 'https://evil.example', undefined],
    ['without a look at who holds it', publicUrl, 'unverified'],
    ['with another signature', publicUrl, 'signature'],
  ] as const)('used %s signs nobody in', async (_, origin, wrong) => {
    const owner = browser(service.app);
    const someone = await makeMember(service.database, org, 'operator');
    await claim(owner, someone);
    const key = await addPasskey(owner);
    const other = browser(service.app);
    const { ceremony, options } = begun.parse((await other.ask('POST', '/api/sign-in/passkey/options')).json);
    const answer = await other.ask('POST', '/api/sign-in/passkey', {
      ceremony,
      response: key.use(options, origin, wrong),
    });
    expect(answer).toMatchObject({ status: 401, json: { code: 'passkey.unproven' } });
    expect(other.cookies.size).toBe(0);
  });

  test('that was copied betrays itself by its counter', async () => {
    const owner = browser(service.app);
    await claim(owner, await makeMember(service.database, org, 'operator'));
    const key = await addPasskey(owner);
    const signIn = async (wrong?: 'counter'): Promise<number> => {
      const other = browser(service.app);
      const { ceremony, options } = begun.parse((await other.ask('POST', '/api/sign-in/passkey/options')).json);
      return (
        await other.ask('POST', '/api/sign-in/passkey', { ceremony, response: key.use(options, publicUrl, wrong) })
      ).status;
    };
    expect(await signIn()).toBe(204);
    expect(await signIn()).toBe(204);
    expect(await signIn('counter')).toBe(401);
  });

  test('beside the first one asks for proof; the last one stays', async () => {
    const owner = browser(service.app);
    const someone = await makeMember(service.database, org, 'operator');
    await claim(owner, someone);
    await addPasskey(owner);
    const again = browser(service.app);
    await claim(again, someone);
    expect(await again.ask('POST', '/api/me/passkeys/options')).toMatchObject({
      status: 403,
      json: { code: 'passkey.step_up' },
    });
    const { passkeys } = z
      .object({ passkeys: z.array(z.object({ id: z.string() })) })
      .parse((await owner.ask('GET', '/api/me/passkeys')).json);
    // The owner's session has just made one, which counts as proof.
    expect(await owner.ask('DELETE', `/api/me/passkeys/${passkeys[0]?.id}`)).toMatchObject({
      status: 409,
      json: { code: 'passkey.last' },
    });
  });
});

describe('an API token', () => {
  const make = { name: 'nightly push', scopes: ['inventory.write'], days: 30 };

  test('needs a proof, is shown once, holds what it was given, and ends when it is revoked', async () => {
    const owner = browser(service.app);
    await claim(owner);
    const url = `/api/organizations/${org}/tokens`;
    expect(await owner.ask('POST', url, make)).toMatchObject({ status: 403, json: { code: 'session.step_up' } });
    const admin = await makeMember(service.database, org, 'administrator');
    const proven = browser(service.app);
    await claim(proven, admin);
    await addPasskey(proven);
    const made = await proven.ask('POST', url, make);
    expect(made.status).toBe(201);
    const { id, secret } = z.object({ id: z.string(), secret: z.string() }).parse(made.json);
    expect(JSON.stringify((await proven.ask('GET', url)).json)).not.toContain(secret);
    const asToken = (path: string) =>
      service.app.inject({ url: path, headers: { authorization: `Bearer ${secret}` } }).then((one) => one.statusCode);
    expect(await asToken('/api/organizations')).toBe(200);
    // Of what its person may, it has only what it was given.
    expect(await asToken(url)).toBe(404);
    expect((await proven.ask('DELETE', `${url}/${id}`)).status).toBe(204);
    expect(await asToken('/api/organizations')).toBe(401);
    expect(service.lines.join('')).not.toContain(secret);
  });

  test('is no way to another token, nor to a passkey', async () => {
    const proven = browser(service.app);
    await claim(proven, await makeMember(service.database, org, 'administrator'));
    await addPasskey(proven);
    const made = await proven.ask('POST', `/api/organizations/${org}/tokens`, { ...make, scopes: ['tokens.manage'] });
    const { secret } = z.object({ secret: z.string() }).parse(made.json);
    const ask = (url: string, payload: object) =>
      service.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${secret}` }, payload });
    expect((await ask(`/api/organizations/${org}/tokens`, make)).statusCode).toBe(403);
    expect(
      (
        await service.app.inject({
          method: 'POST',
          url: '/api/me/passkeys/options',
          headers: { authorization: `Bearer ${secret}` },
        })
      ).statusCode,
    ).toBe(403);
  });

  test('of another organization is as absent as one that never was', async () => {
    const bank = await makeOrganization(service.database, 'Bank');
    const banker = browser(service.app);
    await claim(banker, await makeMember(service.database, bank, 'administrator'));
    const theirs = await banker.ask('GET', `/api/organizations/${org}/tokens`);
    const none = await banker.ask('GET', `/api/organizations/${ids.next()}/tokens`);
    expect(theirs.status).toBe(404);
    expect(theirs.json).toEqual(none.json);
  });
});
