// Who lost every passkey and has no administrator to ask is let in again by whoever runs the service, and not unseen.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { readConfig, type Config } from '#server/config.ts';
import { makeOperatorLink } from '#server/operator-link.ts';
import { eventsOf } from '#server/parties/fixtures/asking.ts';
import type { Address } from '#server/postgres/connect.ts';
import { asRoot } from '#server/postgres/roles.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { issueLink } from '#server/sign-in/issue-link.ts';
import { authenticator } from '#tests/authenticator.ts';
import { ids, makeMember, makeOrganization } from '#tests/parties.ts';
import { browser, publicUrl, testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let config: Config;
let org: OrganizationId;
let person: PersonId;

const chance = { ids, random: systemRandom };

beforeAll(async () => {
  service = await testService();
  const { ownerAddress, appAddress } = service.database;
  const environment = { DATABASE_URL: urlOf(appAddress), BREAKWATER_OWNER_DATABASE_URL: urlOf(ownerAddress) };
  config = readConfig({ line: {}, environment, cwd: '/' });
});
afterAll(() => service.close());
beforeEach(async () => {
  org = await makeOrganization(service.database, 'Hospital');
  person = await makeMember(service.database, org, 'administrator');
});

function urlOf({ host = '', port, user = '', password, database = '' }: Address): string {
  const words = new URLSearchParams({ host, port: String(port) });
  return `postgresql://${user}:${encodeURIComponent(String(password))}@/${database}?${words.toString()}`;
}

type Browser = ReturnType<typeof browser>;

const emailOf = (of: PersonId): string => `${of}@example.org`;

const begun = z.looseObject({
  ceremony: z.string(),
  options: z.looseObject({
    challenge: z.string(),
    rp: z.object({ id: z.string() }),
    user: z.object({ id: z.string() }),
  }),
});

const begin = (who: Browser) => who.ask('POST', '/api/me/passkeys/options');

function finish(who: Browser, { json }: Awaited<ReturnType<typeof begin>>) {
  const { ceremony, options } = begun.parse(json);
  const response = authenticator().make(options, publicUrl);
  return who.ask('POST', '/api/me/passkeys', { ceremony, name: 'laptop', response });
}

async function by(link: string): Promise<Browser> {
  const who = browser(service.app);
  expect((await who.ask('POST', '/api/sign-in/link', { secret: link.split('#')[1] })).status).toBe(204);
  return who;
}

/** A link as the service itself makes them. */
const ordinary = () => issueLink(service.parts.outside.signIn, person, chance);
const byOperator = async () => (await makeOperatorLink(config, emailOf(person), chance)).url;

/** Somebody who made a passkey, and lost it. */
async function losesPasskey(): Promise<void> {
  const first = await by(await ordinary());
  expect((await finish(first, await begin(first))).status).toBe(201);
}

describe('whoever lost every passkey', () => {
  test('gets no further with an ordinary link, and with the operator’s adds one passkey and no more', async () => {
    await losesPasskey();
    const refused = { status: 403, json: { code: 'passkey.step_up' } };
    expect(await begin(await by(await ordinary()))).toMatchObject(refused);

    const who = await by(await byOperator());
    const [one, two] = [await begin(who), await begin(who)];
    expect((await finish(who, one)).status).toBe(201);
    // Begun with the same link, which has been the proof already.
    expect(await finish(who, two)).toMatchObject({ status: 410, json: { code: 'ceremony.absent' } });
    expect((await who.ask('GET', '/api/me/passkeys')).json).toMatchObject({ passkeys: [{}, {}] });
    // Now they hold one: what asks for a proof may be done, such as taking the lost one away.
    expect((await who.ask('GET', '/api/me')).json).toMatchObject({ provenUntil: expect.any(String) });
  });

  test('proves by the link nothing else than that, and only in the session that it opened', async () => {
    await losesPasskey();
    const other = await by(await ordinary());
    const who = await by(await byOperator());
    const change = { method: 'PATCH', url: `/api/organizations/${org}`, body: { name: 'Renamed' } } as const;
    expect(await who.ask(change.method, change.url, change.body)).toMatchObject({
      status: 403,
      json: { code: 'session.step_up' },
    });
    expect(await begin(other)).toMatchObject({ status: 403, json: { code: 'passkey.step_up' } });
  });

  test('has fifteen minutes for it', async () => {
    await losesPasskey();
    const who = await by(await byOperator());
    const { rootAddress, appAddress } = service.database;
    await asRoot({ ...rootAddress, database: appAddress.database ?? '' }, (root) =>
      root.query(`UPDATE breakwater.one_time_link SET used_at = used_at - interval '15 minutes' WHERE person_id = $1`, [
        person,
      ]),
    );
    expect(await begin(who)).toMatchObject({ status: 403, json: { code: 'passkey.step_up' } });
  });

  test('is let in not unseen: the ledger of their organizations says that the operator made a link', async () => {
    await byOperator();
    expect(await eventsOf(service.database, org)).toEqual(['person.given_link']);
    const { rows } = await inTransaction(service.database.app, await service.database.service('dispatcher'), (tx) =>
      tx.query(`SELECT actor_kind, actor_id, object_id FROM breakwater.event WHERE org_id = $1`, [org]),
    );
    expect(rows).toEqual([{ actor_kind: 'service', actor_id: 'operator', object_id: person }]);
    const { rows: left } = await service.database.owner.query(
      `SELECT service FROM breakwater.session WHERE service = 'operator'`,
    );
    expect(left).toEqual([]);
  });
});

test('nothing that serves makes a link that proves, nor turns one into it', async () => {
  const link = `INSERT INTO breakwater.one_time_link (link_id, secret_hash, person_id, by_operator, expires_at)
    VALUES ('${ids.next()}', sha256('${ids.next()}'), '${person}', true, now() + interval '1 hour')`;
  const { signIn } = service.parts.outside;
  await expect(signIn.transact((tx) => tx.query(link))).rejects.toMatchObject({ code: '42501' });
  const turned = signIn.transact((tx) => tx.query('UPDATE breakwater.one_time_link SET by_operator = true'));
  await expect(turned).rejects.toMatchObject({ code: '42501' });
});

describe('a link is made for nobody', () => {
  test('where nobody bears the address, or whoever did is no member any more', async () => {
    await expect(makeOperatorLink(config, 'nobody@example.org', chance)).rejects.toThrow(
      'nobody who is a member of an organization here bears the address nobody@example.org',
    );
    await service.database.owner.query(`UPDATE breakwater.member SET state = 'removed' WHERE person_id = $1`, [person]);
    await expect(byOperator()).rejects.toThrow('nobody who is a member');
  });

  test('where several bear it, until one of them is named by their id', async () => {
    const second = await makeMember(service.database, org, 'reader');
    const query = sql`UPDATE breakwater.person SET email = ${emailOf(person).toUpperCase()} WHERE person_id = ${second}`;
    await write(service.database.owner, query, 1);
    await losesPasskey();
    const asked = makeOperatorLink(config, emailOf(person), chance);
    await expect(asked).rejects.toThrow(`2 accounts bear the address`);
    await expect(asked).rejects.toThrow(`${person}  Somebody, with a passkey: Hospital (administrator)`);
    await expect(asked).rejects.toThrow(`${second}  Somebody, without a passkey: Hospital (reader)`);
    expect((await makeOperatorLink(config, second, chance)).account.personId).toBe(second);
  });

  test.each([
    ['who is suspended', `UPDATE breakwater.person SET suspended_at = now() WHERE person_id = $1`, 'is suspended'],
    [
      'whom their organization suspended',
      `UPDATE breakwater.member SET state = 'suspended' WHERE person_id = $1`,
      'Hospital (administrator, suspended)',
    ],
    [
      'whose organization is suspended',
      `UPDATE breakwater.organization SET suspended_at = now() WHERE org_id IN (SELECT org_id FROM breakwater.member WHERE person_id = $1)`,
      'which is suspended',
    ],
  ])('%s', async (_, change, told) => {
    await service.database.owner.query(change, [person]);
    await expect(byOperator()).rejects.toThrow(told);
    expect(await eventsOf(service.database, org)).toEqual([]);
  });
});
