// A server of the operator's own, made ready by the very statements of the guide.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { openDatabase, type OpenDatabase } from '#server/postgres/database.ts';
import { startEmbedded, type EmbeddedServer } from '#server/postgres/launcher/launcher.ts';
import { asRoot, makeRoles } from '#server/postgres/roles.ts';
import { find, sql } from '#server/postgres/sql.ts';

const guide = fileURLToPath(new URL('../../docs/guides/operator.md', import.meta.url));
const statements = (/```sql\n([\s\S]*?)```/.exec(readFileSync(guide, 'utf8'))?.[1] ?? '')
  .split(/;\n/)
  .map((statement) => statement.trim())
  .filter((statement) => statement !== '');

let folder: string;
/** Stands for a server that somebody else runs. */
let server: EmbeddedServer;

beforeAll(async () => {
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bw-own-'));
  server = await startEmbedded(join(folder, 'theirs'));
  await asRoot(server.root, async (root) => {
    for (const statement of statements) await root.query(statement);
  });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const url = (user: string, password: string, database = 'breakwater'): string =>
  `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(server.root.host)}`;

async function opened<Value>(
  app: string,
  owner: string | undefined,
  work: (database: OpenDatabase) => Promise<Value>,
): Promise<Value> {
  const environment = { DATABASE_URL: app, ...(owner !== undefined && { BREAKWATER_OWNER_DATABASE_URL: owner }) };
  const config = readConfig({ line: { data: join(folder, 'data') }, environment, cwd: folder });
  const database = await openDatabase(config, { onLost: () => undefined, onRestart: () => undefined });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** What a role is, may become, and is told when it connects. */
async function rolesOf(root: Client): Promise<readonly unknown[]> {
  const { rows } = await root.query(`
    SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls,
      (SELECT array_agg(setting ORDER BY setting) FROM unnest(rolconfig) AS setting) AS settings,
      ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = r.oid ORDER BY 1) AS of
    FROM pg_roles AS r WHERE rolname LIKE 'breakwater%' ORDER BY rolname`);
  return rows;
}

describe('a server made ready as the guide says', () => {
  test('has the roles that the embedded one has', async () => {
    await asRoot(server.root, async (root) => {
      const theirs = await rolesOf(root);
      await makeRoles(root, { owner: 'OWNER-PASSWORD', app: 'APP-PASSWORD' });
      expect(theirs).toEqual(await rolesOf(root));
      expect(theirs).toHaveLength(4);
    });
  });

  test('is migrated and served from without a remark', async () => {
    const owner = url('breakwater_owner', 'OWNER-PASSWORD');
    await opened(url('breakwater_app', 'APP-PASSWORD'), owner, async ({ app, migrated, remarks }) => {
      expect(migrated.length).toBeGreaterThan(10);
      expect(remarks).toEqual([]);
      const asked = sql`SELECT current_user::text AS who, current_setting('search_path') AS path, current_setting('TimeZone') AS zone`;
      expect(
        await find(app, asked, 'settings', (row) => [row.text('who'), row.text('path'), row.text('zone')]),
      ).toEqual(['breakwater_app', 'breakwater', 'UTC']);
    });
  });

  test('serves with one login that is a member of both roles, with a remark', async () => {
    await asRoot(server.root, async (root) => {
      await root.query(`CREATE ROLE one_for_both LOGIN PASSWORD 'x' IN ROLE breakwater_owner, breakwater_app`);
      await root.query('ALTER ROLE one_for_both SET log_parameter_max_length_on_error = 0');
    });
    await opened(url('one_for_both', 'x'), undefined, async ({ app, ownerPool, remarks }) => {
      expect(remarks).toEqual([expect.stringContaining('BREAKWATER_OWNER_DATABASE_URL')]);
      const asked = sql`SELECT current_user::text AS who`;
      expect(await find(app, asked, 'settings', (row) => row.text('who'))).toBe('breakwater_app');
      expect(await find(ownerPool, asked, 'settings', (row) => row.text('who'))).toBe('breakwater_owner');
    });
  });

  test.each([
    ['a wrong password', () => url('breakwater_app', 'wrong'), /could not be reached: password/],
    [
      'a login that is no member',
      () => url('stranger', 'x'),
      /refuses a login its role: permission denied to set role/,
    ],
    [
      'no such database',
      () => url('breakwater_app', 'APP-PASSWORD', 'other'),
      /could not be reached: database "other" does not exist/,
    ],
    ['the superuser', () => url(server.root.user, server.root.password), /whom row-level security does not bind/],
  ])('is refused with %s', async (_, app, why) => {
    await asRoot(server.root, async (root) => {
      const { rowCount } = await root.query(`SELECT FROM pg_roles WHERE rolname = 'stranger'`);
      if (rowCount === 0) {
        await root.query(`CREATE ROLE stranger LOGIN PASSWORD 'x'`);
        await root.query('GRANT CONNECT ON DATABASE breakwater TO stranger');
      }
    });
    await expect(opened(app(), undefined, async () => undefined)).rejects.toMatchObject({
      name: 'CannotStart',
      message: expect.stringMatching(why),
    });
  });

  test('without the roles is refused by their names', async () => {
    const bare = await startEmbedded(join(folder, 'bare'));
    try {
      const root = `postgresql://${bare.root.user}:${bare.root.password}@/postgres?host=${encodeURIComponent(bare.root.host)}`;
      await expect(opened(root, undefined, async () => undefined)).rejects.toThrow(
        /lacks the role breakwater_owner, breakwater_app, .*operator\.md/,
      );
    } finally {
      await bare.stop();
    }
  });

  test('keeps what people write out of its log, in errors too', async () => {
    await opened(url('breakwater_app', 'APP-PASSWORD'), url('breakwater_owner', 'OWNER-PASSWORD'), async ({ app }) => {
      await expect(app.query(`SELECT 'canary-7421'::int`)).rejects.toThrow('canary');
      await expect(app.query('SELECT $1::int', ['canary-7422'])).rejects.toThrow('canary');
    });
    expect(readFileSync(server.folder.log, 'utf8')).not.toContain('canary');
  });
});
