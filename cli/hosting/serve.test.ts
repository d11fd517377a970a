// The service as whoever runs it sees it: started by the command, asked over HTTP, stopped by signals.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { bundleInto } from '#scripts/bundle.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';

/** The bundled command, as users run it. */
const command = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

// Each starts a whole service, on machines that do other things beside.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(scratch, 'bw-serve-'));
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await until(() => processesIn(data('postgres')).length === 0, 'the end of the database');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = (...names: readonly string[]): string => join(folder, 'data', ...names);

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !condition(); waited += 1) {
    if (waited > 15_000) throw new Error(`waited for ${what} in vain`);
    await setTimeout(10);
  }
}

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

async function serve(environment: Record<string, string> = {}, more: readonly string[] = []): Promise<Served> {
  const words = [command, 'serve', '--port', '0', '--data', data()];
  const child = spawn(process.execPath, [...words, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  children.push(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));
  const url = (): string | undefined => /serves at (\S+)/.exec(said)?.[1];
  await until(() => url() !== undefined || child.exitCode !== null, 'serving');
  if (url() === undefined) throw new Error(`it did not serve: ${said}`);
  return { child, url: url() ?? '', said: () => said, ended };
}

const health = async ({ url }: Served, path = '/healthz'): Promise<number> => (await fetch(`${url}${path}`)).status;

/** To its end, with what it said. */
function refused(words: readonly string[], environment: Record<string, string> = {}) {
  const ran = spawnSync(process.execPath, [command, 'serve', ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 150_000,
  });
  return { status: ran.status, said: ran.stderr };
}

describe('breakwater serve', () => {
  test('serves from a fresh folder, that others can not look into, until it is told to stop', async () => {
    const served = await serve();
    expect(await health(served)).toBe(200);
    expect(await health(served, '/readyz')).toBe(200);
    expect(statSync(data()).mode & 0o077).toBe(0);
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
    expect(processesIn(data('postgres'))).toEqual([]);
    expect(readdirSync(data('run'))).toEqual([]);
  });

  test('writes one-time links where it is told to, for its own user alone, and shows none of them', async () => {
    const file = data('links');
    writeFileSync(file, 'links of before', { mode: 0o644 });
    const served = await serve({}, ['--link-file', file]);
    await until(() => served.said().includes(`one-time links are in ${file}`), 'the links');
    expect(served.said()).not.toContain('/claim#');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const links = [...readFileSync(file, 'utf8').matchAll(/\/claim#(\w+)\n {2}signs in /g)];
    expect(links.length).toBeGreaterThan(0);
    const secret = links[0]?.[1];
    const body = JSON.stringify({ secret });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${served.url}/api/sign-in/link`, { method: 'POST', headers, body });
    expect(answer.status).toBe(204);
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });

  test('says at once where links can not be written', () => {
    const inFile = join(data('links'), 'below', 'links');
    const { status, said } = refused(['--port', '0', '--data', data(), '--link-file', inFile]);
    expect(status).toBe(2);
    expect(said).toContain('--link-file');
  });

  test('stops once where it is told twice, as Ctrl-C under npm does', async () => {
    const served = await serve();
    served.child.kill('SIGINT');
    served.child.kill('SIGINT');
    expect(await served.ended).toBe(0);
    expect(processesIn(data('postgres'))).toEqual([]);
  });

  test('leaves no process when it is killed, and takes its folder up again', async () => {
    const first = await serve();
    first.child.kill('SIGKILL');
    const second = await serve();
    expect(await health(second, '/readyz')).toBe(200);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  test('goes on when the database is killed', async () => {
    const served = await serve();
    for (const pid of processesIn(data('postgres'))) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It went with another one.
      }
    }
    await until(() => served.said().includes('started again'), 'the database');
    expect(await health(served)).toBe(200);
    expect(await health(served, '/readyz')).toBe(200);
  });

  test('says nothing of its secrets, however much it says', async () => {
    const { said, child, ended } = await serve({ BREAKWATER_LOG_LEVEL: 'debug' });
    child.kill('SIGTERM');
    await ended;
    const secrets = readdirSync(data('keys')).map((name) => readFileSync(data('keys', name), 'latin1').trim());
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter((secret) => said().includes(secret))).toEqual([]);
    expect(said()).toContain('serving');
  });
});

describe('breakwater serve refuses', () => {
  test('a port that is taken, before it makes anything', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { status, said } = refused(['--port', String(port), '--data', join(folder, 'not-made')]);
    other.close();
    expect(said).toBe(
      `breakwater serve: port ${port} of 127.0.0.1 is taken by another program: choose another with --port or BREAKWATER_PORT\n`,
    );
    expect(status).toBe(2);
    expect(existsSync(join(folder, 'not-made'))).toBe(false);
  });

  test('a folder that another one serves from', async () => {
    await serve();
    const { status, said } = refused(['--port', '0', '--data', data()]);
    expect(said).toMatch(/^breakwater serve: the folder .*data is in use by another breakwater/);
    expect(status).toBe(2);
  });

  test.each([
    ['an unknown option', ['--prot', '1'], {}, /did you mean --port\?/],
    ['an address of another machine', ['--host', '192.0.2.1'], {}, /192\.0\.2\.1 is no address of this machine/],
    [
      'a database that can not be reached',
      ['--port', '0'],
      { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' },
      /could not be reached/,
    ],
    ['a setting that can not be understood', [], { BREAKWATER_PORT: 'x' }, /^breakwater serve: BREAKWATER_PORT can't/],
  ])('%s', (_, words, environment, why) => {
    const { status, said } = refused([...words, '--data', join(folder, 'not-made')], environment);
    expect(said).toMatch(why);
    expect(status).toBe(2);
  });

  test('to run where the command was installed by itself, without what the service is built of', async () => {
    const alone = join(folder, 'alone');
    await bundleInto(join(alone, 'dist'));
    cpSync(fileURLToPath(new URL('../../bin', import.meta.url)), join(alone, 'bin'), { recursive: true });
    const ran = spawnSync(
      process.execPath,
      [join(alone, 'bin', 'breakwater.mjs'), 'serve', '--data', join(alone, 'data')],
      {
        encoding: 'utf8',
      },
    );
    expect(ran.stderr).toMatch(/lacks \S+: the service runs from a checkout/);
    expect(ran.status).toBe(2);
  });

  test('a folder that is none', () => {
    writeFileSync(join(folder, 'file'), '');
    const { status, said } = refused(['--port', '0', '--data', join(folder, 'file')]);
    expect(said).toMatch(/can't be used: .*--data/);
    expect(status).toBe(2);
  });
});
