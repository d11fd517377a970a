// EO 14409 §3(b)(ii): the government has access "for a period of up to 30 days", however often a release is planned anew.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '#core/kernel/json.ts';
import { enrolled, framework, type Framework } from '#server/frontier/fixtures/framework.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, type Told } from '#server/parties/fixtures/asking.ts';
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

const now = Temporal.Now.instant();

function day(days: number): string {
  return `${now
    .add({ hours: 24 * days })
    .toString()
    .slice(0, 16)}:00Z`;
}

async function plans(model: string, days: number): Promise<void> {
  const releases = { 'trusted-partners': { at: day(days), zone: 'UTC' } };
  const body = { releases, daysOffered: 30, audience: 'record' };
  const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/notices`, body);
  expect(told.status).toBe(204);
}

async function gives(model: string, from: number, to: number): Promise<Told> {
  return parties.developer.administrator.ask('POST', `/frontier/models/${model}/grants`, {
    holder: parties.nsa.id,
    purpose: 'determination',
    scopes: ['model'],
    opensAt: day(from),
    expiresAt: day(to),
    terms: 'Tell nobody.',
    tellsDeveloper: true,
  });
}

async function endedOf(model: string): Promise<readonly unknown[]> {
  const { json } = await parties.developer.administrator.ask('GET', `/frontier/models/${model}/grants`);
  return recordsOf(json['grants']).map(({ ended }) => ended);
}

test('a second notice lays a window of 30 days, of which those that were used before are gone', async () => {
  const model = await enrolled(parties.developer);
  await plans(model, 20);
  expect((await gives(model, -9, 19)).status).toBe(201);
  // Its window opens later than now: access that is open ends, so that it stays told for how long it was.
  await plans(model, 40);
  expect(await endedOf(model)).toEqual([true]);
  expect(await gives(model, 11, 39)).toMatchObject({ status: 422, code: 'access.outside_window' });
  const second = await gives(model, 11, 31);
  expect(second.status).toBe(201);
  expect(await gives(model, 31, 33)).toMatchObject({ status: 422, code: 'access.outside_window' });
  // What is ended before it opened was never used.
  const ended = await parties.developer.administrator.ask('DELETE', `/frontier/grants/${String(second.json['id'])}`);
  expect(ended.status).toBe(204);
  expect((await gives(model, 19, 39)).status).toBe(201);
});
