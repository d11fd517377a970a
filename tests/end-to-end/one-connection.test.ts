// Two organizations take turns on one connection, where some turns fail in each way that there is: neither ever sees the other's.
import fc from 'fast-check';
import { Client, type Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert } from '#core/kernel/assert.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { openPool } from '#server/postgres/connect.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import { inTransaction, NoSession, type Transaction } from '#server/postgres/transaction.ts';
import { makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

interface Tenant {
  readonly org: OrganizationId;
  readonly secret: string;
}

let database: TestDatabase;
let one: Pool;
let hospital: Tenant;
let bank: Tenant;

beforeAll(async () => {
  database = await testDatabase();
  one = openPool(database.appAddress, { role: 'breakwater_app', max: 1, onLost: () => undefined });
  hospital = await tenant('Hospital');
  bank = await tenant('Bank');
});
afterAll(async () => {
  await one.end();
  await database.close();
});

async function tenant(name: string): Promise<Tenant> {
  const org = await makeOrganization(database, name);
  return { org, secret: await signedIn(database, await makeMember(database, org, 'administrator')) };
}

/** Whose members are seen: a statement without any condition of its own, as a slip of the hand would write it. */
async function seenBy(tx: Transaction): Promise<readonly string[]> {
  return list(tx, sql`SELECT DISTINCT org_id FROM breakwater.member`, 'member', (row) => row.text('org_id'));
}

class Broken extends Error {
  override readonly name = 'Broken';
}

/** Ways for a turn to end before its time; each must leave nothing behind. */
const accidents: Readonly<Record<string, (tx: Transaction) => Promise<unknown>>> = {
  'a statement fails': (tx) => tx.query('SELECT 1/0'),
  'a statement fails and nobody looks': (tx) => tx.query('SELECT 1/0').catch(() => undefined),
  'a part is undone and the rest goes wrong': async (tx) => {
    await tx.query('SAVEPOINT part');
    await tx.query('SELECT 1/0').catch(() => undefined);
    await tx.query('ROLLBACK TO SAVEPOINT part');
    throw new Broken('later');
  },
  'work throws': async () => {
    throw new Broken('at once');
  },
  'a statement takes too long': async (tx) => {
    await tx.query('SET LOCAL statement_timeout = 1');
    await tx.query('SELECT pg_sleep(1)');
  },
  'the bond is set for the whole connection': async (tx) => {
    await tx.query(`SELECT set_config('breakwater.token', current_setting('breakwater.token'), false)`);
    throw new Broken('with the bond left behind');
  },
  'the transaction is ended by hand': (tx) => tx.query('ROLLBACK').then(() => tx.query('SELECT 1/0')),
  'the connection is lost': async (tx) => {
    const pid = await find(tx, sql`SELECT pg_backend_pid() AS pid`, 'backend', (row) => row.number('pid'));
    const root = new Client({ ...database.rootAddress });
    await root.connect();
    await root.query('SELECT pg_terminate_backend($1)', [pid]);
    await root.end();
    await tx.query('SELECT 1');
  },
};

type Turn = { readonly who: 'hospital' | 'bank' | 'nobody'; readonly accident?: string | undefined };

const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({
    who: fc.constantFrom('hospital', 'bank', 'nobody'),
    accident: fc.option(fc.constantFrom(...Object.keys(accidents)), { nil: undefined }),
  }),
  { minLength: 2, maxLength: 12 },
);

async function take({ who, accident }: Turn): Promise<void> {
  const tenant = { hospital, bank, nobody: undefined }[who];
  const own = tenant === undefined ? [] : [tenant.org];
  const turn = inTransaction(one, tenant?.secret, async (tx) => {
    assert(JSON.stringify(await seenBy(tx)) === JSON.stringify(own), 'a turn begins with its own and nothing else');
    if (accident !== undefined) await accidents[accident]?.(tx);
    return seenBy(tx);
  });
  const outcome = await turn.then(
    (seen) => `saw ${seen.join()}`,
    (error: unknown) => (error instanceof Error && error.name !== 'Bug' ? 'failed' : `failed: ${String(error)}`),
  );
  expect({ who, accident, outcome }).toEqual({
    who,
    accident,
    outcome: accident === undefined ? `saw ${own.join()}` : 'failed',
  });
}

test('whoever comes next on a connection sees their own, whatever happened on it before', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (all) => {
      for (const turn of all) await take(turn);
    }),
    { numRuns: 40 },
  );
});

test('whoever waits for the connection together sees their own', async () => {
  const all = Object.keys(accidents).flatMap((accident): Turn[] => [
    { who: 'hospital' },
    { who: 'bank', accident },
    { who: 'nobody' },
    { who: 'hospital', accident },
    { who: 'bank' },
  ]);
  const ended = await Promise.allSettled(all.map(take));
  expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('one session acts in many transactions at once, each with a bond of its own', async () => {
  const open = Promise.withResolvers<undefined>();
  let waiting = 8;
  const acting = Array.from({ length: waiting }, (_, index) =>
    inTransaction(database.app, index === 7 ? bank.secret : hospital.secret, async (tx) => {
      waiting -= 1;
      if (waiting === 0) open.resolve(undefined);
      // Each is bound, and none has ended.
      await open.promise;
      if (index === 3) throw new Broken('one of them');
      if (index === 4) await tx.query('SELECT 1/0');
      const query = sql`SELECT current_setting('breakwater.token') AS token`;
      return { token: await find(tx, query, 'settings', (row) => row.text('token')), seen: await seenBy(tx) };
    }),
  );
  const ended = await Promise.allSettled(acting);
  const well = ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  expect(well.map(({ seen }) => seen)).toEqual([...Array.from({ length: 5 }, () => [hospital.org]), [bank.org]]);
  expect(new Set(well.map(({ token }) => token)).size).toBe(6);
  expect(new Set(well.slice(0, 5).map(({ token }) => token?.slice(0, 36))).size).toBe(1);
});

test('a session that ends while it acts in many transactions begins no other', async () => {
  const lost = await tenant('Shop');
  const begun = Promise.withResolvers<undefined>();
  const open = Promise.withResolvers<undefined>();
  let waiting = 4;
  const acting = Array.from({ length: waiting }, () =>
    inTransaction(database.app, lost.secret, async (tx) => {
      waiting -= 1;
      if (waiting === 0) begun.resolve(undefined);
      await open.promise;
      return seenBy(tx);
    }),
  );
  await begun.promise;
  const query = sql`UPDATE breakwater.session SET revoked_at = now() WHERE secret_hash = sha256(${lost.secret}::bytea)`;
  await write(database.owner, query, 1);
  const next = await Promise.allSettled(
    Array.from({ length: 4 }, () => inTransaction(database.app, lost.secret, seenBy)),
  );
  expect(next.map((end) => (end.status === 'rejected' ? end.reason : undefined))).toEqual(
    Array(4).fill(expect.any(NoSession)),
  );
  open.resolve(undefined);
  expect([...new Set((await Promise.all(acting)).flat())].filter((id) => id !== lost.org)).toEqual([]);
});
