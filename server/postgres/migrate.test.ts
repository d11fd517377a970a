import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openClient } from '#server/postgres/connect.ts';
import { migrate, ownMigrations, type Migration } from '#server/postgres/migrate.ts';
import { emptyTestDatabase } from '#tests/postgres.ts';

let database: Awaited<ReturnType<typeof emptyTestDatabase>>;

beforeEach(async () => {
  database = await emptyTestDatabase();
});

afterEach(() => database.close());

const first: Migration = { name: '0001_first', text: '-- Why.\nCREATE TABLE breakwater.first (n int);' };
const second: Migration = { name: '0002_second', text: 'INSERT INTO breakwater.first VALUES (1);' };

async function ask(text: string): Promise<readonly unknown[]> {
  const client = await openClient(database.owner, 'breakwater_owner');
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  test('run once, in order, and later ones when they come', async () => {
    expect(await migrate(database.owner, [first])).toEqual(['0001_first']);
    expect(await migrate(database.owner, [first, second])).toEqual(['0002_second']);
    expect(await migrate(database.owner, [first, second])).toEqual([]);
    expect(await ask('SELECT n FROM first')).toEqual([1]);
  });

  test('run once where many start at the same moment', async () => {
    const ran = await Promise.all(Array.from({ length: 6 }, () => migrate(database.owner, [first, second])));
    expect(ran.flat().sort()).toEqual(['0001_first', '0002_second']);
    expect(await ask('SELECT n FROM first')).toEqual([1]);
  });

  test('of which one fails leave nothing of it and all before it, and it can be run again', async () => {
    const broken = { name: '0002_second', text: 'INSERT INTO breakwater.first VALUES (1); SELECT 1/0;' };
    await expect(migrate(database.owner, [first, broken])).rejects.toMatchObject({
      code: 'database.failed',
      message: expect.stringMatching(/0002_second .*division by zero/),
    });
    expect(await ask('SELECT n FROM first')).toEqual([]);
    expect(await migrate(database.owner, [first, second])).toEqual(['0002_second']);
  });

  test('that say so run outside of a transaction', async () => {
    const concurrent = {
      name: '0002_index',
      text: '-- For which query.\n-- no transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS of_n ON breakwater.first (n);',
    };
    await migrate(database.owner, [first, concurrent]);
    expect(await ask(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'of_n'::regclass`)).toEqual([true]);
  });

  test.each([
    ['was changed after it ran', [{ ...first, text: `${first.text} -- changed` }], /0001_first is not the one/],
    ['this release does not know', [], /newer release \(0001_first\)/],
  ])('refuse a database made by one that %s', async (_, migrations, why) => {
    await migrate(database.owner, [first]);
    await expect(migrate(database.owner, migrations)).rejects.toMatchObject({
      code: 'database.other_release',
      message: expect.stringMatching(why),
    });
  });

  test('are the same with other ends of lines', async () => {
    await migrate(database.owner, [first]);
    expect(await migrate(database.owner, [{ ...first, text: first.text.replaceAll('\n', '\r\n') }])).toEqual([]);
  });
});

describe('this release’s migrations', () => {
  test('are numbered without doubles and say first why they are', () => {
    const numbers = ownMigrations().map(({ name }) => /^(\d{4})_[a-z0-9_]+$/.exec(name)?.[1]);
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(
      ownMigrations()
        .filter(({ text }) => !text.startsWith('-- '))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test('leave no table without forced row security, no column without a comment, no function open to all', async () => {
    await migrate(database.owner);
    expect(
      await ask(`SELECT relname FROM pg_class WHERE relnamespace = 'breakwater'::regnamespace AND relkind IN ('r', 'p')
                 AND NOT (relrowsecurity AND relforcerowsecurity)`),
    ).toEqual([]);
    expect(
      await ask(`SELECT c.relname || '.' || a.attname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
                 WHERE c.relnamespace = 'breakwater'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
                 AND NOT a.attisdropped AND col_description(c.oid, a.attnum) IS NULL ORDER BY 1`),
    ).toEqual([]);
    expect(
      await ask(`SELECT relname FROM pg_class WHERE relnamespace = 'breakwater'::regnamespace AND relkind IN ('r', 'p')
                 AND obj_description(oid, 'pg_class') IS NULL`),
    ).toEqual([]);
    expect(
      await ask(`SELECT proname FROM pg_proc AS p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
                 WHERE pronamespace = 'breakwater'::regnamespace AND a.grantee = 0`),
    ).toEqual([]);
    expect(
      await ask(`SELECT proname FROM pg_proc WHERE pronamespace = 'breakwater'::regnamespace AND prosecdef
                 AND NOT coalesce(array_to_string(proconfig, ','), '') LIKE 'search_path=%'`),
    ).toEqual([]);
    expect(
      await ask(`SELECT tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
                 WHERE c.relnamespace = 'breakwater'::regnamespace AND NOT tgisinternal`),
    ).toEqual([]);
  });
});
