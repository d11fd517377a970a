import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { buildHttp } from '#server/http/http.ts';
import { eventsOf, memberOf, plenty } from '#server/parties/fixtures/asking.ts';
import { list, sql } from '#server/postgres/sql.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
});
afterAll(async () => {
  await app.close();
  await service.close();
});

test('everybody who is signed in sees who is which office', async () => {
  const { json } = await parties.hospital.administrator.ask('GET', '/frontier/offices');
  expect(json['offices']).toHaveLength(6);
  expect(json['offices']).toContainEqual({ organization: parties.nsa.id, name: 'NSA', office: 'nsa-director' });
});

test.each([
  ['nobody but the clearinghouse says so', ['nsa', 'rival'], 'department-of-war', 'office.not_clearinghouse'],
  ['one Director determines', ['clearinghouse', 'cisa'], 'nsa-director', 'office.taken'],
  ['a developer is no office', ['clearinghouse', 'developer'], 'evaluator', 'office.taken'],
  ['who oversees is nothing else', ['clearinghouse', 'overseer'], 'department-of-war', 'office.taken'],
] as const)('%s', async (_, [who, whom], office, code) => {
  const path = `/organizations/${parties[who].id}/frontier/offices`;
  const body = { organization: parties[whom].id, office };
  expect(await parties[who].administrator.ask('POST', path, body)).toMatchObject({ code });
});

test('an office is ended by the clearinghouse, and by nobody else', async () => {
  const { clearinghouse, cisa, evaluator } = parties;
  const path = (org: string): string => `/organizations/${org}/frontier/offices/${evaluator.id}/evaluator`;
  expect((await cisa.administrator.ask('DELETE', path(cisa.id))).status).toBe(403);
  expect((await clearinghouse.administrator.ask('DELETE', path(clearinghouse.id))).status).toBe(204);
  expect((await clearinghouse.administrator.ask('DELETE', path(clearinghouse.id))).status).toBe(404);
  const again = { organization: evaluator.id, office: 'evaluator' };
  const offices = `/organizations/${clearinghouse.id}/frontier/offices`;
  expect((await clearinghouse.administrator.ask('POST', offices, again)).status).toBe(204);
});

test('a model is seen by who brought it in, and by nobody else', async () => {
  const model = await enrolled(parties.developer);
  const own = await parties.developer.administrator.ask('GET', `/frontier/models/${model}`);
  expect(own.json).toMatchObject({ name: 'Nimbus 5', reach: 'developer', developer: parties.developer.id });
  expect(textOf(own.json['shield'])).toMatch(/^[a-z]+-[a-z]+-\d{4}$/);
  const colleague = await memberOf(app, service.database, parties.developer.id, 'administrator');
  const others = [colleague, ...Object.values(parties).map(({ administrator }) => administrator)].filter(
    (one) => one !== parties.developer.administrator,
  );
  for (const one of others) {
    expect((await one.ask('GET', `/frontier/models/${model}`)).status).toBe(404);
    expect((await one.ask('GET', '/frontier/models')).json['models']).toEqual([]);
  }
});

test('what is kept of it in the clear says neither its name nor what was done', async () => {
  const before = await eventsOf(service.database, parties.developer.id);
  await enrolled(parties.developer, 'Nimbus canary');
  const after = await eventsOf(service.database, parties.developer.id);
  expect(after.slice(before.length)).toEqual(['frontier-model.told']);
  const rows = await list(
    service.database.owner,
    sql`SELECT m::text AS row FROM breakwater.frontier_model AS m`,
    'frontier_model',
    (row) => row.text('row'),
  );
  expect(rows.join()).not.toContain(Buffer.from('Nimbus canary').toString('hex'));
});

test('only who develops AI brings a model in', async () => {
  const path = `/organizations/${parties.nsa.id}/frontier/models`;
  const told = await parties.nsa.administrator.ask('POST', path, { name: 'M', about: '' });
  expect(told).toMatchObject({ status: 422, code: 'enrolment.not_developer' });
});

function day(days: number): string {
  return `${Temporal.Now.instant()
    .add({ hours: 24 * days })
    .toString()
    .slice(0, 16)}:00Z`;
}

test('whoever was given access sees until when', async () => {
  const { developer, nsa: holder } = parties;
  const model = await enrolled(developer);
  const own = await developer.administrator.ask('GET', `/frontier/models/${model}`);
  expect(own.json['until']).toBeUndefined();
  const grant = { purpose: 'determination', scopes: ['record'], opensAt: day(-1), expiresAt: day(20) };
  const { person } = await letIn(app, service, { developer, holder, model, grant });
  expect((await person.ask('GET', `/frontier/models/${model}`)).json['until']).toBe(day(20));
});

test('a model is called otherwise by its developer, and keeps its codename', async () => {
  const { administrator } = parties.developer;
  const model = await enrolled(parties.developer);
  const before = await administrator.ask('GET', `/frontier/models/${model}`);
  const renamed = await administrator.ask('PUT', `/frontier/models/${model}`, { name: 'Cumulus', about: 'Bigger.' });
  expect(renamed.status).toBe(204);
  const after = await administrator.ask('GET', `/frontier/models/${model}`);
  expect(after.json).toEqual({ ...before.json, name: 'Cumulus', about: 'Bigger.' });
});

test('the framework concerns developers, offices, the clearinghouse, and whoever was given access', async () => {
  const { developer, rival, nsa, clearinghouse, hospital } = parties;
  const outsider = await memberOf(app, service.database, hospital.id, 'operator');
  const told = async (who: typeof outsider): Promise<unknown> =>
    (await who.ask('GET', '/frontier/part')).json['concerned'];
  for (const one of [developer, rival, nsa, clearinghouse]) expect(await told(one.administrator)).toBe(true);
  for (const one of [hospital.administrator, outsider]) expect(await told(one)).toBe(false);
  const reader = await memberOf(app, service.database, developer.id, 'reader');
  expect(await told(reader)).toBe(false);
});
