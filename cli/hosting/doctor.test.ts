import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '#cli/hosting/doctor.ts';
import { systemClock } from '#ports/clock.ts';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { checkClock, checkFeed } from '#server/check-up.ts';
import { readConfig } from '#server/config.ts';
import { embeddedDatabase, openDatabase } from '#server/postgres/database.ts';
import { startEmbedded } from '#server/postgres/launcher/launcher.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';
import { asRoot } from '#server/postgres/roles.ts';
import { runCommand } from '#tests/command.ts';

vi.setConfig({ testTimeout: 180_000 });

const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const ids = uuidIds(systemClock, systemRandom);
let folder: string;
let data: string;
let key: string;

/** As superuser, in the database of the installation. */
async function asked(...statements: readonly string[]): Promise<void> {
  const server = await startEmbedded(data);
  try {
    await asRoot({ ...server.root, database: embeddedDatabase }, async (root) => {
      for (const statement of statements) await root.query(statement);
    });
  } finally {
    await server.stop();
  }
}

/** The verdict and words on one subject, and the exit status. */
async function doctor(subject: string): Promise<{ readonly status: number; readonly told: readonly string[] }> {
  const { status, stdout, stderr } = await runCommand(run, ['--data', data]);
  expect(stderr).toBe('');
  const told = stdout.split('\n').filter((line) => line.slice(6).startsWith(subject));
  return { status, told: told.map((line) => line.replace(/ +/g, ' ')) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(scratch, 'bw-doctor-'));
  data = join(folder, 'data');
  key = join(data, 'keys', 'key-encryption-key');
  const config = readConfig({ line: { data }, environment: {}, cwd: folder });
  const database = await openDatabase(config, { onLost: () => undefined, onRestart: () => undefined });
  await database.close();
  const { id } = fileKeyEncryption(key);
  const organization = ids.next<'organization'>();
  await asked(
    `INSERT INTO breakwater.organization (org_id, name, kind) VALUES ('${organization}', 'Mercy', 'researcher')`,
    `INSERT INTO breakwater.data_key (org_id, data_key_id, wrapped_by, wrapped)
     VALUES ('${organization}', '${ids.next<'data-key'>()}', '${id}', '\\x00')`,
  );
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('breakwater doctor', () => {
  test('finds nothing to mend but the feed that nobody brought yet, and leaves nothing running', async () => {
    const { stdout } = await runCommand(run, ['--data', data]);
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^(\w+) +(\w+).*/, '$2 $1'));
    expect(verdicts).toEqual([
      'configuration fine',
      'folder fine',
      expect.stringMatching(/^disk /),
      'database fine',
      'keys fine',
      expect.stringMatching(/^clock (fine|look)$/),
      'feed mend',
    ]);
    expect(processesIn(join(data, 'postgres'))).toEqual([]);
  });

  test('says where there is no installation yet, and makes none', async () => {
    const { status, stdout } = await runCommand(run, ['--data', join(folder, 'none')]);
    expect(stdout).toContain('`breakwater serve` makes it');
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  test('tells of a folder that others may read', async () => {
    chmodSync(data, 0o755);
    const { status, told } = await doctor('folder');
    chmodSync(data, 0o700);
    expect(told).toEqual([`mend folder ${data} may be read by others: chmod go-rw ${data}`]);
    expect(status).toBe(1);
  });

  test('tells of a key that is missing, open to others, or another one', async () => {
    const apart = join(folder, 'apart');
    const { id } = fileKeyEncryption(key);
    renameSync(key, apart);
    expect((await doctor('keys')).told).toEqual([
      expect.stringContaining(`is missing, and ${id} opens what is sealed`),
    ]);
    fileKeyEncryption(key);
    expect((await doctor('keys')).told).toEqual([
      expect.stringMatching(new RegExp(`^mend keys .*but ${id} sealed some of it`)),
    ]);
    renameSync(apart, key);
    chmodSync(key, 0o644);
    expect((await doctor('keys')).told).toEqual([expect.stringContaining('chmod 600')]);
    chmodSync(key, 0o600);
    expect((await doctor('keys')).told).toEqual([expect.stringMatching(/^fine keys/)]);
  });

  test('tells of what a start would refuse, and of what it would bring to this release', async () => {
    await asked('CREATE TABLE breakwater.bare (n int)');
    expect((await doctor('database')).told).toEqual([expect.stringMatching(/^mend database /)]);
    await asked('DROP TABLE breakwater.bare', `UPDATE breakwater.migration SET digest = 'x' WHERE name LIKE '0001%'`);
    expect((await doctor('database')).told).toEqual([expect.stringContaining('not the one that made this database')]);
    await asked(`DELETE FROM breakwater.migration WHERE name LIKE '0001%'`);
    const { status, told } = await doctor('database');
    expect(told).toEqual([expect.stringContaining('1 steps to this release')]);
    expect(status).toBe(0);
  });

  test('tells of a setting that can not be understood with the status of bad input', async () => {
    vi.stubEnv('BREAKWATER_PORT', 'x');
    const { status, stderr } = await runCommand(run, ['--data', data]);
    vi.unstubAllEnvs();
    expect(stderr).toMatch(/^breakwater doctor: BREAKWATER_PORT can't be understood/);
    expect(status).toBe(2);
  });
});

const now = Temporal.Instant.from('2026-11-28T12:00:00Z');

test.each([
  ['2026-11-28T12:00:04Z', '2026-11-28T11:00:00Z', 'fine'],
  ['2026-11-28T12:00:06Z', '2026-11-28T11:00:00Z', 'mend'],
  ['2026-11-28T11:59:54Z', '2026-11-28T11:00:00Z', 'mend'],
  ['2026-11-28T12:00:00Z', '2026-11-28T12:01:00Z', 'mend'],
])('a database at %s where something was written at %s is %s at noon', (theirs, written, verdict) => {
  const clock = { now: Temporal.Instant.from(theirs), lastSessionAt: Temporal.Instant.from(written) };
  expect([verdict, verdict === 'fine' ? 'look' : verdict]).toContain(checkClock(clock, now).verdict);
});

test.each([
  ['2026-11-28', 'fine'],
  ['2026-11-25', 'fine'],
  ['2026-11-24', 'look'],
])('a feed of %s is %s on 2026-11-28', (asOf, verdict) => {
  expect(checkFeed({ feed: { name: 'example feed', asOf } }, now).verdict).toBe(verdict);
});
