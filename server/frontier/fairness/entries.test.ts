import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overseen, type FairnessEntry, type LedgerEntry } from '#core/frontier/fairness/entries.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { openRows } from '#server/frontier/fairness/entries.ts';
import { idIn, writeFairness } from '#server/frontier/fixtures/fairness.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { endGrant } from '#server/postgres/frontier/access-grants.ts';
import { listEntries } from '#server/postgres/frontier/fairness.ts';
import { findModel } from '#server/postgres/frontier/models.ts';
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

const digest = 'a'.repeat(64);
const asked: FairnessEntry = { kind: 'asked' };
const dissent: FairnessEntry = { kind: 'dissent', office: 'apst', says: 'It is a step.' };
const determined: FairnessEntry = { kind: 'determined', verdict: 'incremental', evidence: digest, criteria: digest };
const outside: FairnessEntry = {
  kind: 'requested-outside',
  by: 'An aide',
  on: '2026-11-02',
  asked: 'The weights, by telephone.',
};

function write(who: Somebody, by: OrganizationId, model: string | undefined, entry: FairnessEntry): Promise<void> {
  return writeFairness(service, who, { by, model, entry });
}

async function readBy(who: Somebody, model?: string): Promise<readonly string[]> {
  return who.inTransaction(service.database.app, async (tx) => {
    const rows = await listEntries(tx, { model: model === undefined ? undefined : idIn<'model'>(model), limit: 100 });
    return (await openRows(tx, service.parts.outside, rows)).map(({ entry }) => entry.kind);
  });
}

const forDetermination = {
  purpose: 'determination',
  scopes: ['record'],
  opensAt: hoursFromNow(-1),
  expiresAt: hoursFromNow(100),
};

/** A model with the office that determines let in. */
async function shared() {
  const { developer, nsa } = parties;
  const model = await enrolled(developer);
  return { model, ...(await letIn(app, service, { developer, holder: nsa, model, grant: forDetermination })) };
}

test('the overseer reads all of it without access to the model, the developer its own but what offices say among themselves', async () => {
  const { developer, nsa, overseer, hospital, rival } = parties;
  const { model, person } = await shared();
  await write(developer.administrator, developer.id, model, asked);
  await write(person, nsa.id, model, dissent);
  const auditor = await memberOf(app, service.database, overseer.id, 'auditor');
  expect(await readBy(auditor, model)).toEqual(['asked', 'dissent']);
  expect((await auditor.ask('GET', `/frontier/models/${model}`)).status).toBe(404);
  expect(await readBy(developer.administrator, model)).toEqual(['asked']);
  const stranger = await memberOf(app, service.database, developer.id, 'administrator');
  for (const one of [person, nsa.administrator, hospital.administrator, rival.administrator, stranger]) {
    expect(await readBy(one, model)).toEqual([]);
  }
});

test('an asking that nobody answered is gone from it once nobody has access, and one that was answered stays', async () => {
  const { developer, nsa, overseer } = parties;
  const { model, grant, person } = await shared();
  await write(developer.administrator, developer.id, model, asked);
  await write(person, nsa.id, model, determined);
  await write(developer.administrator, developer.id, model, asked);
  expect(await readBy(overseer.administrator, model)).toEqual(['asked', 'determined', 'asked']);
  await developer.administrator.inTransaction(service.database.app, async (tx) => {
    expect(await endGrant(tx, idIn<'access-grant'>(grant))).toBe(true);
  });
  expect(await readBy(overseer.administrator, model)).toEqual(['asked', 'determined']);
  expect(await readBy(developer.administrator, model)).toEqual(['asked', 'determined', 'asked']);
});

const notice: FairnessEntry = { kind: 'notice-given', zone: 'UTC' };
const criteria: FairnessEntry = { kind: 'criteria-applied', version: '1', criteria: digest };

test.each([
  [[asked, determined, asked, dissent]],
  [[notice, asked, criteria]],
  [[asked, notice, determined, notice, determined, asked]],
  [[determined, dissent, determined]],
] as const)('row security and the rule agree on what the overseer sees, round %#', async (told) => {
  const { developer, nsa, overseer } = parties;
  const { model, grant, person } = await shared();
  const written: LedgerEntry[] = [];
  for (const [place, entry] of told.entries()) {
    const at = Temporal.Now.instant().subtract({ hours: 10 - place });
    const isOwn = entry === asked || entry === notice;
    const who = isOwn ? developer.administrator : person;
    await writeFairness(service, who, { by: isOwn ? developer.id : nsa.id, model, entry, at });
    written.push({ id: String(place), developer: developer.id, shield: 'its', at, entry });
  }
  const ruled = (shared: readonly string[]): readonly string[] =>
    overseen(written, new Set(shared), []).map(({ entry }) => entry.kind);
  expect(await readBy(overseer.administrator, model)).toEqual(ruled(['its']));
  await developer.administrator.inTransaction(service.database.app, async (tx) => {
    expect(await endGrant(tx, idIn<'access-grant'>(grant))).toBe(true);
  });
  expect(await readBy(overseer.administrator, model)).toEqual(ruled([]));
});

test('a request made outside is read by who tells it and by the overseer, and by nobody else', async () => {
  const { evaluator, overseer, developer } = parties;
  await write(evaluator.administrator, evaluator.id, undefined, outside);
  expect(await readBy(evaluator.administrator)).toEqual(['requested-outside']);
  expect(await readBy(overseer.administrator)).toContain('requested-outside');
  expect(await readBy(developer.administrator)).not.toContain('requested-outside');
});

test.each([
  [
    'in the name of another organization',
    (): [Somebody, OrganizationId] => [parties.hospital.administrator, parties.nsa.id],
  ],
  ['by who has no access', (): [Somebody, OrganizationId] => [parties.hospital.administrator, parties.hospital.id]],
])('nobody writes an entry of a model %s', async (_, whose) => {
  const { model } = await shared();
  const stored = await parties.developer.administrator.inTransaction(service.database.app, (tx) =>
    findModel(tx, idIn<'model'>(model)),
  );
  const [who, by] = whose();
  const query = sql`
    INSERT INTO breakwater.frontier_fairness_entry (
      org_id, entry_id, model_id, shield, audience, settles, at, by_org_id, by_person_id, by_name, sealed, data_key_id
    )
    VALUES (${parties.developer.id}, gen_random_uuid(), ${model}, ${stored?.shield}, 'record', false, now(), ${by},
            ${who.id}, breakwater.my_name_in(${by}), ''::bytea, gen_random_uuid())`;
  const writing = who.inTransaction(service.database.app, (tx) =>
    tx.query({ text: query.text, values: [...query.values] }),
  );
  await expect(writing).rejects.toThrow(/row-level security|null value/);
});

test('what an entry is stands nowhere in the clear', async () => {
  const rows = await list(
    service.database.owner,
    sql`SELECT e::text AS row FROM breakwater.frontier_fairness_entry AS e`,
    'frontier_fairness_entry',
    (row) => row.text('row'),
  );
  expect(rows.length).toBeGreaterThan(4);
  const clear = ['asked', 'determined', 'dissent', 'outside'].flatMap((word) => [
    word,
    Buffer.from(word).toString('hex'),
  ]);
  expect(clear.filter((word) => rows.join().includes(word))).toEqual([]);
});
