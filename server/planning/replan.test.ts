// What a plan leaves behind in the database is what the command prints and remembers, and adds up.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { finish } from '#core/plans/state.ts';
import { fakeClock, type FakeClock } from '#ports/fake-clock.ts';
import type { Transact } from '#server/planning/replan.ts';
import { knownAssets, listAssets } from '#server/postgres/assets.ts';
import { listEvents } from '#server/postgres/events.ts';
import { listConcerns } from '#server/postgres/matches.ts';
import { changeAction, faultsOf, raiseStateVersion, readForWord, readState } from '#server/postgres/plan-state.ts';
import { findPlan, listPlanDays } from '#server/postgres/plans.ts';
import { raiseInventoryVersion, removeDocument } from '#server/postgres/inventory-documents.ts';
import { find, sql } from '#server/postgres/sql.ts';
import { exampleDocuments, testPlanning, type TestPlanning } from '#tests/inventories.ts';
import { commandFolder, documentsIn, kept } from '#tests/plans-by-command.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;
let planning: TestPlanning;
let clock: FakeClock;

beforeAll(async () => {
  database = await testDatabase();
  clock = fakeClock('2024-11-01T09:00:00Z');
  planning = await testPlanning(database, clock);
});
afterAll(async () => {
  await planning.close();
  await database.close();
});

const counted = (transact: Transact, table: string, org: OrganizationId) =>
  transact(async (tx) => {
    const { rows } = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM breakwater.${table} WHERE org_id = $1`,
      [org],
    );
    return rows[0]?.count;
  });

describe('a plan that is made of what was handed in', () => {
  test('is there with its assets, components, matches and concerns; and taken back, nothing of it is left', async () => {
    const { org, asMember } = await planning.organization('Bank');
    expect(await planning.replan(org)).toEqual({ is: 'nothing to plan' });
    const documents = await planning.handIn(org, asMember, exampleDocuments('bank'));
    expect(await planning.replan(org)).toMatchObject({ is: 'planned' });
    const kept = await asMember((tx) => findPlan(tx, org));
    const plan = JSON.parse(kept?.text ?? '') as {
      inventory: { assets: number; components: number };
      summary: { matches: number; vulnerabilities: number };
    };
    expect(await counted(asMember, 'asset', org)).toBe(plan.inventory.assets);
    expect(await counted(asMember, 'component', org)).toBe(plan.inventory.components);
    const affected = await asMember((tx) =>
      find(
        tx,
        sql`SELECT count(*) AS n FROM breakwater.match WHERE org_id = ${org} AND verdict = 'affected' AND is_weighed`,
        'match',
        (row) => row.number('n'),
      ),
    );
    expect(affected).toBe(plan.summary.matches);
    const concerns = await asMember((tx) => listConcerns(tx, org, { after: undefined, limit: 1000 }));
    expect(concerns.filter((one) => one.affected > 0).length).toBe(plan.summary.vulnerabilities);
    expect((await asMember((tx) => listPlanDays(tx, org, { before: undefined, limit: 9 }))).length).toBe(1);
    const events = await asMember((tx) => listEvents(tx, org, { after: undefined, limit: 10 }));
    expect(events[0]).toMatchObject({ kind: 'plan.made', actor: { kind: 'service', id: 'planner' } });

    await asMember(async (tx) => {
      for (const id of documents) await removeDocument(tx, org, id);
      await raiseInventoryVersion(tx, org);
    });
    expect(await planning.replan(org)).toEqual({ is: 'nothing to plan' });
    for (const table of ['asset', 'component', 'match', 'concern', 'plan']) {
      expect([table, await counted(asMember, table, org)]).toEqual([table, 0]);
    }
    expect(await counted(planning.planner, 'component_name', org)).toBe(0);
    // What was seen and said is remembered.
    expect(await counted(asMember, 'sighting', org)).toBeGreaterThan(0);
  });

  test('writes nothing again of assets that are as they were, and takes out those that went', async () => {
    const { org, asMember } = await planning.organization('Utility');
    const documents = exampleDocuments('utility');
    const ids = await planning.handIn(org, asMember, documents);
    await planning.replan(org);
    const versions = () =>
      asMember(async (tx) => {
        const { rows } = await tx.query<{ place: string }>(
          'SELECT asset_id || $2 || number || $2 || xmin AS place FROM breakwater.component WHERE org_id = $1 ORDER BY 1',
          [org, ' '],
        );
        return rows.map(({ place }) => place);
      });
    const before = await versions();
    const names = await asMember((tx) => listAssets(tx, org, { after: undefined, limit: 500, named: undefined }));
    await planning.replan(org);
    expect(await versions()).toEqual(before);
    const gone = documents.findIndex(({ path }) => path === 'telemetry-gateway.cdx.json');
    const [id] = ids.slice(gone, gone + 1);
    if (id === undefined) throw new Error('the example has such a document');
    await asMember(async (tx) => {
      await removeDocument(tx, org, id);
      await raiseInventoryVersion(tx, org);
    });
    await planning.replan(org);
    const left = await asMember((tx) => listAssets(tx, org, { after: undefined, limit: 500, named: undefined }));
    expect(left.length).toBeLessThanOrEqual(names.length);
    expect((await versions()).length).toBeLessThan(before.length);
    expect((await versions()).every((place) => before.includes(place))).toBe(true);
  });

  test('is outrun by a word that is said meanwhile, and made again with it', async () => {
    const { org, asMember } = await planning.organization('Hospital');
    await planning.handIn(org, asMember, exampleDocuments('hospital'));
    await planning.replan(org);
    const { state } = await asMember((tx) => readState(tx, org));
    const id = state.actions.find((one) => one.state === 'planned')?.id ?? '';
    const [replanned] = await Promise.all([
      planning.replan(org),
      asMember(async (tx) => {
        const decided = finish(await readForWord(tx, org, id), id, {
          on: '2024-11-01',
          hours: 2,
          until: undefined,
          reason: undefined,
          because: undefined,
        });
        if (!decided.ok) throw new Error(decided.why);
        await raiseStateVersion(tx, org);
        for (const record of decided.value.actions) await changeAction(tx, org, record);
      }),
    ]);
    expect(replanned.is).toBe('planned');
    const after = await asMember((tx) => readState(tx, org));
    expect(after.state.actions.find((one) => one.id === id)).toMatchObject({ state: 'done', hours: 2 });
    const plan = await asMember((tx) => findPlan(tx, org));
    expect(plan?.text).toContain('said, not seen');
  });

  test('stands where a document can not be read any more, and says what is in the way', async () => {
    const { org, asMember } = await planning.organization('Cut short');
    const [first] = exampleDocuments('bank');
    if (first === undefined) throw new Error('the example has documents');
    await planning.handIn(org, asMember, [first]);
    await planning.replan(org);
    const before = await asMember((tx) => findPlan(tx, org));
    await planning.handIn(org, asMember, [{ path: 'b.json', bytes: Buffer.from('{"bomFormat":') }]);
    expect(await planning.replan(org)).toEqual({ is: 'unreadable', faults: 1 });
    expect(await asMember((tx) => faultsOf(tx, org))).toMatchObject([{ path: 'b.json', code: 'document.syntax' }]);
    expect((await asMember((tx) => findPlan(tx, org)))?.text).toBe(before?.text);
    const known = await asMember((tx) => knownAssets(tx, org));
    expect(known.length).toBeGreaterThan(0);
  });
});

test('what is planned and remembered is the command’s, byte for byte, through weeks and words', async () => {
  const commands = await commandFolder('feed');
  // As the command's flag names it.
  await planning.feedKeeper((tx) => tx.query('UPDATE breakwater.feed SET name = $1', ['../feed']));
  try {
    const folder = commands.copy('hospital');
    const { org, asMember } = await planning.organization('As the command');
    await planning.handIn(org, asMember, documentsIn(folder));
    const own = () => asMember(async (tx) => (await findPlan(tx, org))?.text);
    const remembered = () => asMember(async (tx) => kept((await readState(tx, org)).state));
    for (const day of ['2024-11-01', '2024-11-08', '2024-11-15']) {
      clock.set(`${day}T09:00:00Z`);
      const expected = await commands.plan(folder, ['--as-of', day]);
      await planning.replan(org);
      expect(await own()).toBe(expected);
      expect(await remembered()).toEqual(commands.state());
      const { state } = await asMember((tx) => readState(tx, org));
      const id = state.actions.find((one) => one.state === 'planned')?.id ?? '';
      await commands.action(folder, [id, 'done', '--hours', '1.5', '--as-of', day]);
      await asMember(async (tx) => {
        const said = { on: day, hours: 1.5, until: undefined, reason: undefined, because: undefined };
        const decided = finish(await readForWord(tx, org, id), id, said);
        if (!decided.ok) throw new Error(decided.why);
        await raiseStateVersion(tx, org);
        for (const record of decided.value.actions) await changeAction(tx, org, record);
      });
      expect(await remembered()).toEqual(commands.state());
    }
  } finally {
    commands.remove();
  }
});
