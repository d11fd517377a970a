import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { buildHttp } from '#server/http/http.ts';
import { eventsOf, memberOf, organizationOf, plenty, somebody } from '#server/parties/fixtures/asking.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { ids } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let hospital: Awaited<ReturnType<typeof organizationOf>>;
let provider: Awaited<ReturnType<typeof organizationOf>>;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  hospital = await organizationOf(app, service.database, 'Cedar Valley Hospital');
  provider = await organizationOf(app, service.database, 'Forty Banks Ltd.', 'service_provider');
});

const grants = (): string => `/organizations/${hospital.id}/grants`;
const held = (): string => `/providers/${provider.id}/held-grants`;

async function given(scopes: readonly string[], days = 30): Promise<string> {
  const body = { provider: provider.id, scopes, days };
  const { status, json } = await hospital.administrator.ask('POST', grants(), body);
  expect(status).toBe(201);
  return textOf(json['id']) ?? '';
}

describe('a grant', () => {
  test('lets the provider’s people do what it says and no more, until it is revoked', async () => {
    const operator = await memberOf(app, service.database, provider.id, 'operator');
    const reader = await memberOf(app, service.database, provider.id, 'reader');
    const customer = `/organizations/${hospital.id}`;
    expect((await operator.ask('GET', customer)).status).toBe(404);
    const id = await given(['inventory.read', 'plan.act']);
    const seen = await operator.ask('GET', customer);
    expect(seen.json).toMatchObject({
      name: 'Cedar Valley Hospital',
      permissions: ['organization.read', 'inventory.read', 'plan.act'],
    });
    expect(seen.json['role']).toBeUndefined();
    expect((await reader.ask('GET', customer)).json).toMatchObject({
      permissions: ['organization.read', 'inventory.read'],
    });
    expect((await operator.ask('GET', `${customer}/members`)).status).toBe(404);
    expect(
      (await provider.administrator.ask('POST', grants(), { provider: ids.next(), scopes: ['plan.read'], days: 1 }))
        .status,
    ).toBe(404);
    expect((await hospital.administrator.ask('DELETE', `${grants()}/${id}`)).status).toBe(204);
    expect((await operator.ask('GET', customer)).status).toBe(404);
    expect(await eventsOf(service.database, hospital.id)).toEqual(['grant.given', 'grant.revoked']);
  });

  test('ends by itself', async () => {
    await given(['plan.read'], 1);
    const { administrator } = provider;
    expect((await administrator.ask('GET', `/organizations/${hospital.id}`)).status).toBe(200);
    await service.database.owner.query(`UPDATE breakwater.provider_grant SET expires_at = now()`);
    expect((await administrator.ask('GET', `/organizations/${hospital.id}`)).status).toBe(404);
    const { json } = await hospital.administrator.ask('GET', grants());
    expect(json).toMatchObject({ grants: [{ state: 'given', isLive: false }] });
  });

  test('shows its giver who used it for what, and the provider nothing of that', async () => {
    const id = await given(['plan.read']);
    const before = await hospital.administrator.ask('GET', `${grants()}/${id}/uses`);
    expect(before.json).toEqual({ uses: [] });
    await provider.administrator.ask('GET', `/organizations/${hospital.id}`);
    await provider.administrator.ask('GET', `/organizations/${hospital.id}`);
    const today = Temporal.Now.plainDateISO('UTC').toString();
    const after = await hospital.administrator.ask('GET', `${grants()}/${id}/uses`);
    expect(after.json).toEqual({ uses: [{ on: today, permission: 'organization.read', person: 'Somebody' }] });
    expect((await hospital.administrator.ask('GET', grants())).json).toMatchObject({ grants: [{ usedOn: today }] });
    expect((await provider.administrator.ask('GET', `${grants()}/${id}/uses`)).status).toBe(404);
    expect(JSON.stringify((await provider.administrator.ask('GET', held())).json)).not.toContain('usedOn');
  });

  test('of one customer tells another nothing', async () => {
    await given(['plan.read', 'inventory.read']);
    const bank = await organizationOf(app, service.database, 'Community Bank');
    const body = { provider: provider.id, scopes: ['plan.read'], days: 1 };
    await bank.administrator.ask('POST', `/organizations/${bank.id}/grants`, body);
    const asked = ['/organizations', `/organizations/${bank.id}/grants`, '/me/notes', `/provider-names/${provider.id}`];
    for (const path of asked) {
      const { json } = await bank.administrator.ask('GET', path);
      expect(JSON.stringify(json)).not.toContain('Cedar Valley');
      expect(JSON.stringify(json)).not.toContain(hospital.id);
    }
    expect((await bank.administrator.ask('GET', held())).status).toBe(404);
    expect((await bank.administrator.ask('GET', `/organizations/${provider.id}`)).status).toBe(404);
    const { json } = await provider.administrator.ask('GET', held());
    expect(json['grants']).toHaveLength(2);
  });

  test('that a provider gave to another does not show whom it serves', async () => {
    await given(['plan.read']);
    const other = await organizationOf(app, service.database, 'Subcontractor', 'service_provider');
    const body = { provider: other.id, scopes: ['plan.read'], days: 1 };
    expect((await provider.administrator.ask('POST', `/organizations/${provider.id}/grants`, body)).status).toBe(201);
    expect((await other.administrator.ask('GET', `/organizations/${provider.id}`)).status).toBe(200);
    expect((await other.administrator.ask('GET', held())).json).toEqual({ grants: [] });
    expect((await other.administrator.ask('GET', `/organizations/${hospital.id}`)).status).toBe(404);
  });

  test.each([
    ['of nothing', { scopes: [] }, 422, 'grant.empty'],
    ['of what is never granted', { scopes: ['members.manage'] }, 422, 'grant.not_grantable'],
    ['for too long', { scopes: ['plan.read'], days: 367 }, 422, 'grant.too_long'],
    [
      'to nobody',
      { scopes: ['plan.read'], provider: '019aaaaa-0000-7000-8000-00000000ffff' },
      422,
      'grant.not_provider',
    ],
  ])('is not given %s', async (_, body, status, code) => {
    const told = await hospital.administrator.ask('POST', grants(), { provider: provider.id, days: 30, ...body });
    expect(told).toMatchObject({ status, code });
    expect(await eventsOf(service.database, hospital.id)).toEqual([]);
  });

  test('is not given to whom serves nobody, nor to oneself', async () => {
    const bank = await organizationOf(app, service.database, 'Community Bank');
    const toBank = { provider: bank.id, scopes: ['plan.read'], days: 1 };
    expect(await hospital.administrator.ask('POST', grants(), toBank)).toMatchObject({ code: 'grant.not_provider' });
    const toItself = { provider: provider.id, scopes: ['plan.read'], days: 1 };
    const told = await provider.administrator.ask('POST', `/organizations/${provider.id}/grants`, toItself);
    expect(told).toMatchObject({ status: 422, code: 'grant.to_itself' });
  });

  test('is handed back by the provider, and is not revoked twice', async () => {
    const id = await given(['plan.read']);
    expect((await provider.administrator.ask('DELETE', `${held()}/${id}`)).status).toBe(204);
    const twice = await hospital.administrator.ask('DELETE', `${grants()}/${id}`);
    expect(twice).toMatchObject({ status: 409, code: 'grant.wrong_state' });
    expect(await eventsOf(service.database, provider.id)).toEqual(['grant.handed_back']);
    expect(await eventsOf(service.database, hospital.id)).toEqual(['grant.given', 'grant.handed_back']);
  });

  test('is not made by a provider for itself, whatever SQL it finds', async () => {
    const id = await given(['plan.read']);
    await hospital.administrator.ask('DELETE', `${grants()}/${id}`);
    const { administrator } = provider;
    const { app: pool } = service.database;
    const tampered = `UPDATE breakwater.provider_grant SET state = 'given', revoked_at = NULL WHERE grant_id = '${id}'`;
    await expect(administrator.inTransaction(pool, (tx) => tx.query(tampered))).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('enrolment', () => {
  const enrolments = (): string => `/organizations/${provider.id}/enrolments`;
  const bank = {
    name: 'Community Bank',
    kind: 'critical_infrastructure_operator',
    sector: 'financial_services',
    administrator: 'it@bank.example',
  };

  test('of many at once makes each with an invitation and what is asked of it; nothing can be done before it is given', async () => {
    const organizations = [
      { ...bank, scopes: ['plan.read', 'inventory.write'] },
      { ...bank, name: 'Second Bank', scopes: ['plan.read'] },
    ];
    const made = await provider.administrator.ask('POST', enrolments(), { organizations });
    expect(made).toMatchObject({
      status: 201,
      json: { organizations: [{ name: 'Community Bank' }, { name: 'Second Bank' }] },
    });
    expect((await provider.administrator.ask('GET', '/organizations')).json['organizations']).toHaveLength(1);
    const asked = (await provider.administrator.ask('GET', held())).json;
    expect(asked['grants']).toHaveLength(2);
    const { administrator, id, grant } = await accepted(made.json, 0);
    const path = `/organizations/${id}/grants/${grant}`;
    const body = { scopes: ['plan.read'], days: 100 };
    const tooMuch = await administrator.ask('PUT', path, { scopes: ['plan.act'], days: 100 });
    expect(tooMuch).toMatchObject({ status: 422, code: 'grant.beyond_asked' });
    expect((await administrator.ask('PUT', path, body)).status).toBe(200);
    expect(await administrator.ask('PUT', path, body)).toMatchObject({ status: 409, code: 'grant.wrong_state' });
    const seen = await provider.administrator.ask('GET', `/organizations/${id}`);
    expect(seen.json).toMatchObject({ permissions: ['organization.read', 'plan.read'] });
    expect(await eventsOf(service.database, provider.id)).toEqual(['organization.enrolled', 'organization.enrolled']);
  });

  test('is all or nothing', async () => {
    const organizations = [bank, { ...bank, name: 'No Sector', sector: undefined }];
    const told = await provider.administrator.ask('POST', enrolments(), { organizations });
    expect(told).toMatchObject({ status: 422, code: 'organization.sector' });
    const { rows } = await service.database.owner.query(
      'SELECT name FROM breakwater.organization WHERE enrolled_by = $1',
      [provider.id],
    );
    expect(rows).toEqual([]);
  });

  test.each([
    ['a second clearinghouse', 'service_provider', 'clearinghouse'],
    ['an agency, by a provider', 'service_provider', 'federal_agency'],
    ['anything, by whoever serves nobody', 'researcher', 'researcher'],
  ])('makes no %s', async (_, by, kind) => {
    const enroller = await organizationOf(app, service.database, 'Enroller', by);
    const body = { organizations: [{ name: 'New', kind, administrator: 'it@new.example' }] };
    const told = await enroller.administrator.ask('POST', `/organizations/${enroller.id}/enrolments`, body);
    expect(told).toMatchObject({ status: 422, code: 'organization.kind' });
  });

  test('lets a provider ask those again whom it enrolled, and nobody else', async () => {
    const made = await provider.administrator.ask('POST', enrolments(), { organizations: [bank] });
    const customer = idAt(made.json, 0);
    const body = { scopes: ['plan.read'], days: 10 };
    expect((await provider.administrator.ask('POST', held(), { customer, ...body })).status).toBe(201);
    for (const other of [hospital.id, ids.next()]) {
      const told = await provider.administrator.ask('POST', held(), { customer: other, ...body });
      expect(told).toMatchObject({ status: 404, code: 'object.absent' });
    }
  });

  async function accepted(json: Readonly<Record<string, unknown>>, index: number) {
    const id = idAt(json, index);
    const { rows } = await service.database.owner.query<{ grant_id: string }>(
      'SELECT grant_id FROM breakwater.provider_grant WHERE org_id = $1',
      [id],
    );
    const person = ids.next<'person'>();
    const { owner } = service.database;
    await write(
      owner,
      sql`INSERT INTO breakwater.person (person_id, name, email) VALUES (${person}, 'IT', 'it@bank.example')`,
      1,
    );
    const administrator = await somebody(app, service.database, person);
    const link = textOf(Object(json['organizations'])[index].link) ?? '';
    expect((await administrator.ask('POST', `/invitations/${link.split('/').at(-1)}`, {})).status).toBe(200);
    return { administrator, id, grant: rows[0]?.grant_id ?? '' };
  }
});

describe('the clearinghouse', () => {
  test('suspends an organization, whose people are refused with the next request, and lets it act again', async () => {
    const clearinghouse = await organizationOf(app, service.database, 'Clearinghouse', 'clearinghouse');
    const path = `/organizations/${clearinghouse.id}/suspensions/${hospital.id}`;
    expect((await clearinghouse.administrator.ask('PUT', path, { suspended: true })).status).toBe(204);
    expect((await hospital.administrator.ask('GET', `/organizations/${hospital.id}`)).status).toBe(404);
    expect((await clearinghouse.administrator.ask('PUT', path, { suspended: true })).status).toBe(404);
    expect((await clearinghouse.administrator.ask('PUT', path, { suspended: false })).status).toBe(204);
    expect((await hospital.administrator.ask('GET', `/organizations/${hospital.id}`)).status).toBe(200);
    expect(await eventsOf(service.database, clearinghouse.id)).toEqual([
      'organization.suspended',
      'organization.resumed',
    ]);
  });

  test('is the only one that does', async () => {
    const path = `/organizations/${provider.id}/suspensions/${hospital.id}`;
    expect((await provider.administrator.ask('PUT', path, { suspended: true })).status).toBe(404);
    expect((await hospital.administrator.ask('GET', `/organizations/${hospital.id}`)).status).toBe(200);
  });
});

test('an organization changes its name, its hours and what binds it, with an event', async () => {
  const path = `/organizations/${hospital.id}`;
  const changed = await hospital.administrator.ask('PATCH', path, { hoursAWeek: 12.5, boundBy: 'bod-26-04' });
  expect(changed.json).toMatchObject({ name: 'Cedar Valley Hospital', hoursAWeek: 12.5, boundBy: 'bod-26-04' });
  const again = await hospital.administrator.ask('PATCH', path, { name: 'Cedar Valley', boundBy: null });
  expect(again.json).toMatchObject({ name: 'Cedar Valley', hoursAWeek: 12.5 });
  expect(again.json['boundBy']).toBeUndefined();
  expect(await eventsOf(service.database, hospital.id)).toEqual(['organization.changed', 'organization.changed']);
});

function idAt(json: Readonly<Record<string, unknown>>, index: number): string {
  return textOf(Object(json['organizations'])[index].id) ?? '';
}
