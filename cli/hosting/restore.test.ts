// The drill: a backup is made while others write, everything is wiped, the backup is restored, and nothing that was
// acknowledged before the backup ended is missing.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run as backup } from '#cli/hosting/backup.ts';
import { run as restore } from '#cli/hosting/restore.ts';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { readConfig, type Config } from '#server/config.ts';
import { openDatabase, type OpenDatabase } from '#server/postgres/database.ts';
import { openJobSession } from '#server/postgres/job-session.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';
import { systemIds } from '#server/parts.ts';
import { systemRandom } from '#ports/random.ts';
import { runCommand, type Ran } from '#tests/command.ts';

vi.setConfig({ testTimeout: 180_000 });

const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
let folder: string;
let data: string;
let config: Config;
/** Numbers whose insertion had been acknowledged when the backup command began, and the digest of the key file then. */
let acknowledged: readonly number[];
let made: Ran;

const path = (name: string): string => join(folder, name);

/** Inserts from many connections, with tables that come and go and rows that change meanwhile. */
function load(pool: Pool): { readonly acknowledged: number[]; readonly stop: () => Promise<void> } {
  const done: number[] = [];
  const state = { isOver: false };
  let next = 0;
  const writer = async (which: number): Promise<void> => {
    while (!state.isOver) {
      next += 1;
      const n = next;
      await pool.query('INSERT INTO drill (n, text) VALUES ($1, $2)', [n, 'x'.repeat(500)]);
      done.push(n);
      if (n % 20 === 0) {
        await pool.query(`CREATE TABLE public.come_and_go_${which} AS SELECT * FROM drill`);
        await pool.query(`DROP TABLE public.come_and_go_${which}`);
        await pool.query('UPDATE drill SET text = text || $1 WHERE n % 7 = 0', ['y']);
      }
    }
  };
  const writers = Promise.all([0, 1].map(writer));
  return {
    acknowledged: done,
    stop: async () => {
      state.isOver = true;
      await writers;
    },
  };
}

async function opened<Value>(work: (database: OpenDatabase) => Promise<Value>): Promise<Value> {
  const database = await openDatabase(config, { onLost: () => undefined, onRestart: () => undefined });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(scratch, 'bw-restore-'));
  data = path('data');
  config = readConfig({ line: { data }, environment: {}, cwd: folder });
  await opened(async ({ ownerPool }) => {
    fileKeyEncryption(join(data, 'keys', 'key-encryption-key'));
    cpSync(join(data, 'keys', 'key-encryption-key'), path('key-kept-apart'));
    await openJobSession(ownerPool, 'planner', { ids: systemIds, random: systemRandom });
    await ownerPool.query(`
      CREATE TABLE drill (n int PRIMARY KEY, text text NOT NULL);
      ALTER TABLE drill ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner ON drill TO breakwater_owner USING (true)`);
    const writing = load(ownerPool);
    while (writing.acknowledged.length < 150) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = [...writing.acknowledged];
    made = await runCommand(backup, ['--data', data, '--out', path('backup')]);
    await writing.stop();
    acknowledged = before;
  });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a backup made under load is whole, closed to others, and holds no key', () => {
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toContain(join(data, 'keys', 'key-encryption-key'));
  expect(readdirSync(path('backup')).sort()).toEqual(['manifest.json', 'postgres']);
  expect(spawnSync('find', [path('backup'), '-perm', '/077'], { encoding: 'utf8' }).stdout).toBe('');
  const keys = readdirSync(join(data, 'keys')).map((name) => readFileSync(join(data, 'keys', name), 'utf8').trim());
  expect(keys.length).toBeGreaterThan(3);
  for (const key of keys) {
    expect(spawnSync('grep', ['-rlF', key, path('backup')], { encoding: 'utf8' }).stdout).toBe('');
  }
});

test('after everything was wiped it is restored, with every row that had been acknowledged, and everybody signed out', async () => {
  rmSync(data, { recursive: true });
  const ran = await runCommand(restore, [path('backup'), '--data', data, '--key', path('key-kept-apart')]);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.stdout).toMatch(/rows read, none damaged; sessions ended: 1\n/);
  expect(processesIn(join(data, 'postgres'))).toEqual([]);
  expect(readFileSync(join(data, 'keys', 'key-encryption-key'), 'utf8')).toBe(
    readFileSync(path('key-kept-apart'), 'utf8'),
  );
  await opened(async ({ ownerPool, migrated }) => {
    expect(migrated).toEqual([]);
    const { rows } = await ownerPool.query<{ n: number }>('SELECT n FROM drill');
    const kept = new Set(rows.map(({ n }) => n));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(149);
    const live = await ownerPool.query('SELECT FROM session WHERE revoked_at IS NULL AND expires_at > now()');
    expect(live.rowCount).toBe(0);
    await ownerPool.query('INSERT INTO drill VALUES (-1, $1)', ['goes on']);
  });
});

test('an installation that does not run is backed up as well, and does not run afterwards', async () => {
  const ran = await runCommand(backup, ['--data', data, '--out', path('second')]);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(processesIn(join(data, 'postgres'))).toEqual([]);
  expect((await runCommand(restore, [path('second'), '--data', path('other'), '--without-key'])).status).toBe(0);
});

test.each([
  ['a database that is there', [], (): void => undefined, /is there already/],
  [
    'a lost key',
    ['--data', 'fresh'],
    (): void => undefined,
    /opens with the key file:[0-9a-f]{16}, and there is none: .*--key/,
  ],
  [
    'another key',
    ['--data', 'fresh', '--key', 'other-key'],
    (): void => void fileKeyEncryption(path('other-key')),
    /other-key is file:[0-9a-f]{16}/,
  ],
  [
    'one changed byte',
    ['--data', 'fresh', '--without-key'],
    (): void => appendFileSync(join(path('spoilt'), 'postgres', 'PG_VERSION'), ' '),
    /damaged, nothing was restored: .*PG_VERSION is not what was written/,
  ],
  [
    'a lost file',
    ['--data', 'fresh', '--without-key'],
    (): void => rmSync(join(path('spoilt'), 'postgres', 'global', 'pg_control')),
    /pg_control is missing/,
  ],
  [
    'a backup that was cut off',
    ['--data', 'fresh', '--without-key'],
    (): void => rmSync(join(path('spoilt'), 'manifest.json')),
    /no whole backup/,
  ],
  [
    'a path that leads out',
    ['--data', 'fresh', '--without-key'],
    (): void => edit((text) => text.replace('"PG_VERSION"', '"../../PG_VERSION"')),
    /of another form/,
  ],
  [
    'another release of PostgreSQL',
    ['--data', 'fresh', '--without-key'],
    (): void => edit((text) => text.replace('"postgres": 18', '"postgres": 17')),
    /is of PostgreSQL 17/,
  ],
])('%s is refused, and nothing is changed', async (_, words, spoil, why) => {
  rmSync(path('spoilt'), { recursive: true, force: true });
  cpSync(path('second'), path('spoilt'), { recursive: true });
  spoil();
  const args = words.map((word) => (/^(fresh|other-key)$/.test(word) ? path(word) : word));
  const ran = await runCommand(restore, [path('spoilt'), '--data', data, ...args]);
  expect(ran.stderr).toMatch(why);
  expect(ran.status).toBe(2);
  expect(existsSync(join(path('fresh'), 'postgres'))).toBe(false);
  expect(existsSync(join(path('fresh'), 'postgres.new'))).toBe(false);
});

test.each([
  ['a folder that holds no database', ['--data', 'nothing'], /holds no embedded database/],
  ['a place that is taken', ['--data', 'data', '--out', 'second'], /is there already/],
  ['a place where nothing can be written', ['--data', 'data', '--out', '/proc/backup'], /\/proc\/backup/],
])('a backup of, or to, %s is refused', async (_, words, why) => {
  const args = words.map((word) => (/^[a-z]+$/.test(word) ? path(word) : word));
  const ran = await runCommand(backup, args).catch((error: Error) => ({ status: 2, stderr: error.message }));
  expect(ran.stderr).toMatch(why);
  expect(ran.status).toBe(2);
});

function edit(change: (text: string) => string): void {
  const file = join(path('spoilt'), 'manifest.json');
  const before = readFileSync(file, 'utf8');
  expect(change(before)).not.toBe(before);
  writeFileSync(file, change(before));
}
