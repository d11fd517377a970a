import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '#cli/hosting/sign-in-link.ts';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { readConfig } from '#server/config.ts';
import { makeClearinghouse } from '#server/postgres/clearinghouse.ts';
import { openDatabase, type OpenDatabase } from '#server/postgres/database.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';
import { runCommand } from '#tests/command.ts';

vi.setConfig({ testTimeout: 180_000 });

const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const ids = uuidIds(systemClock, systemRandom);
const administrator = 'administrator@localhost';
const link = /^http:\/\/localhost:8080\/claim#[0-9a-f]{64}$/;
let folder: string;
let data: string;

const open = (): Promise<OpenDatabase> =>
  openDatabase(readConfig({ line: { data }, environment: {}, cwd: folder }), {
    onLost: () => undefined,
    onRestart: () => undefined,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(scratch, 'bw-sign-in-link-'));
  data = join(folder, 'data');
  const database = await open();
  await makeClearinghouse(database.ownerPool, {
    organizationId: ids.next<'organization'>(),
    personId: ids.next<'person'>(),
  });
  await database.close();
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('breakwater sign-in-link', () => {
  test('shows a link for the administrator while nothing serves, and leaves nothing running', async () => {
    const { status, stdout, stderr } = await runCommand(run, [administrator.toUpperCase(), '--data', data]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [url = '', whom] = stdout.split('\n');
    expect(url).toMatch(link);
    expect(whom).toBe('  signs in Administrator, Clearinghouse (administrator): once, within fifteen minutes');
    expect(processesIn(join(data, 'postgres'))).toEqual([]);
  });

  test('writes it to a file for this user alone while the database runs, under the address that people reach', async () => {
    const database = await open();
    const file = join(folder, 'link');
    const words = [administrator, '--data', data, '--port', '9443', '--link-file', file];
    const ran = await runCommand(run, words);
    await database.close();
    expect(ran).toEqual({ status: 0, stderr: '', stdout: `the one-time link is in ${file}\n` });
    expect(readFileSync(file, 'utf8')).toMatch(/^http:\/\/localhost:9443\/claim#[0-9a-f]{64}\n {2}signs in/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['nobody bears the address', ['nobody@localhost', '--data', 'DATA'], 'nobody who is a member'],
    ['the folder holds no database', [administrator, '--data', 'elsewhere'], 'holds no database'],
    ['no address was said', ['--data', 'DATA'], 'say whom to let in'],
  ])('says so where %s', async (_, args, told) => {
    const words = args.map((word) => (word === 'DATA' ? data : word));
    const { status, stdout, stderr } = await runCommand(run, words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(told);
  });
});
