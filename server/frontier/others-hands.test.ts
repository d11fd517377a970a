// What somebody with access slips into the database, by statements of their own, keeps no developer from telling anything, is
// in nobody else's name and shows them no key.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework, type Party } from '#server/frontier/fixtures/framework.ts';
import { daysFromNow } from '#server/frontier/fixtures/from-now.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
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

const refused = 'violates row-level security policy';

/** Its texts, or why it failed. */
async function slips(who: Somebody, text: string, values: readonly unknown[]): Promise<unknown> {
  try {
    return await who.inTransaction(service.database.app, async (tx) => {
      const { rows } = await tx.query<{ readonly told: unknown }>({ text, values: [...values] });
      return rows.map(({ told }) => told);
    });
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

async function statusOfNotice(model: string, audience: 'developer' | 'record'): Promise<number> {
  const releases = { 'trusted-partners': { at: daysFromNow(60), zone: 'UTC' } };
  const body = { releases, daysOffered: 30, audience };
  return (await parties.developer.administrator.ask('POST', `/frontier/models/${model}/notices`, body)).status;
}

/** A model with somebody of the holder who reads its record. */
async function held(
  name: string,
  purpose: 'determination' | 'oversight',
  holder: Party,
): Promise<{ readonly model: string; readonly grant: string; readonly person: Somebody }> {
  const { developer } = parties;
  const model = await enrolled(developer, name);
  const grant = { purpose, scopes: ['record'], opensAt: daysFromNow(-1), expiresAt: daysFromNow(90) };
  return { model, ...(await letIn(app, service, { developer, holder, model, grant })) };
}

const aMove = `
  INSERT INTO breakwater.frontier_move (
    org_id, model_id, audience, number, at, by_org_id, by_person_id, by_name, sealed, data_key_id
  )
  SELECT org_id, model_id, $5, $2, now(), $3, $4, breakwater.my_name_in($3), '\\x00', data_key_id
  FROM breakwater.frontier_model
  WHERE model_id = $1
  RETURNING number AS told`;

test('a key that nobody can unwrap is kept for a model by its own people alone', async () => {
  const { model, person } = await held('Key', 'determination', parties.nsa);
  const kept = await slips(
    person,
    `INSERT INTO breakwater.data_key (org_id, data_key_id, compartment_id, wrapped_by, wrapped)
    SELECT k.org_id, 'ffffffff-ffff-7fff-bfff-ffffffffffff', k.compartment_id, k.wrapped_by, '\\x00'
    FROM breakwater.data_key AS k
    JOIN breakwater.frontier_model AS m USING (org_id, compartment_id)
    WHERE m.model_id = $1
    RETURNING wrapped_by AS told`,
    [model],
  );
  expect(kept).toContain(refused);
  expect(await statusOfNotice(model, 'record')).toBe(204);
});

test('holders seal under a key that is too old for new content, and its own people then make another', async () => {
  const { model, person } = await held('Old key', 'determination', parties.nsa);
  const root = await superuser(service.database);
  try {
    const ofModel = `compartment_id = (SELECT compartment_id FROM breakwater.frontier_model WHERE model_id = $1)`;
    await root.query(`UPDATE breakwater.data_key SET created_at = now() - interval '100 days' WHERE ${ofModel}`, [
      model,
    ]);
    const keys = async (): Promise<number> =>
      (await root.query(`SELECT FROM breakwater.data_key WHERE ${ofModel}`, [model])).rows.length;
    const asked = await person.ask('POST', `/frontier/models/${model}/determination/requests`, { text: 'More runs' });
    expect([asked.status, await keys()]).toEqual([204, 1]);
    expect(await statusOfNotice(model, 'record')).toBe(204);
    expect(await keys()).toBe(2);
    expect((await person.ask('GET', `/frontier/models/${model}/notices`)).status).toBe(200);
  } finally {
    await root.end();
  }
});

test('no number is taken before its turn, and what nobody can read stands in the way of no notice', async () => {
  const { model, person } = await held('Numbers', 'determination', parties.nsa);
  const slip = (number: number, audience: string) =>
    slips(person, aMove, [model, number, parties.nsa.id, person.id, audience]);
  expect(await slip(2_147_483_647, 'record')).toContain(refused);
  expect(await slip(2_147_483_647, 'offices')).toContain(refused);
  expect(await slip(1, 'developer')).toContain(refused);
  // Row security knows no sealed text from another: this one stands in the record.
  expect(await slip(1, 'record')).toEqual([1]);
  expect(await statusOfNotice(model, 'developer')).toBe(204);
  expect(await statusOfNotice(model, 'record')).toBe(204);
  expect((await parties.developer.administrator.ask('POST', `/frontier/models/${model}/leaving`)).status).toBe(204);
});

test('how much was told among the developer’s own people is told to nobody', async () => {
  const { model, person } = await held('Counted', 'determination', parties.nsa);
  await statusOfNotice(model, 'developer');
  const asked = `SELECT breakwater.is_next_frontier_move($1, $2, $3) AS told`;
  for (const number of [1, 2, 3]) expect(await slips(person, asked, [model, 'developer', number])).toEqual([false]);
  expect(await slips(person, asked, [model, 'record', 1])).toEqual([true]);
  for (const audience of ['record', 'offices', 'developer']) {
    expect(await slips(parties.rival.administrator, asked, [model, audience, 1])).toEqual([false]);
  }
});

test('a use of access stands under the name of whoever used it', async () => {
  const { model, grant, person } = await held('Used', 'determination', parties.nsa);
  const used = await slips(
    person,
    `INSERT INTO breakwater.frontier_grant_use (org_id, model_id, use_id, grant_id, person_id, known_as, what)
    SELECT org_id, model_id, gen_random_uuid(), $2, $3, 'Somebody else, CISA', 'show-model'
    FROM breakwater.frontier_model
    WHERE model_id = $1`,
    [model, grant, person.id],
  );
  expect(used).toContain(refused);
});

const anEntry = `
  INSERT INTO breakwater.frontier_fairness_entry (
    org_id, entry_id, model_id, shield, audience, thread, settles, at, by_org_id, by_person_id, by_name, sealed, data_key_id
  )
  SELECT m.org_id, gen_random_uuid(), m.model_id, m.shield, 'record', 1, true, now(), $2, $3, breakwater.my_name_in($2), '\\x00',
         m.data_key_id
  FROM breakwater.frontier_model AS m
  WHERE m.model_id = $1`;

test('whoever oversees settles nothing in the ledger', async () => {
  const { model, person } = await held('Settled', 'oversight', parties.overseer);
  expect(await slips(person, anEntry, [model, parties.overseer.id, person.id])).toContain(refused);
});

test('a holder writes of a model in no other name than its own', async () => {
  const { model, person } = await held('Names', 'determination', parties.nsa);
  const root = await superuser(service.database);
  try {
    await root.query(
      `INSERT INTO breakwater.member (org_id, person_id, role, state) VALUES ($1, $2, 'operator', 'active')`,
      [parties.cisa.id, person.id],
    );
  } finally {
    await root.end();
  }
  expect(await slips(person, anEntry, [model, parties.cisa.id, person.id])).toContain(refused);
  expect(await slips(person, anEntry, [model, parties.nsa.id, person.id])).toEqual([]);
});

test('naming a key in a row of one’s own shows it to nobody', async () => {
  const { administrator, id } = parties.nsa;
  // Something of the rival's, sealed under its own key.
  await enrolled(parties.rival, 'Foreign');
  const root = await superuser(service.database);
  try {
    const { rows } = await root.query<{ readonly key: string }>(
      'SELECT data_key_id AS key FROM breakwater.data_key WHERE org_id = $1',
      [parties.rival.id],
    );
    const key = textOf(rows[0]?.key);
    expect(key).toBeDefined();
    const seen = await administrator.inTransaction(service.database.app, async (tx) => {
      await tx.query(
        `INSERT INTO breakwater.frontier_fairness_entry (
          org_id, entry_id, audience, settles, at, by_org_id, by_person_id, by_name, sealed, data_key_id
        )
        VALUES ($1, gen_random_uuid(), 'record', false, now(), $1, $2, breakwater.my_name_in($1), '\\x00', $3)`,
        [id, administrator.id, key],
      );
      return (await tx.query('SELECT FROM breakwater.data_key WHERE data_key_id = $1', [key])).rows.length;
    });
    expect(seen).toBe(0);
  } finally {
    await root.end();
  }
});
