import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findPrograms } from '#server/postgres/launcher/programs.ts';
import { startEmbedded, type EmbeddedServer } from '#server/postgres/launcher/launcher.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';

/** In memory where there is such a folder: most tests begin with a copy of what was made once. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let made: string;
let parent: string;
let folder: string;
let started: EmbeddedServer[];

beforeAll(async () => {
  made = mkdtempSync(join(scratch, 'bw-launcher-'));
  await (await startEmbedded(join(made, 'data'))).stop();
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  parent = mkdtempSync(join(scratch, 'bw-launcher-'));
  folder = join(parent, 'data');
  cpSync(join(made, 'data'), folder, { recursive: true });
  started = [];
});

afterEach(async () => {
  for (const server of started) await server.stop();
  rmSync(parent, { recursive: true, force: true });
});

async function start(path = folder): Promise<EmbeddedServer> {
  const server = await startEmbedded(path);
  started.push(server);
  return server;
}

async function ask(server: EmbeddedServer, text: string): Promise<readonly unknown[]> {
  const client = new Client(server.root);
  await client.connect();
  try {
    const { rows } = await client.query({ text, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

test('keeps what was written across a stop, and leaves no process behind', async () => {
  const first = await start();
  await ask(first, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)').catch(() => undefined);
  await first.stop();
  expect(processesIn(first.folder.cluster)).toEqual([]);
  const second = await start();
  expect(await ask(second, 'SELECT n FROM kept')).toEqual([7]);
});

test('writes through to disk, keeps checksums, listens to no network, and logs no parameter and no statement', async () => {
  const server = await start();
  expect(
    await ask(
      server,
      `SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'),
              current_setting('data_checksums'), current_setting('log_parameter_max_length'),
              current_setting('log_parameter_max_length_on_error'), current_setting('listen_addresses')`,
    ),
  ).toEqual(['on', 'on', 'on', 'on', '0', '0', '']);
  await ask(server, `SELECT 1/0 AS "canary-7421"`).catch(() => undefined);
  await server.stop();
  expect(readFileSync(server.folder.log, 'utf8')).toContain('division by zero');
  expect(readFileSync(server.folder.log, 'utf8')).not.toContain('canary-7421');
});

test('lets nobody in without the password, which only its owner may read', async () => {
  const server = await start();
  const path = join(server.folder.keys, 'database-password');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(server.folder.keys).mode & 0o777).toBe(0o700);
  expect(statSync(server.folder.root).mode & 0o077).toBe(0);
  expect(readFileSync(path, 'utf8').trim()).toMatch(/^[0-9a-f]{48}$/);
  const stranger = new Client({ ...server.root, password: 'guessed' });
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
});

test('refuses a folder that another one uses, and takes it once that has stopped', async () => {
  const first = await start();
  await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'folder.in_use' });
  await first.stop();
  await start();
});

test('starts over where making the files was cut off', async () => {
  rmSync(join(folder, 'postgres'), { recursive: true });
  writeFileSync(join(folder, 'postgres.new'), 'cut off');
  expect(await ask(await start(), 'SELECT 1')).toEqual([1]);
  expect(existsSync(join(folder, 'postgres.new'))).toBe(false);
});

test('takes a path that is too long for a socket', async () => {
  const server = await start(join(parent, 'a-folder-with-a-long-name/'.repeat(5)));
  expect(await ask(server, 'SELECT 1')).toEqual([1]);
  expect(server.folder.socket.startsWith(server.folder.root)).toBe(false);
  await server.stop();
  expect(existsSync(server.folder.socket)).toBe(false);
});

test.each([
  [
    'files of another release of PostgreSQL',
    'folder.other_version',
    (): void => writeFileSync(join(folder, 'postgres/PG_VERSION'), '17\n'),
  ],
  ['a folder that holds no database', 'folder.unusable', (): void => rmSync(join(folder, 'postgres/PG_VERSION'))],
  [
    'a password that is not the database’s',
    'database.failed',
    (): void => writeFileSync(join(folder, 'keys/database-password'), 'other\n'),
  ],
])('refuses %s, naming the folder', async (_, code, spoil) => {
  spoil();
  await expect(startEmbedded(folder)).rejects.toMatchObject({ code, message: expect.stringContaining(folder) });
});

test.each([
  ['a path that is a file', (): string => join(folder, 'postgres.log')],
  ['a path below a file', (): string => join(folder, 'postgres.log', 'below')],
  ['a path where nobody may make a folder', (): string => '/proc/breakwater/data'],
])('refuses %s', async (_, path) => {
  await expect(startEmbedded(path())).rejects.toMatchObject({
    code: 'folder.unusable',
    message: expect.stringMatching(/--data/),
  });
});

test('names DATABASE_URL where no programs exist for a platform', () => {
  expect(() => findPrograms('darwin-arm64')).toThrow(/DATABASE_URL/);
});
