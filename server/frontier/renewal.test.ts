import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolled, framework, type Framework } from '#server/frontier/fixtures/framework.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty } from '#server/parties/fixtures/asking.ts';
import { list, sql } from '#server/postgres/sql.ts';
import { superuser } from '#tests/route-matrix/world.ts';
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

/** Days from now on which the compartment, and the way into it of who brought the model in, end. */
async function endsOf(model: string): Promise<readonly number[]> {
  const query = sql`
    SELECT round(extract(epoch FROM c.expires_at - now()) / 86400)::int AS compartment,
           round(extract(epoch FROM r.expires_at - now()) / 86400)::int AS way
    FROM breakwater.frontier_model AS m
    JOIN breakwater.compartment AS c USING (org_id, compartment_id)
    JOIN breakwater.read_in AS r USING (org_id, compartment_id)
    WHERE m.model_id = ${model}::uuid`;
  const [ends = []] = await list(service.database.owner, query, 'frontier_model', (row) => [
    row.number('compartment'),
    row.number('way'),
  ]);
  return ends;
}

test('a model’s compartment lasts on from whatever its developer tells, so that no notice fails for its end', async () => {
  const model = await enrolled(parties.developer);
  const root = await superuser(service.database);
  await root.query(`UPDATE breakwater.compartment SET expires_at = now() + interval '1 day'`);
  await root.query(`UPDATE breakwater.read_in SET expires_at = now() + interval '1 day'`);
  await root.end();
  expect(await endsOf(model)).toEqual([1, 1]);
  const notice = { releases: {}, daysOffered: 0, audience: 'developer' };
  const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/notices`, notice);
  expect(told.status).toBe(204);
  expect(await endsOf(model)).toEqual([731, 731]);
});

test('a model that nobody of its developer reaches any more is taken over by an administrator, and no other is', async () => {
  const { developer } = parties;
  const left = await memberOf(app, service.database, developer.id, 'administrator');
  const model = await enrolled({ ...developer, administrator: left }, 'Left behind');
  const kept = await enrolled(developer, 'Kept');
  const colleague = await memberOf(app, service.database, developer.id, 'administrator');
  const adopt = `/organizations/${developer.id}/frontier/models/adoption`;
  expect(await colleague.ask('POST', adopt)).toMatchObject({ status: 200, json: { adopted: 0 } });
  const root = await superuser(service.database);
  await root.query(`UPDATE breakwater.member SET state = 'suspended' WHERE person_id = $1`, [left.id]);
  await root.end();
  expect((await parties.rival.administrator.ask('POST', adopt)).status).toBe(404);
  expect((await colleague.ask('GET', `/frontier/models/${model}`)).status).toBe(404);
  expect(await colleague.ask('POST', adopt)).toMatchObject({ status: 200, json: { adopted: 1 } });
  expect(await colleague.ask('GET', `/frontier/models/${model}`)).toMatchObject({ json: { name: 'Left behind' } });
  expect((await colleague.ask('GET', `/frontier/models/${kept}`)).status).toBe(404);
  expect((await colleague.ask('POST', `/frontier/models/${model}/leaving`)).status).toBe(204);
});
