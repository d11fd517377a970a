import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool, type Address } from '#server/postgres/connect.ts';
import { checkDatabase, tooOld, unsafe, type DatabaseFacts } from '#server/postgres/start-checks.ts';
import { asRoot } from '#server/postgres/roles.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

/** What a start would say with this login, while `during` holds and `after` is not yet run. */
async function refusal(address: Address, during = '', after = ''): Promise<string> {
  if (during !== '') await asRoot(database.rootAddress, (root) => root.query(during));
  const pool = openPool(address, { role: 'breakwater_app', max: 1, onLost: () => undefined });
  try {
    await checkDatabase(pool);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await pool.end();
    if (after !== '') await asRoot(database.rootAddress, (root) => root.query(after));
  }
}

function login(name: string): Address {
  return { ...database.appAddress, user: name, password: 'tests-only' };
}

describe('a start', () => {
  test('is let pass with the roles as we make them', async () => {
    expect(await checkDatabase(database.app)).toEqual([]);
  });

  test('is refused to a superuser', async () => {
    expect(await refusal(database.rootAddress)).toMatch(/whom row-level security does not bind/);
  });

  test('is refused to a login with BYPASSRLS, and to one that may become such a role', async () => {
    const name = `bw_bypass_${database.appAddress.database}`;
    const drop = `DROP ROLE IF EXISTS ${name}, ${name}_of`;
    const make = `CREATE ROLE ${name} LOGIN PASSWORD 'tests-only' BYPASSRLS IN ROLE breakwater_app;
      GRANT CONNECT ON DATABASE ${database.appAddress.database} TO breakwater_app;
      CREATE ROLE ${name}_of LOGIN PASSWORD 'tests-only' IN ROLE breakwater_app, ${name}`;
    expect(await refusal(login(name), make)).toContain(`the login ${name} is, or may become, ${name}`);
    expect(await refusal(login(`${name}_of`), '', drop)).toContain(`is, or may become, ${name}`);
  });

  test.each([
    [
      'a table has no forced row security',
      'CREATE TABLE breakwater.bare (n int); ALTER TABLE breakwater.bare ENABLE ROW LEVEL SECURITY',
      'DROP TABLE breakwater.bare',
      /not forced on breakwater\.bare/,
    ],
    [
      'a view looks as its owner',
      'CREATE VIEW breakwater.through AS SELECT 1 AS n',
      'DROP VIEW breakwater.through',
      /not forced on breakwater\.through/,
    ],
    [
      'there is a materialized view',
      'CREATE MATERIALIZED VIEW breakwater.copied AS SELECT 1 AS n',
      'DROP MATERIALIZED VIEW breakwater.copied',
      /not forced on breakwater\.copied/,
    ],
    [
      'the runtime role may create',
      'GRANT CREATE ON SCHEMA breakwater TO breakwater_app',
      'REVOKE CREATE ON SCHEMA breakwater FROM breakwater_app',
      /may create objects/,
    ],
  ])('is refused where %s', async (_, during, after, why) => {
    expect(await refusal(database.appAddress, during, after)).toMatch(why);
    expect(await refusal(database.appAddress)).toBe('');
  });

  test('is refused where the runtime role may make temporary tables', async () => {
    const name = database.appAddress.database ?? '';
    const said = await refusal(
      database.appAddress,
      `GRANT TEMPORARY ON DATABASE ${name} TO PUBLIC`,
      `REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC`,
    );
    expect(said).toMatch(/temporary tables/);
  });

  test.each([
    ['synchronous_commit is off', 'synchronous_commit = off', /synchronous_commit is off/],
    ['statements are logged with their parameters', 'log_parameter_max_length_on_error = 64', /secrets of sessions/],
  ])('is refused where, for this login, %s', async (_, setting, why) => {
    const name = database.appAddress.database ?? '';
    const said = await refusal(
      database.appAddress,
      `ALTER ROLE breakwater_app IN DATABASE ${name} SET ${setting}`,
      `ALTER ROLE breakwater_app IN DATABASE ${name} RESET ALL`,
    );
    expect(said).toMatch(why);
  });

  test('with one login for owner and runtime passes with a remark', async () => {
    const name = `bw_both_${database.appAddress.database}`;
    await asRoot(database.rootAddress, (root) =>
      root.query(`CREATE ROLE ${name} LOGIN PASSWORD 'tests-only' IN ROLE breakwater_owner, breakwater_app;
        ALTER ROLE ${name} SET log_parameter_max_length_on_error = 0`),
    );
    const pool = openPool(login(name), { role: 'breakwater_app', max: 1, onLost: () => undefined });
    try {
      expect(await checkDatabase(pool)).toEqual([expect.stringContaining('BREAKWATER_OWNER_DATABASE_URL')]);
    } finally {
      await pool.end();
      await asRoot(database.rootAddress, (root) => root.query(`DROP ROLE ${name}`));
    }
  });
});

const safe: DatabaseFacts = {
  versionNumber: 180_004,
  encoding: 'UTF8',
  inRecovery: false,
  fsync: true,
  fullPageWrites: true,
  synchronousCommit: true,
  login: 'breakwater_app',
  unbound: [],
  isOwner: false,
  mayCreate: false,
  mayMakeTemporary: false,
  open: [],
  logsParameters: false,
};

// What can't be made so on a server that runs.
test.each([
  [{}, []],
  [{ fsync: false }, [/^fsync is off/]],
  [{ fullPageWrites: false }, [/^full_page_writes is off/]],
  [{ inRecovery: true }, [/standby/]],
  [{ encoding: 'SQL_ASCII' }, [/SQL_ASCII/]],
  [{ fsync: false, mayCreate: true }, [/^fsync/, /may create/]],
])('facts that differ by %j are refused for each reason at once', (change, reasons) => {
  expect(unsafe({ ...safe, ...change })).toEqual(reasons.map((reason) => expect.stringMatching(reason)));
});

test.each([
  [90_624, '15.14 or newer, up to 18'],
  [140_019, '15.14 or newer, up to 18'],
  [150_013, '15.14 or newer'],
  [160_009, '16.10 or newer'],
  [170_005, '17.6 or newer'],
])('server_version_num %i is refused: upgrade to %s', (versionNumber, upgrade) => {
  expect(tooOld(versionNumber)).toMatch(new RegExp(`upgrade to ${upgrade}$`));
});

test.each([150_014, 150_020, 160_010, 170_006, 180_000, 190_000])('server_version_num %i is taken', (versionNumber) => {
  expect(tooOld(versionNumber)).toBeUndefined();
});
