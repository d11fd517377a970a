// Each way to run PostgreSQL. The two that root has are tried where the tests run as root, the third in any case: as root by
// giving the rights up.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAccount, reachablePrograms, type Account } from '#server/postgres/launcher/account.ts';
import { startEmbedded, type EmbeddedServer } from '#server/postgres/launcher/launcher.ts';
import { findPrograms } from '#server/postgres/launcher/programs.ts';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(scratch, 'bw-account-'));
  folder = join(parent, 'data');
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function servesAs(account: Account): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder, { account });
  const client = new Client(server.root);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS kept (n int)');
  await client.query('INSERT INTO kept VALUES (1)');
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM kept');
  await client.end();
  await server.stop();
  expect(rows[0]?.n).toBeGreaterThan(0);
  return server;
}

describe.runIf(isRoot)('as root', () => {
  test('files stay root’s in a user namespace', async () => {
    await servesAs({ kind: 'namespace', inside: nobody, guard: 'signal' });
    expect(statSync(join(folder, 'postgres')).uid).toBe(0);
  });

  test('files are nobody’s without one, and go from one to the other and back', async () => {
    chmodSync(parent, 0o755);
    await servesAs({ kind: 'other-user', user: nobody, guard: 'signal' });
    expect(statSync(join(folder, 'postgres', 'base')).uid).toBe(nobody.uid);
    expect(statSync(join(folder, 'keys')).uid).toBe(0);
    await servesAs({ kind: 'namespace', inside: nobody, guard: 'signal' });
    expect(statSync(join(folder, 'postgres', 'base')).uid).toBe(0);
    await servesAs({ kind: 'other-user', user: nobody, guard: 'watcher' });
    expect(statSync(join(folder, 'postgres', 'base')).uid).toBe(nobody.uid);
  });

  test('a folder that nobody can reach is refused by name, with the way out', async () => {
    await expect(
      startEmbedded(folder, { account: { kind: 'other-user', user: nobody, guard: 'signal' } }),
    ).rejects.toMatchObject({
      code: 'folder.unusable',
      message: expect.stringMatching(/can't reach .*data: run breakwater as an ordinary user/),
    });
  });

  test('programs that nobody can reach are copied beside the data', async () => {
    chmodSync(parent, 0o755);
    const closed = join(parent, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    spawnSync('cp', ['-a', findPrograms(), closed]);
    mkdirSync(folder, { mode: 0o711 });
    const account: Account = { kind: 'other-user', user: nobody, guard: 'signal' };
    const programs = await reachablePrograms(account, join(closed, 'native'), folder);
    expect(programs.startsWith(folder)).toBe(true);
    expect(readdirSync(join(programs, 'bin'))).toContain('postgres');
  });
});

describe('as an ordinary user', () => {
  test('the server runs as that user', () => {
    if (isRoot) chownSync(parent, nobody.uid, nobody.gid);
    const program = `
      const { startEmbedded } = await import('#server/postgres/launcher/launcher.ts');
      const { findAccount } = await import('#server/postgres/launcher/account.ts');
      const server = await startEmbedded(${JSON.stringify(folder)});
      console.log(findAccount().kind);
      await server.stop();`;
    const words = [process.execPath, '--input-type=module', '--eval', program];
    const [first = '', ...rest] = isRoot
      ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...words]
      : words;
    const ran = spawnSync(first, rest, { encoding: 'utf8', cwd: process.cwd() });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toBe('own\n');
    expect(statSync(join(folder, 'postgres')).uid).toBe(isRoot ? nobody.uid : process.getuid?.());
  });
});

test('the account that is found is one that this user has', () => {
  expect(isRoot ? ['namespace', 'other-user'] : ['own']).toContain(findAccount().kind);
});
