import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
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

/** Given and not accepted by anybody yet. */
async function given(model: string, more: object = {}): Promise<string> {
  const body = { ...record, holder: parties.nsa.id, terms: 'Tell nobody.', tellsDeveloper: false, ...more };
  const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/grants`, body);
  expect(told).toMatchObject({ status: 201 });
  return textOf(told.json['id']) ?? '';
}

async function isReached(person: Somebody, model: string): Promise<boolean> {
  return (await person.ask('GET', `/frontier/models/${model}`)).status === 200;
}

test('whoever is named and accepts the terms reaches the model, and nobody else of the holder', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  const { grant, person } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
  const seen = await person.ask('GET', `/frontier/models/${model}`);
  expect(seen.json).toMatchObject({ name: 'Nimbus 5', reach: 'grants', scopes: ['record'] });
  const own = await person.ask('GET', `/frontier/grants/${grant}`);
  expect(own.json).toMatchObject({ own: 'accepted', model, developer: 'Developer', terms: 'Tell nobody.' });
  const colleague = await memberOf(app, service.database, nsa.id, 'operator');
  expect(await isReached(colleague, model)).toBe(false);
  expect((await colleague.ask('GET', `/frontier/grants/${grant}`)).status).toBe(404);
  expect(await isReached(nsa.administrator, model)).toBe(false);
});

test('before the terms are accepted one learns them and the codename, and no more than the developer tells', async () => {
  const model = await enrolled(parties.developer);
  const grant = await given(model);
  const { json } = await parties.nsa.administrator.ask('GET', `/frontier/grants/${grant}`);
  expect(json).toMatchObject({ own: 'unnamed', terms: 'Tell nobody.', people: [] });
  expect(json).not.toHaveProperty('model');
  expect(json).not.toHaveProperty('developer');
  const offers = await parties.nsa.administrator.ask('GET', '/frontier/grants');
  expect(offers.json['grants']).toContainEqual(json);
  const others = await parties.cisa.administrator.ask('GET', '/frontier/grants');
  expect(others.json['grants']).toEqual([]);
});

test.each([
  ['an organization that is no office', { holder: 'hospital' }, 'access.no_office'],
  ['an office that has another part', { holder: 'cisa' }, 'access.no_office'],
  ['one that was not chosen as a partner by both', { holder: 'hospital', purpose: 'partner' }, 'access.no_partner'],
  ['use of the model outside of any window', { scopes: ['model'] }, 'access.outside_window'],
  ['what ends before it begins', { opensAt: hoursFromNow(20), expiresAt: hoursFromNow(10) }, 'access.ends_before'],
  ['what is over', { opensAt: hoursFromNow(-20), expiresAt: hoursFromNow(-10) }, 'access.ends_before'],
  ['more than a year', { expiresAt: hoursFromNow(24 * 400) }, 'access.too_long'],
  ['how to reach the model without the model', { instructions: 'By https.' }, 'access.no_use'],
])('is not given to or for %s', async (_, more, code) => {
  const model = await enrolled(parties.developer);
  const holder = 'holder' in more ? parties[more.holder === 'cisa' ? 'cisa' : 'hospital'].id : parties.nsa.id;
  const body = { ...record, terms: 'Tell nobody.', tellsDeveloper: false, ...more, holder };
  const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/grants`, body);
  expect(told).toMatchObject({ status: 422, code });
});

test('only an administrator of the holder names, and only members who are not named', async () => {
  const { developer, nsa, cisa } = parties;
  const model = await enrolled(developer);
  const grant = await given(model);
  const path = `/frontier/grants/${grant}/people`;
  const [one, other] = [await memberOf(app, service.database, nsa.id, 'operator'), cisa.administrator];
  for (const asking of [developer.administrator, other, one]) {
    expect((await asking.ask('POST', path, { person: one.id })).status).toBe(404);
  }
  const name = (person: Somebody) => nsa.administrator.ask('POST', path, { person: person.id });
  expect(await name(other)).toMatchObject({ status: 409, code: 'access.not_nameable' });
  expect((await name(one)).status).toBe(204);
  expect(await name(one)).toMatchObject({ status: 409, code: 'access.not_nameable' });
});

test('terms are accepted by whoever is named, once, by the digest of what they read', async () => {
  const { nsa } = parties;
  const model = await enrolled(parties.developer);
  const grant = await given(model);
  const person = await memberOf(app, service.database, nsa.id, 'operator');
  const path = `/frontier/grants/${grant}/acceptance`;
  const digest = {
    termsDigest: textOf((await nsa.administrator.ask('GET', `/frontier/grants/${grant}`)).json['termsDigest']),
  };
  expect((await person.ask('POST', path, digest)).status).toBe(404);
  await nsa.administrator.ask('POST', `/frontier/grants/${grant}/people`, { person: person.id });
  const other = { termsDigest: 'f'.repeat(64) };
  expect(await person.ask('POST', path, other)).toMatchObject({ status: 409, code: 'access.other_terms' });
  expect(await isReached(person, model)).toBe(false);
  expect((await nsa.administrator.ask('POST', path, digest)).status).toBe(404);
  expect((await person.ask('POST', path, digest)).status).toBe(204);
  expect(await person.ask('POST', path, digest)).toMatchObject({ status: 409 });
  expect(await isReached(person, model)).toBe(true);
});

test('a person is taken off by the developer, the holder or themselves, and by nobody else', async () => {
  const { developer, nsa, cisa } = parties;
  const model = await enrolled(developer);
  for (const by of ['developer', 'holder', 'self'] as const) {
    const { grant, person } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
    const colleague = await memberOf(app, service.database, nsa.id, 'operator');
    const path = `/frontier/grants/${grant}/people/${person.id}`;
    for (const other of [colleague, cisa.administrator]) expect((await other.ask('DELETE', path)).status).toBe(404);
    expect(await isReached(person, model)).toBe(true);
    const who = { developer: developer.administrator, holder: nsa.administrator, self: person }[by];
    expect((await who.ask('DELETE', path)).status).toBe(204);
    expect(await isReached(person, model)).toBe(false);
  }
});

test('access ends by the developer or the holder, and to the holder looks as if it had run out', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  for (const by of [developer.administrator, nsa.administrator]) {
    const { grant, person } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
    expect((await person.ask('DELETE', `/frontier/grants/${grant}`)).status).toBe(404);
    expect((await by.ask('DELETE', `/frontier/grants/${grant}`)).status).toBe(204);
    expect(await isReached(person, model)).toBe(false);
    for (const one of [person, nsa.administrator]) {
      expect((await one.ask('GET', `/frontier/grants/${grant}`)).status).toBe(404);
      expect(JSON.stringify((await one.ask('GET', '/frontier/grants')).json)).not.toContain(grant);
    }
    const kept = await developer.administrator.ask('GET', `/frontier/grants/${grant}`);
    expect(kept.json).toMatchObject({ ended: true });
  }
});

test('the developer sees who is named and each use, and nobody else does', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  const { grant, person } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
  for (let time = 0; time < 3; time += 1) await isReached(person, model);
  const { json } = await developer.administrator.ask('GET', `/frontier/models/${model}/grants`);
  expect(json['grants']).toMatchObject([{ id: grant, people: [{ id: person.id, accepted: true, ended: false }] }]);
  const first = await developer.administrator.ask('GET', `/frontier/models/${model}/uses?limit=2`);
  expect(first.json['uses']).toMatchObject([
    { what: 'show-model', grant },
    { what: 'show-model', grant },
  ]);
  const next = textOf(first.json['next']) ?? '';
  const second = await developer.administrator.ask('GET', `/frontier/models/${model}/uses?limit=2&after=${next}`);
  expect(second.json['uses']).toHaveLength(1);
  for (const other of [person, nsa.administrator, parties.rival.administrator]) {
    expect((await other.ask('GET', `/frontier/models/${model}/grants`)).status).toBe(404);
    expect((await other.ask('GET', `/frontier/models/${model}/uses`)).status).toBe(404);
  }
});
