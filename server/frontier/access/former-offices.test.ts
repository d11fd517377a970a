// Access is given to an organization as an office: it ends when it is that office no more.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework, type Party } from '#server/frontier/fixtures/framework.ts';
import { daysFromNow } from '#server/frontier/fixtures/from-now.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
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

async function clearinghouse(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<number> {
  const { id, administrator } = parties.clearinghouse;
  return (await administrator.ask(method, `/organizations/${id}/frontier/offices${path}`, body)).status;
}

async function readsBy(model: string, holder: Party, purpose: string): Promise<Somebody> {
  const grant = { purpose, scopes: ['record'], opensAt: daysFromNow(-1), expiresAt: daysFromNow(90) };
  return (await letIn(app, service, { developer: parties.developer, holder, model, grant })).person;
}

test('an office that is none any more reads nothing of what it was given as one', async () => {
  const { nsa, cisa } = parties;
  const model = await enrolled(parties.developer);
  expect(await clearinghouse('POST', '', { organization: nsa.id, office: 'evaluator' })).toBe(204);
  const determining = await readsBy(model, nsa, 'determination');
  const testing = await readsBy(model, nsa, 'evaluation');
  const consulted = await readsBy(model, cisa, 'consultation');
  const statuses = async (): Promise<readonly number[]> => {
    const all = [];
    for (const one of [determining, testing, consulted]) {
      all.push((await one.ask('GET', `/frontier/models/${model}/timeline`)).status);
    }
    return all;
  };
  expect(await statuses()).toEqual([200, 200, 200]);
  // It still tests, and other offices are no part of it.
  expect(await clearinghouse('DELETE', `/${nsa.id}/nsa-director`)).toBe(204);
  expect(await statuses()).toEqual([404, 200, 200]);
  expect(await clearinghouse('DELETE', `/${nsa.id}/evaluator`)).toBe(204);
  expect(await statuses()).toEqual([404, 404, 200]);
  // What came before is given anew, if its developer wants.
  expect(await clearinghouse('POST', '', { organization: nsa.id, office: 'nsa-director' })).toBe(204);
  expect(await statuses()).toEqual([404, 404, 200]);
  const { json } = await parties.developer.administrator.ask('GET', `/frontier/models/${model}/grants`);
  expect(recordsOf(json['grants']).map(({ purpose, ended }) => [purpose, ended])).toEqual([
    ['consultation', false],
    ['evaluation', true],
    ['determination', true],
  ]);
});

test('nobody but the clearinghouse ends access so, and it oversees nothing itself', async () => {
  const { nsa, cisa, overseer, clearinghouse: own } = parties;
  const model = await enrolled(parties.developer);
  const person = await readsBy(model, cisa, 'consultation');
  for (const { administrator } of [nsa, overseer, parties.rival, parties.developer]) {
    await administrator.inTransaction(service.database.app, (tx) =>
      tx.query('SELECT breakwater.end_frontier_grants_of_former_office($1, $2)', [cisa.id, ['consultation']]),
    );
  }
  expect((await person.ask('GET', `/frontier/models/${model}/timeline`)).status).toBe(200);
  expect(await clearinghouse('DELETE', `/${overseer.id}/overseer`)).toBe(204);
  expect(await clearinghouse('POST', '', { organization: own.id, office: 'overseer' })).toBe(409);
  expect(await clearinghouse('POST', '', { organization: overseer.id, office: 'overseer' })).toBe(204);
});
