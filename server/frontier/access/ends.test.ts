// Access ends by itself: whenever somebody asks, rule and database each look at the time by their own clock. The service of these
// tests has no job runner and no dispatcher; nothing runs but what is asked.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, somebody, type Somebody } from '#server/parties/fixtures/asking.ts';
import { list, sql, write, type Query } from '#server/postgres/sql.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
let model: string;
let grant: string;
let person: Somebody;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
});
afterAll(async () => {
  await app.close();
  await service.close();
});

beforeEach(async () => {
  const { developer, nsa } = parties;
  model = await enrolled(developer);
  const wanted = {
    purpose: 'determination',
    scopes: ['record'],
    opensAt: hoursFromNow(-1),
    expiresAt: hoursFromNow(1),
  };
  ({ grant, person } = await letIn(app, service, { developer, holder: nsa, model, grant: wanted }));
});

async function isReached(by: Somebody): Promise<boolean> {
  const [one, all, moves] = [
    await by.ask('GET', `/frontier/models/${model}`),
    await by.ask('GET', '/frontier/models'),
    await by.ask('GET', `/frontier/models/${model}/notices`),
  ];
  const isListed = JSON.stringify(all.json).includes(model);
  expect([one.status, isListed, moves.status]).toEqual(one.status === 200 ? [200, true, 200] : [404, false, 404]);
  return one.status === 200;
}

/** By SQL of their own, past every rule but row security. */
async function readsRows(): Promise<boolean> {
  const query = sql`SELECT count(*)::int AS count FROM breakwater.frontier_model WHERE model_id = ${model}`;
  const [count] = await person.inTransaction(service.database.app, (tx) =>
    list(tx, query, 'frontier_model', (row) => row.number('count')),
  );
  return count === 1;
}

/** Somebody who was named, asking a service whose clock goes elsewhere than the database's. */
async function later(hours: number): Promise<{ readonly person: Somebody; readonly close: () => Promise<void> }> {
  const { outside } = service.parts;
  const clock = { ...outside.clock, now: () => Temporal.Now.instant().add({ hours }) };
  const other = buildHttp({ ...service.parts, outside: { ...outside, clock }, rates: plenty });
  return { person: await somebody(other, service.database, person.id), close: () => other.close() };
}

test('at its end by the database’s clock, to the microsecond, and with the rule’s clock behind', async () => {
  expect([await isReached(person), await readsRows()]).toEqual([true, true]);
  // As far as the rule's clock goes there is an hour left.
  const behind = await later(-1);
  const ends = sql`UPDATE breakwater.frontier_grant SET expires_at = now() WHERE grant_id = ${grant}`;
  await write(service.database.owner, ends, 1);
  expect([await isReached(person), await readsRows(), await isReached(behind.person)]).toEqual([false, false, false]);
  await behind.close();
});

test('at its end by the rule’s clock, with the database’s behind', async () => {
  const ahead = await later(2);
  expect([await isReached(ahead.person), await readsRows(), await isReached(person)]).toEqual([false, true, true]);
  await ahead.close();
});

test('it begins no sooner than it opens, by either clock', async () => {
  const opens = sql`
    UPDATE breakwater.frontier_grant
    SET opens_at = now() + interval '1 hour', expires_at = now() + interval '3 hours'
    WHERE grant_id = ${grant}`;
  await write(service.database.owner, opens, 1);
  const ahead = await later(2);
  expect([await isReached(person), await readsRows(), await isReached(ahead.person)]).toEqual([false, false, false]);
  await ahead.close();
});

/** What is taken away, and how it comes back. */
const taken: readonly (readonly [string, () => Query, () => Query])[] = [
  [
    'the grant is revoked',
    () => sql`UPDATE breakwater.frontier_grant SET revoked_at = now() WHERE grant_id = ${grant}`,
    () => sql`UPDATE breakwater.frontier_grant SET revoked_at = NULL WHERE grant_id = ${grant}`,
  ],
  [
    'the person is taken off',
    () => sql`UPDATE breakwater.frontier_grant_person SET ended_at = now() WHERE grant_id = ${grant}`,
    () => sql`UPDATE breakwater.frontier_grant_person SET ended_at = NULL WHERE grant_id = ${grant}`,
  ],
  [
    'the holder is suspended',
    () => sql`UPDATE breakwater.organization SET suspended_at = now() WHERE org_id = ${parties.nsa.id}`,
    () => sql`UPDATE breakwater.organization SET suspended_at = NULL WHERE org_id = ${parties.nsa.id}`,
  ],
  [
    'the developer is suspended',
    () => sql`UPDATE breakwater.organization SET suspended_at = now() WHERE org_id = ${parties.developer.id}`,
    () => sql`UPDATE breakwater.organization SET suspended_at = NULL WHERE org_id = ${parties.developer.id}`,
  ],
  [
    'they are suspended as a member of the holder',
    () => sql`UPDATE breakwater.member SET state = 'suspended' WHERE person_id = ${person.id}`,
    () => sql`UPDATE breakwater.member SET state = 'active' WHERE person_id = ${person.id}`,
  ],
  [
    'they have a role that reads nothing of the framework',
    () => sql`UPDATE breakwater.member SET role = 'reader' WHERE person_id = ${person.id}`,
    () => sql`UPDATE breakwater.member SET role = 'operator' WHERE person_id = ${person.id}`,
  ],
  [
    'the model’s compartment is closed',
    () => sql`
      UPDATE breakwater.compartment SET closed_at = now()
      WHERE compartment_id = (SELECT compartment_id FROM breakwater.frontier_model WHERE model_id = ${model})`,
    () => sql`
      UPDATE breakwater.compartment SET closed_at = NULL
      WHERE compartment_id = (SELECT compartment_id FROM breakwater.frontier_model WHERE model_id = ${model})`,
  ],
  [
    'the terms are others than they accepted',
    () => sql`UPDATE breakwater.frontier_grant SET terms_digest = ${'f'.repeat(64)} WHERE grant_id = ${grant}`,
    () => sql`
      UPDATE breakwater.frontier_grant AS g SET terms_digest = p.terms_digest
      FROM breakwater.frontier_grant_person AS p
      WHERE g.grant_id = ${grant} AND p.grant_id = g.grant_id`,
  ],
];

test.each(taken)('on the next request once %s', async (_, take, giveBack) => {
  expect([await isReached(person), await readsRows()]).toEqual([true, true]);
  await write(service.database.owner, take(), 1);
  expect([await isReached(person), await readsRows()]).toEqual([false, false]);
  await write(service.database.owner, giveBack(), 1);
  expect([await isReached(person), await readsRows()]).toEqual([true, true]);
});

test('on the next request once they themselves are suspended', async () => {
  const suspends = sql`UPDATE breakwater.person SET suspended_at = now() WHERE person_id = ${person.id}`;
  await write(service.database.owner, suspends, 1);
  expect((await person.ask('GET', `/frontier/models/${model}`)).status).toBe(401);
  // They can not even enter.
  await expect(readsRows()).rejects.toThrow('session');
});
