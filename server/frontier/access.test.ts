import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty } from '#server/parties/fixtures/asking.ts';
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

const at = (hours: number): string => Temporal.Now.instant().add({ hours }).toString();
const record = { purpose: 'determination', scopes: ['record'], opensAt: at(-1), expiresAt: at(100) };

test('whoever is named and accepts the terms reaches the model, and nobody else of the holder', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  const { grant, person } = await letIn(app, service, { developer, holder: nsa, model, grant: record });
  const seen = await person.ask('GET', `/frontier/models/${model}`);
  expect(seen.json).toMatchObject({ name: 'Nimbus 5', reach: 'grants', scopes: ['record'] });
  const own = await person.ask('GET', `/frontier/grants/${grant}`);
  expect(own.json).toMatchObject({ own: 'accepted', model, developer: 'Developer', terms: 'Tell nobody.' });
  const colleague = await memberOf(app, service.database, nsa.id, 'operator');
  expect((await colleague.ask('GET', `/frontier/models/${model}`)).status).toBe(404);
  expect((await colleague.ask('GET', `/frontier/grants/${grant}`)).status).toBe(404);
  expect((await nsa.administrator.ask('GET', `/frontier/models/${model}`)).status).toBe(404);
});

test('before the terms are accepted one learns them and the codename, and no more than the developer tells', async () => {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  const path = `/frontier/models/${model}/grants`;
  const body = { ...record, holder: nsa.id, terms: 'Tell nobody.', tellsDeveloper: false };
  const given = await developer.administrator.ask('POST', path, body);
  const grant = textOf(given.json['id']) ?? '';
  const { json } = await nsa.administrator.ask('GET', `/frontier/grants/${grant}`);
  expect(json).toMatchObject({ own: 'unnamed', terms: 'Tell nobody.', people: [] });
  expect(json).not.toHaveProperty('model');
  expect(json).not.toHaveProperty('developer');
});
