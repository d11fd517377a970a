// A new feed leads to whom it concerns, to nobody else, and by an index alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { advisory, affects, bytesOf } from '#core/feed/fixtures/records.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { fakeClock } from '#ports/fake-clock.ts';
import { takeInFeed } from '#server/feeds/take-in.ts';
import { matchCurrentFeed } from '#server/jobs/match-feed.ts';
import { outdatePlans } from '#server/jobs/outdate-plans.ts';
import type { JobContext } from '#server/jobs/job.ts';
import type { Transact } from '#server/planning/replan.ts';
import { listEvents } from '#server/postgres/events.ts';
import { actAsMatcher, addMeetings, concernedOrganizations } from '#server/postgres/matching.ts';
import { internPackages } from '#server/postgres/packages.ts';
import { testPlanning, type HandedIn, type TestPlanning } from '#tests/inventories.ts';
import { ids } from '#tests/parties.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;
let planning: TestPlanning;
const clock = fakeClock('2024-11-01T09:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
  planning = await testPlanning(database, clock);
});
afterAll(async () => {
  await planning.close();
  await database.close();
});

function bill(...purls: readonly string[]): readonly HandedIn[] {
  const components = purls.map((purl) => ({ type: 'library', name: purl, purl, version: purl.split('@')[1] }));
  const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components });
  return [{ path: 'a.cdx.json', bytes: Buffer.from(text) }];
}

async function takeIn(records: readonly SourceRecord[]): Promise<void> {
  const { feeds } = planning.parts;
  const file = await feeds.receive(
    (async function* () {
      yield bytesOf(records);
    })(),
  );
  const checked = await feeds.check(file);
  if (!checked.ok) throw new Error(checked.why);
  await planning.feedKeeper((tx) => takeInFeed(tx, feeds, { facts: checked.value, file, name: 'made' }, undefined));
}

const match = () => matchCurrentFeed(planning.parts.feeds, { transact: planning.matcher, ids });

interface Met {
  readonly vulnerability: string;
  readonly verdict: string;
  readonly is_weighed: boolean;
}

const metBy = (org: OrganizationId, asMember: Transact): Promise<readonly Met[]> =>
  asMember(async (tx) => {
    const text = 'SELECT vulnerability, verdict, is_weighed FROM breakwater.match WHERE org_id = $1 ORDER BY 1';
    return (await tx.query<{ vulnerability: string; verdict: string; is_weighed: boolean }>(text, [org])).rows;
  });

const isOutdated = (org: OrganizationId, asMember: Transact): Promise<boolean> =>
  asMember(async (tx) => (await listEvents(tx, org, { after: undefined, limit: 1 }))[0]?.kind === 'plan.outdated');

describe('a new feed', () => {
  const one = advisory('GHSA-1', { statements: [affects('npm/left', '<1.5.0', { fixed: ['1.5.0'] })] });
  const other = advisory('GHSA-2', { statements: [affects('npm/right', '<9.0.0')] });

  test('is matched with whom it concerns: by version, by a version that can not be ordered, and no one else', async () => {
    await takeIn([other]);
    const concerned = await planning.organization('Concerned');
    const newer = await planning.organization('Newer');
    const unordered = await planning.organization('Unordered');
    const elsewhere = await planning.organization('Elsewhere');
    const runs = [
      [concerned, bill('pkg:npm/left@1.2.3', 'pkg:npm/left@1.4.0', 'pkg:npm/more@1.0.0')],
      [newer, bill('pkg:npm/left@1.5.0')],
      [unordered, bill('pkg:npm/left@latest')],
      [elsewhere, bill('pkg:npm/middle@1.0.0')],
    ] as const;
    for (const [{ org, asMember }, documents] of runs) {
      await planning.handIn(org, asMember, documents);
      await planning.replan(org);
    }
    await takeIn([one, other]);
    expect(await match()).toEqual({ concerned: 2, met: 3 });
    const fresh = { vulnerability: 'GHSA-1', is_weighed: false };
    expect(await metBy(concerned.org, concerned.asMember)).toEqual([
      { ...fresh, verdict: 'affected' },
      { ...fresh, verdict: 'affected' },
    ]);
    expect(await metBy(unordered.org, unordered.asMember)).toEqual([{ ...fresh, verdict: 'unknown' }]);
    for (const { org, asMember } of [newer, elsewhere]) expect(await metBy(org, asMember)).toEqual([]);
    const told = await Promise.all(runs.map(([{ org, asMember }]) => isOutdated(org, asMember)));
    expect(told).toEqual([true, false, true, false]);

    // Running it again does the same, and the plan weighs what it found.
    expect(await match()).toEqual({ concerned: 2, met: 0 });
    await planning.replan(concerned.org);
    expect(await metBy(concerned.org, concerned.asMember)).toEqual([
      { ...fresh, verdict: 'affected', is_weighed: true },
      { ...fresh, verdict: 'affected', is_weighed: true },
    ]);
  });

  test('leads to whoever is concerned by what it takes back, and writes no match for it', async () => {
    await takeIn([one, other]);
    const { org, asMember } = await planning.organization('Taken back');
    await planning.handIn(org, asMember, bill('pkg:npm/left@1.0.0'));
    await planning.replan(org);
    expect((await metBy(org, asMember)).length).toBe(1);
    await takeIn([
      advisory('GHSA-1', { withdrawnAt: '2024-10-10', statements: [affects('npm/left', '<1.5.0')] }),
      other,
    ]);
    expect(await match()).toMatchObject({ met: 0 });
    expect(await isOutdated(org, asMember)).toBe(true);
    await planning.replan(org);
    expect(await metBy(org, asMember)).toEqual([]);
  });
});

test('whoever matches reads who has which package in which version, and nothing else; and writes matches alone', async () => {
  const { org, asMember } = await planning.organization('Looked at');
  await planning.handIn(org, asMember, bill('pkg:npm/left@1.0.0'));
  await planning.replan(org);
  const asked = (text: string): Promise<unknown> =>
    planning.matcher(async (tx) => {
      await actAsMatcher(tx);
      return (await tx.query(text)).rows;
    });
  expect(
    await asked('SELECT org_id, asset_id, number, package_id, version_key FROM breakwater.component LIMIT 1'),
  ).toHaveLength(1);
  for (const text of [
    'SELECT name FROM breakwater.component',
    'SELECT purl FROM breakwater.component',
    'SELECT name FROM breakwater.asset',
    'SELECT name FROM breakwater.organization',
    'SELECT sealed FROM breakwater.inventory_document',
    'SELECT text FROM breakwater.plan',
    'DELETE FROM breakwater.match',
    'UPDATE breakwater.match SET verdict = verdict',
    'DELETE FROM breakwater.component',
    `INSERT INTO breakwater.package (name) VALUES ('x')`,
  ]) {
    await expect(asked(text)).rejects.toMatchObject({ code: '42501' });
  }
  const weighed = `INSERT INTO breakwater.match VALUES ('${org}', '${org}', 0, 'X', 'affected', true, '3D', true, NULL, '2024-01-01')`;
  await expect(asked(weighed)).rejects.toMatchObject({ code: '42501' });
  // Nobody but the matcher is let into the role's rows.
  const empty = await planning.planner(async (tx) => {
    await actAsMatcher(tx);
    return (await tx.query('SELECT org_id FROM breakwater.component')).rows;
  });
  expect(empty).toEqual([]);
});

test('whom it concerns is found by a scan over nothing but an index', async () => {
  const numbers = await planning.planner((tx) => internPackages(tx, ['pkg:npm/left']));
  const range = { packageId: numbers.get('pkg:npm/left') ?? 0, from: undefined, to: undefined };
  const lines = await planning.matcher(async (tx) => {
    await actAsMatcher(tx);
    await tx.query('SET LOCAL enable_seqscan = off');
    await tx.query('SET LOCAL enable_bitmapscan = off');
    const explained: string[] = [];
    const explaining = Object.assign(Object.create(tx) as typeof tx, {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const { rows } = await tx.query<Record<string, string>>({ text: `EXPLAIN ${text}`, values });
        explained.push(...rows.map((row) => Object.values(row)[0] ?? ''));
        return { rows: [], rowCount: 0 };
      },
    });
    await concernedOrganizations(explaining, [range]);
    return explained;
  });
  const scans = lines.filter((line) => / Scan /.test(line) && !/Function Scan|Subquery Scan/.test(line));
  expect(scans.length).toBe(4);
  expect(scans.filter((line) => !/Index Only Scan using component(_name)?_by_version/.test(line))).toEqual([]);
  // Both ends of the range are found by the index.
  expect(
    lines.filter((line) => /Index Cond: .*>=.*version_key <|Index Cond: .*version_key >=.*</.test(line)).length,
  ).toBe(2);
  expect(
    await planning.matcher(async (tx) => {
      await actAsMatcher(tx);
      return addMeetings(tx, []);
    }),
  ).toBe(0);
});

test('a plan of yesterday is asked for again, once a day', async () => {
  const { org, asMember } = await planning.organization('Yesterday');
  await planning.handIn(org, asMember, bill('pkg:npm/left@1.0.0'));
  await planning.replan(org);
  const round = () => outdatePlans.run({ transact: planning.planner, clock, ids } as unknown as JobContext);
  await round();
  expect(await isOutdated(org, asMember)).toBe(false);
  clock.advance({ hours: 24 });
  await round();
  expect(await isOutdated(org, asMember)).toBe(true);
  const before = await asMember((tx) => listEvents(tx, org, { after: undefined, limit: 100 }));
  await round();
  expect((await asMember((tx) => listEvents(tx, org, { after: undefined, limit: 100 }))).length).toBe(before.length);
});

test('documents that no plan was made of are planned by the next round, once a day', async () => {
  const { org, asMember } = await planning.organization('Forgotten');
  await planning.handIn(org, asMember, bill('pkg:npm/left@1.0.0'));
  const round = () => outdatePlans.run({ transact: planning.planner, clock, ids } as unknown as JobContext);
  // Whoever has just handed in something is planned by what follows from that.
  await round();
  expect(await isOutdated(org, asMember)).toBe(false);
  const later = `UPDATE breakwater.inventory SET changed_at = now() - interval '2 minutes' WHERE org_id = $1`;
  await planning.planner((tx) => tx.query(later, [org]));
  await round();
  expect(await isOutdated(org, asMember)).toBe(true);
  const before = await asMember((tx) => listEvents(tx, org, { after: undefined, limit: 100 }));
  await round();
  expect((await asMember((tx) => listEvents(tx, org, { after: undefined, limit: 100 }))).length).toBe(before.length);
});
