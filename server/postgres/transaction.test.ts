import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '#server/postgres/connect.ts';
import { find, list, sql, writeAny } from '#server/postgres/sql.ts';
import { inTransaction, NoSession, type Transaction } from '#server/postgres/transaction.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;
let matcher: string;
let planner: string;

beforeAll(async () => {
  database = await testDatabase();
  matcher = await database.service('matcher');
  planner = await database.service('planner');
  await database.owner.query(`
    CREATE TABLE scrap (n int PRIMARY KEY, whose text NOT NULL);
    ALTER TABLE scrap ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON scrap TO breakwater_app
      USING (whose = (SELECT breakwater.service())) WITH CHECK (whose = (SELECT breakwater.service()));
    GRANT SELECT, INSERT, UPDATE, DELETE ON scrap TO breakwater_app`);
});

afterAll(() => database.close());

async function whoActs(tx: Transaction): Promise<string | undefined> {
  return find(tx, sql`SELECT breakwater.service() AS service`, 'session', (row) =>
    row.optional('service', (name) => row.text(name)),
  );
}

async function notes(tx: Transaction): Promise<readonly number[]> {
  return list(tx, sql`SELECT n FROM scrap ORDER BY n`, 'scrap', (row) => row.number('n'));
}

describe('a transaction', () => {
  test('acts as the service whose secret it was given, and as nobody without one', async () => {
    await inTransaction(database.app, matcher, async (tx, entered) => {
      expect(entered).toMatchObject({ kind: 'service', service: 'matcher', personId: undefined });
      expect(await whoActs(tx)).toBe('matcher');
    });
    await inTransaction(database.app, undefined, async (tx, entered) => {
      expect(entered).toBeUndefined();
      expect(await whoActs(tx)).toBeUndefined();
    });
  });

  test('sees only its own rows, and writes none for another', async () => {
    await inTransaction(database.app, matcher, (tx) => writeAny(tx, sql`INSERT INTO scrap VALUES (1, 'matcher')`));
    expect(await inTransaction(database.app, matcher, notes)).toEqual([1]);
    expect(await inTransaction(database.app, planner, notes)).toEqual([]);
    expect(await inTransaction(database.app, undefined, notes)).toEqual([]);
    await expect(
      inTransaction(database.app, planner, (tx) => writeAny(tx, sql`INSERT INTO scrap VALUES (2, 'matcher')`)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('leaves nothing behind on a connection that the next one takes over', async () => {
    const pool = database.app;
    await expect(
      inTransaction(pool, matcher, async (tx) => {
        await tx.query('SELECT 1/0');
      }),
    ).rejects.toMatchObject({ code: '22012' });
    for (const secret of [planner, undefined, planner]) {
      expect(await inTransaction(pool, secret, notes)).toEqual([]);
    }
  });

  test('is undone when work throws, and when work went on after a statement had failed', async () => {
    const insert = (n: number) => sql`INSERT INTO scrap VALUES (${n}, 'matcher')`;
    await expect(
      inTransaction(database.app, matcher, async (tx) => {
        await writeAny(tx, insert(10));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(
      inTransaction(database.app, matcher, async (tx) => {
        await writeAny(tx, insert(11));
        await tx.query('SELECT 1/0').catch(() => undefined);
      }),
    ).rejects.toThrow('had failed');
    expect(await inTransaction(database.app, matcher, notes)).toEqual([1]);
  });

  test('asks nothing more once it has ended: its connection may be in somebody else’s by then', async () => {
    const pool = openPool(database.appAddress, { role: 'breakwater_app', max: 1, onLost: () => undefined });
    const gate = Promise.withResolvers<undefined>();
    let late: Promise<string | undefined> = Promise.resolve('never asked');
    try {
      await expect(
        inTransaction(pool, planner, async (tx) => {
          late = gate.promise.then(() => whoActs(tx));
          await Promise.all([late, tx.query('SELECT 1/0')]);
        }),
      ).rejects.toMatchObject({ code: '22012' });
      await inTransaction(pool, matcher, async (tx) => {
        gate.resolve(undefined);
        await expect(late).rejects.toThrow('had ended');
        expect(await whoActs(tx)).toBe('matcher');
      });
    } finally {
      await pool.end();
    }
  });

  test('that could not begin, or was nobody’s, leaves no bond to what asked along with its beginning', async () => {
    const pool = openPool(database.appAddress, { role: 'breakwater_app', max: 1, onLost: () => undefined });
    try {
      // A connection on which every BEGIN fails: one that somebody gave back amid a transaction that had failed.
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query('SELECT 1/0').catch(() => undefined);
      client.release();
      await expect(inTransaction(pool, matcher, whoActs)).rejects.toMatchObject({ code: '25P02' });
      await expect(inTransaction(pool, 'nobody', whoActs)).rejects.toBeInstanceOf(NoSession);
      expect(await inTransaction(pool, undefined, whoActs)).toBeUndefined();
      expect(await inTransaction(pool, planner, whoActs)).toBe('planner');
    } finally {
      await pool.end();
    }
  });

  test.each([
    ['revoked', 'revoked_at = now()'],
    ['expired', `expires_at = now() - interval '1 second'`],
    ['idle for too long', `idle_until = now() - interval '1 second'`],
  ])('is refused to a session that is %s', async (_, change) => {
    const secret = await database.service('stopped');
    await inTransaction(database.app, secret, async () => undefined);
    await database.owner.query(`UPDATE session SET ${change} WHERE service = 'stopped'`);
    await expect(inTransaction(database.app, secret, async () => undefined)).rejects.toBeInstanceOf(NoSession);
  });

  test.each(['', 'x', '0'.repeat(64)])('is refused to the secret %j, which is nobody’s', async (secret) => {
    await expect(inTransaction(database.app, secret, async () => undefined)).rejects.toBeInstanceOf(NoSession);
  });

  test('that lost against another is tried again where it is serializable', async () => {
    await inTransaction(database.app, matcher, (tx) =>
      writeAny(tx, sql`INSERT INTO scrap VALUES (20, 'matcher'), (21, 'matcher')`),
    );
    let attempts = 0;
    const count = async (tx: Transaction) => (await notes(tx)).filter((n) => n >= 20).length;
    await inTransaction(
      database.app,
      matcher,
      async (tx) => {
        attempts += 1;
        const seen = await count(tx);
        if (attempts === 1) {
          await inTransaction(
            database.app,
            matcher,
            async (other) => {
              if ((await count(other)) > 1) await writeAny(other, sql`DELETE FROM scrap WHERE n = 20`);
            },
            { isolation: 'serializable' },
          );
        }
        if (seen > 1) await writeAny(tx, sql`DELETE FROM scrap WHERE n = 21`);
      },
      { isolation: 'serializable' },
    );
    expect(attempts).toBe(2);
    // The rule of both, that one stays, held although each alone would have seen two.
    expect(await inTransaction(database.app, matcher, count)).toBe(1);
  });
});

describe('SQL that slipped into a transaction', () => {
  const tokenOf = (tx: Transaction): Promise<string | undefined> =>
    find(tx, sql`SELECT current_setting('breakwater.token', true) AS token`, 'settings', (row) => row.text('token'));

  test('can’t act as another session with a token of its own making', async () => {
    const { id } = (await find(
      database.owner,
      sql`SELECT session_id FROM session WHERE service = 'matcher'`,
      'session',
      (row) => ({
        id: row.id<'session'>('session_id'),
      }),
    )) ?? { id: '' };
    await inTransaction(database.app, planner, async (tx) => {
      for (const forged of [id, `${id}:`, `${id}:${'0'.repeat(64)}`, `${id}:${(await tokenOf(tx))?.slice(37) ?? ''}`]) {
        await tx.query(`SELECT set_config('breakwater.token', $1, true)`, [forged]);
        expect(await whoActs(tx)).toBeUndefined();
        expect(await notes(tx)).toEqual([]);
      }
    });
  });

  test('can’t use a token in another transaction, nor in another connection at the same time', async () => {
    let token: string | undefined;
    await inTransaction(database.app, matcher, async (tx) => {
      token = await tokenOf(tx);
      await inTransaction(database.app, undefined, async (other) => {
        await other.query(`SELECT set_config('breakwater.token', $1, true)`, [token]);
        expect(await whoActs(other)).toBeUndefined();
      });
      // For the whole connection, so that the next one finds it.
      await tx.query(`SELECT set_config('breakwater.token', $1, false)`, [token]);
    });
    expect(token).toMatch(/:[0-9a-f]{64}$/);
    for (let turn = 0; turn < 8; turn += 1) {
      await inTransaction(database.app, undefined, async (tx) => expect(await whoActs(tx)).toBeUndefined());
    }
  });

  test.each([
    ['the sessions', 'SELECT * FROM breakwater.session'],
    ['the key', 'SELECT * FROM breakwater.server_key'],
    ['a token', `SELECT breakwater.token_for('00000000-0000-7000-8000-000000000000')`],
    ['the list of migrations', 'SELECT * FROM breakwater.migration'],
    ['to be the owner', 'SET ROLE breakwater_owner'],
    ['a table of its own', 'CREATE TABLE breakwater.mine (n int)'],
    ['a temporary table', 'CREATE TEMP TABLE mine (n int)'],
    ['a function of its own', 'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
    ['row security off', 'ALTER TABLE breakwater.scrap DISABLE ROW LEVEL SECURITY'],
    ['parameters in the log', 'SET log_parameter_max_length = -1'],
  ])('is refused %s', async (_, text) => {
    await expect(inTransaction(database.app, matcher, (tx) => tx.query(text))).rejects.toMatchObject({ code: '42501' });
  });
});

test('numbers, instants, days, bytes and lists come back as they went in', async () => {
  const at = Temporal.Instant.from('2026-11-28T21:15:00.123456Z');
  const bytes = new Uint8Array([0, 255, 7]);
  const query = sql`
    SELECT ${42}::int8 AS n, ${at}::timestamptz AS at, ${'2026-02-28'}::date AS day, ${bytes}::bytea AS bytes,
           ${['a', 'b,"c']}::text[] AS texts, ${[1, 2]}::int8[] AS numbers, ${[at]}::timestamptz[] AS instants,
           ${undefined}::text AS absent`;
  const row = await find(database.app, query, 'made', (row) => ({
    n: row.number('n'),
    at: row.instant('at').toString(),
    day: row.day('day'),
    bytes: [...row.bytes('bytes')],
    texts: row.texts('texts'),
    absent: row.optional('absent', (column) => row.text(column)),
  }));
  expect(row).toEqual({
    n: 42,
    at: at.toString(),
    day: '2026-02-28',
    bytes: [0, 255, 7],
    texts: ['a', 'b,"c'],
    absent: undefined,
  });
  await expect(
    find(database.app, sql`SELECT 9007199254740993::int8 AS n`, 'made', (row) => row.number('n')),
  ).rejects.toThrow('2^53');
});

test('a column that is of another type, or was not selected, is named with its table', async () => {
  const query = sql`SELECT 'x' AS name, NULL AS nothing`;
  await expect(find(database.app, query, 'person', (row) => row.number('name'))).rejects.toThrow(
    'person.name must be a number, and is string',
  );
  await expect(find(database.app, query, 'person', (row) => row.text('nothing'))).rejects.toThrow(
    'person.nothing must be a text, and is null',
  );
  await expect(find(database.app, query, 'person', (row) => row.text('email'))).rejects.toThrow(
    'person.email was not selected',
  );
});
