import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { sql, write } from '#server/postgres/sql.ts';
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

const record = {
  purpose: 'determination',
  scopes: ['record'],
  opensAt: hoursFromNow(-1),
  expiresAt: hoursFromNow(100),
};

/** Of a release to trusted partners in ten days, with twenty days of access before it. */
async function giveNotice(model: string, audience: 'developer' | 'record'): Promise<void> {
  const release = Temporal.Now.zonedDateTimeISO('UTC').add({ days: 10 }).toPlainDateTime();
  const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/notices`, {
    releases: { 'trusted-partners': { at: release.toString({ smallestUnit: 'minute' }), zone: 'UTC' } },
    daysOffered: 20,
    audience,
  });
  expect(told).toMatchObject({ status: 204 });
}

/** Another administrator of the developer, who is read in. */
async function colleague(model: string): Promise<Somebody> {
  const { id, administrator } = parties.developer;
  const person = await memberOf(app, service.database, id, 'administrator');
  const { json } = await administrator.ask('GET', `/frontier/models/${model}`);
  const compartment = textOf(json['compartment']) ?? '';
  const path = `/organizations/${id}/compartments/${compartment}/read-ins`;
  const offered = await administrator.ask('POST', path, { person: person.id, purposes: ['coordination'], days: 5 });
  expect(offered).toMatchObject({ status: 201 });
  const mine = await person.ask('GET', '/me/compartments');
  const termsDigest = /"termsDigest":"(\w+)"/.exec(JSON.stringify(mine.json))?.[1];
  const accepted = { termsDigest, onBehalfOf: id };
  expect((await person.ask('POST', `/me/compartments/${compartment}/acceptance`, accepted)).status).toBe(204);
  return person;
}

test('how a model is reached is shown to who may use it now, and that they looked is told', async () => {
  const { developer, nsa, evaluator } = parties;
  const model = await enrolled(developer);
  await giveNotice(model, 'developer');
  const use = {
    purpose: 'evaluation',
    scopes: ['model'],
    opensAt: hoursFromNow(-1),
    expiresAt: hoursFromNow(200),
    instructions: 'By https.',
  };
  const { person } = await letIn(app, service, { developer, holder: evaluator, model, grant: use });
  const reader = await letIn(app, service, { developer, holder: nsa, model, grant: record });
  const path = `/frontier/models/${model}/use`;
  expect((await person.ask('GET', path)).json).toMatchObject({ ways: [{ instructions: 'By https.' }] });
  expect((await reader.person.ask('GET', path)).status).toBe(404);
  expect((await evaluator.administrator.ask('GET', path)).status).toBe(404);
  const { json } = await developer.administrator.ask('GET', `/frontier/models/${model}/uses`);
  expect(json['uses']).toMatchObject([{ what: 'show-model-use' }]);
  const ended = sql`UPDATE breakwater.frontier_grant SET expires_at = now() WHERE model_id = ${model}`;
  await write(service.database.owner, ended, 2);
  expect((await person.ask('GET', path)).status).toBe(404);
});

const everything = ['model', 'record', 'evidence'];

test('access opens more once a second person of the developer agrees', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  const second = await colleague(model);
  const { grant, person } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
  const path = `/frontier/grants/${grant}/widenings`;
  const propose = (by: Somebody, scopes: readonly string[]) => by.ask('POST', path, { scopes });
  expect(await propose(developer.administrator, ['record'])).toMatchObject({ code: 'widening.not_wider' });
  expect(await propose(developer.administrator, ['evidence'])).toMatchObject({ code: 'widening.not_wider' });
  for (const other of [person, nsa.administrator]) expect((await propose(other, everything)).status).toBe(404);
  const proposed = await propose(developer.administrator, everything);
  expect(proposed).toMatchObject({ status: 201 });
  expect(await propose(second, everything)).toMatchObject({ code: 'widening.proposed' });
  const agreement = `${path}/${textOf(proposed.json['id'])}/agreement`;
  expect(await developer.administrator.ask('POST', agreement)).toMatchObject({ code: 'second.same_human' });
  expect((await nsa.administrator.ask('POST', agreement)).status).toBe(404);
  const scopes = async () => (await person.ask('GET', `/frontier/models/${model}`)).json['scopes'];
  expect(await scopes()).toEqual(['record']);
  // Use of the model lies within the window of a notice, also where it is added.
  expect(await second.ask('POST', agreement)).toMatchObject({ code: 'access.outside_window' });
  await giveNotice(model, 'developer');
  expect((await second.ask('POST', agreement)).status).toBe(204);
  expect(await scopes()).toEqual(everything);
  expect(await second.ask('POST', agreement)).toMatchObject({ code: 'second.wrong_state' });
});

test('two accounts of one human are one, and who may no longer propose is no first', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  const [first, second] = [await colleague(model), await colleague(model)];
  const { grant } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
  const path = `/frontier/grants/${grant}/widenings`;
  const proposed = await first.ask('POST', path, { scopes: ['record', 'evidence'] });
  const agreement = `${path}/${textOf(proposed.json['id'])}/agreement`;
  const same = sql`UPDATE breakwater.person SET same_human_as = ${first.id} WHERE person_id = ${second.id}`;
  await write(service.database.owner, same, 1);
  expect(await second.ask('POST', agreement)).toMatchObject({ code: 'second.same_human' });
  const gone = sql`UPDATE breakwater.member SET state = 'removed' WHERE person_id = ${first.id}`;
  await write(service.database.owner, gone, 1);
  expect(await developer.administrator.ask('POST', agreement)).toMatchObject({ code: 'second.proposer_gone' });
});

test('what was told to one’s own people is told to those who have the record once two agree', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  const second = await colleague(model);
  const { person } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
  await giveNotice(model, 'developer');
  const told = async (by: Somebody) => JSON.stringify((await by.ask('GET', `/frontier/models/${model}/notices`)).json);
  expect(await told(person)).not.toContain('trusted-partners');
  const path = `/frontier/models/${model}/releases`;
  const body = { of: 1, reason: 'They asked for it.' };
  expect((await person.ask('POST', path, body)).status).toBe(404);
  expect(await second.ask('POST', path, { ...body, of: 9 })).toMatchObject({ code: 'release.absent' });
  const proposed = await second.ask('POST', path, body);
  expect(proposed).toMatchObject({ status: 201, json: { number: 2 } });
  expect(await second.ask('POST', path, { ...body, of: 2 })).toMatchObject({ code: 'release.absent' });
  expect(await second.ask('POST', path, body)).toMatchObject({ code: 'release.proposed' });
  expect(await second.ask('POST', `${path}/2/agreement`)).toMatchObject({ code: 'second.same_human' });
  expect((await person.ask('POST', `${path}/2/agreement`)).status).toBe(404);
  expect(await told(person)).not.toContain('trusted-partners');
  const inLedger = async (): Promise<unknown> =>
    (await developer.administrator.ask('GET', `/frontier/models/${model}/fairness`)).json['entries'];
  expect(await inLedger()).toEqual([]);
  expect((await developer.administrator.ask('POST', `${path}/2/agreement`)).status).toBe(204);
  expect(await inLedger()).toMatchObject([{ entry: { kind: 'notice-given', zone: 'UTC' } }]);
  expect(await told(person)).toContain('trusted-partners');
  expect(await told(person)).not.toContain('They asked for it.');
  // To its own people it was told once.
  expect((await told(second)).split('trusted-partners')).toHaveLength(2);
  expect(await second.ask('POST', path, body)).toMatchObject({ code: 'release.released' });
  const { json } = await second.ask('GET', path);
  expect(json['releases']).toMatchObject([{ number: 2, of: 1, agreed: true, own: true }]);
});

test('that a developer left is released to nobody', async () => {
  const { developer } = parties;
  const model = await enrolled(developer);
  await colleague(model);
  expect((await developer.administrator.ask('POST', `/frontier/models/${model}/leaving`)).status).toBeLessThan(300);
  const body = { of: 1, reason: 'To tell.' };
  const told = await developer.administrator.ask('POST', `/frontier/models/${model}/releases`, body);
  expect(told).toMatchObject({ code: 'release.leaving' });
});
