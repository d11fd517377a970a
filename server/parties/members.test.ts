import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { mailboxOf } from '#core/parties/person.ts';
import { buildHttp } from '#server/http/http.ts';
import { ask, eventsOf, memberOf, organizationOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { ids } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let org: Awaited<ReturnType<typeof organizationOf>>;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  org = await organizationOf(app, service.database, 'Cedar Valley Hospital');
});

const people = (): string => `/organizations/${org.id}/members`;
const invitations = (): string => `/organizations/${org.id}/invitations`;

async function invited(by: Somebody, role: string): Promise<string> {
  const { status, json } = await by.ask('POST', invitations(), { email: 'new@example.org', role });
  expect(status).toBe(201);
  return textOf(json['link'])?.split('/').at(-1) ?? '';
}

describe('members', () => {
  test('change roles, are suspended, come back and go, each with its event', async () => {
    const { administrator } = org;
    const other = await memberOf(app, service.database, org.id, 'reader');
    const path = `${people()}/${other.id}`;
    const changed = await administrator.ask('PATCH', path, { role: 'operator' });
    expect(changed.json).toEqual({ role: 'operator', state: 'active' });
    expect((await administrator.ask('PATCH', path, { suspended: true })).json).toMatchObject({ state: 'suspended' });
    expect((await other.ask('GET', `/organizations/${org.id}`)).status).toBe(404);
    expect((await administrator.ask('PATCH', path, { suspended: false })).json).toMatchObject({ state: 'active' });
    expect((await other.ask('GET', `/organizations/${org.id}`)).status).toBe(200);
    expect((await administrator.ask('DELETE', path)).status).toBe(204);
    expect((await other.ask('GET', `/organizations/${org.id}`)).status).toBe(404);
    const listed = await administrator.ask('GET', people());
    expect(listed.json).toMatchObject({ members: [{ id: administrator.id, role: 'administrator' }] });
    expect(await eventsOf(service.database, org.id)).toEqual([
      'member.role_changed',
      'member.suspended',
      'member.resumed',
      'member.removed',
    ]);
  });

  test.each([
    ['changes role', 'PATCH', { role: 'operator' }],
    ['is suspended', 'PATCH', { suspended: true }],
    ['goes', 'DELETE', undefined],
  ] as const)('keep their last administrator, who never %s', async (_, method, body) => {
    const { administrator } = org;
    const told = await administrator.ask(method, `${people()}/${administrator.id}`, body);
    expect(told).toMatchObject({ status: 409, code: 'member.last_administrator' });
    expect(await eventsOf(service.database, org.id)).toEqual([]);
  });

  test('keep one administrator where two remove each other at the same moment', async () => {
    const { administrator } = org;
    const other = await memberOf(app, service.database, org.id, 'administrator');
    const told = await Promise.all([
      administrator.ask('DELETE', `${people()}/${other.id}`),
      other.ask('DELETE', `${people()}/${administrator.id}`),
    ]);
    expect(told.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
  });

  test('are not moved from where they are not', async () => {
    const { administrator } = org;
    const other = await memberOf(app, service.database, org.id, 'reader');
    const told = await administrator.ask('PATCH', `${people()}/${other.id}`, { suspended: false });
    expect(told).toMatchObject({ status: 409, code: 'member.wrong_state' });
    await administrator.ask('DELETE', `${people()}/${other.id}`);
    const again = await administrator.ask('DELETE', `${people()}/${other.id}`);
    expect(again).toMatchObject({ status: 409, code: 'member.wrong_state' });
    expect(await administrator.ask('DELETE', `${people()}/${ids.next()}`)).toMatchObject({ status: 404 });
  });

  test('of other organizations are absent', async () => {
    const stranger = await organizationOf(app, service.database, 'Elsewhere');
    const told = await stranger.administrator.ask('DELETE', `${people()}/${org.administrator.id}`);
    expect(told).toMatchObject({ status: 404, code: 'object.absent' });
  });
});

describe('an invitation', () => {
  test('makes a new account of whoever brings it, once', async () => {
    const code = await invited(org.administrator, 'operator');
    const shown = await ask(app, undefined, { method: 'GET', path: `/invitations/${code}` });
    expect(shown.json).toMatchObject({
      organization: { name: 'Cedar Valley Hospital' },
      role: 'operator',
      email: 'new@example.org',
      invitedBy: 'Somebody',
    });
    const nameless = await ask(app, undefined, { method: 'POST', path: `/invitations/${code}`, body: {} });
    expect(nameless).toMatchObject({ status: 422, code: 'invitation.nameless' });
    const body = { name: 'New Person' };
    const accepted = await ask(app, undefined, { method: 'POST', path: `/invitations/${code}`, body });
    expect(accepted).toMatchObject({ status: 200, json: { role: 'operator', isNewAccount: true } });
    const again = await ask(app, undefined, { method: 'POST', path: `/invitations/${code}`, body });
    expect(again).toMatchObject({ status: 410, code: 'invitation.used' });
    const { json } = await org.administrator.ask('GET', people());
    expect(json['members']).toContainEqual(
      expect.objectContaining({ name: 'New Person', email: 'new@example.org', role: 'operator' }),
    );
    expect(await eventsOf(service.database, org.id)).toEqual(['invitation.made', 'member.joined']);
  });

  test('signs a new account in', async () => {
    const code = await invited(org.administrator, 'reader');
    const answer = await app.inject({
      method: 'POST',
      url: `/api/invitations/${code}`,
      headers: { host: 'localhost:8080', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      payload: JSON.stringify({ name: 'New Person' }),
    });
    const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
    const me = await app.inject({ url: '/api/me', headers: { cookie, host: 'localhost:8080' } });
    expect(me.json()).toMatchObject({ name: 'New Person', email: 'new@example.org' });
  });

  test('joins whoever is signed in with the account that they have', async () => {
    const elsewhere = await organizationOf(app, service.database, 'Elsewhere');
    const code = await invited(org.administrator, 'reader');
    const accepted = await elsewhere.administrator.ask('POST', `/invitations/${code}`, {});
    expect(accepted.json).toEqual({ organization: org.id, role: 'reader', isNewAccount: false });
    const { json } = await elsewhere.administrator.ask('GET', '/organizations');
    expect(json['organizations']).toHaveLength(2);
    const second = await invited(org.administrator, 'administrator');
    const told = await elsewhere.administrator.ask('POST', `/invitations/${second}`, {});
    expect(told).toMatchObject({ status: 409, code: 'invitation.member_already' });
  });

  test('brings back whoever was removed, not whoever is suspended', async () => {
    const other = await memberOf(app, service.database, org.id, 'operator');
    await org.administrator.ask('PATCH', `${people()}/${other.id}`, { suspended: true });
    const code = await invited(org.administrator, 'reader');
    expect(await other.ask('POST', `/invitations/${code}`, {})).toMatchObject({ code: 'invitation.member_already' });
    await org.administrator.ask('DELETE', `${people()}/${other.id}`);
    expect((await other.ask('POST', `/invitations/${code}`, {})).json).toMatchObject({ role: 'reader' });
  });

  test.each([
    ['expired', 'invitation.expired', async (_by: Somebody) => setAll(`expires_at = now() - interval '1 second'`)],
    ['taken back', 'invitation.withdrawn', withdrawn],
    [
      'of somebody who could not invite any more',
      'invitation.withdrawn',
      async (by: Somebody) => {
        await memberOf(app, service.database, org.id, 'administrator');
        await by.ask('PATCH', `${people()}/${by.id}`, { role: 'operator' });
      },
    ],
    [
      'of somebody who was removed',
      'invitation.withdrawn',
      async (by: Somebody) => {
        const other = await memberOf(app, service.database, org.id, 'administrator');
        await other.ask('DELETE', `${people()}/${by.id}`);
      },
    ],
  ])('that is %s lets nobody in', async (_, code, happens) => {
    const brought = await invited(org.administrator, 'reader');
    await happens(org.administrator);
    const path = `/invitations/${brought}`;
    expect(await ask(app, undefined, { method: 'GET', path })).toMatchObject({ status: 410, code });
    const told = await ask(app, undefined, { method: 'POST', path, body: { name: 'New Person' } });
    expect(told).toMatchObject({ status: 410, code });
  });

  test('that never was is absent', async () => {
    const path = `/invitations/${'0'.repeat(64)}`;
    expect(await ask(app, undefined, { method: 'GET', path })).toMatchObject({ status: 404 });
    const told = await ask(app, undefined, { method: 'POST', path, body: { name: 'New Person' } });
    expect(told).toMatchObject({ status: 404, code: 'object.absent' });
  });

  test('of a suspended organization is absent', async () => {
    const code = await invited(org.administrator, 'reader');
    await write(
      service.database.owner,
      sql`UPDATE breakwater.organization SET suspended_at = now() WHERE org_id = ${org.id}`,
      1,
    );
    expect(await ask(app, undefined, { method: 'GET', path: `/invitations/${code}` })).toMatchObject({ status: 404 });
  });

  test('is used by one of two who bring it at the same moment', async () => {
    const code = await invited(org.administrator, 'reader');
    const bring = async (): Promise<number> => {
      const path = `/invitations/${code}`;
      return (await ask(app, undefined, { method: 'POST', path, body: { name: 'New Person' } })).status;
    };
    const statuses = await Promise.all([bring(), bring(), bring(), bring()]);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  async function withdrawn(by: Somebody): Promise<void> {
    const { json } = await by.ask('GET', invitations());
    const listed: unknown = json['invitations'];
    const id: unknown = Array.isArray(listed) ? listed[0].id : undefined;
    expect(await by.ask('DELETE', `${invitations()}/${String(id)}`)).toMatchObject({ status: 204 });
    expect(await by.ask('DELETE', `${invitations()}/${String(id)}`)).toMatchObject({ status: 404 });
  }

  async function setAll(change: string): Promise<void> {
    await service.database.owner.query(`UPDATE breakwater.invitation SET ${change} WHERE org_id = $1`, [org.id]);
  }
});

test.each([
  'Somebody@Example.org',
  'somebody+tag@example.org',
  'a.b.c@gmail.com',
  'ABC+x@googlemail.com',
  ' spaced@example.org ',
  '"quoted@odd"@example.org',
  'no-address',
  'a+b+c@example.org',
])('the mailbox of %j is the same by the rule and by the database', async (email) => {
  const { rows } = await service.database.owner.query('SELECT breakwater.mailbox($1) AS mailbox', [email]);
  expect(rows).toEqual([{ mailbox: mailboxOf(email) }]);
});
