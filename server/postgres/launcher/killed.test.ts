// Whatever is killed in the middle of writing, and whenever: nothing acknowledged is lost, and nothing is left running.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEmbedded } from '#server/postgres/launcher/launcher.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';

const program = fileURLToPath(new URL('fixtures/insert-on.ts', import.meta.url));
/** In memory where there is such a folder: a process is killed here, not a disk. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let made: string;
let folder: string;
let running: Inserting[];

beforeAll(async () => {
  made = mkdtempSync(join(scratch, 'bw-killed-'));
  await (await startEmbedded(join(made, 'data'))).stop();
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'bw-killed-'));
  cpSync(join(made, 'data'), join(folder, 'data'), { recursive: true });
  running = [];
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await gone();
  rmSync(folder, { recursive: true, force: true });
});

interface Inserting {
  readonly child: ChildProcess;
  readonly lines: () => readonly string[];
}

function insertOn(from: number, guard = 'usual'): Inserting {
  const child = spawn(process.execPath, [program, join(folder, 'data'), String(from), guard], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
  // A line that was cut off was not acknowledged to us.
  const inserting = { child, lines: () => text.split('\n').slice(0, -1) };
  running.push(inserting);
  return inserting;
}

const acknowledged = ({ lines }: Inserting): readonly number[] =>
  lines()
    .filter((line) => /^\d+$/.test(line))
    .map(Number);

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !condition(); waited += 1) {
    if (waited > 3000) throw new Error(`waited for ${what} in vain`);
    await setTimeout(10);
  }
}

const gone = (): Promise<void> => until(() => processesIn(join(folder, 'data', 'postgres')).length === 0, 'the end');

const serverOf = ({ lines }: Inserting): number => Number(/^process-id (\d+)$/.exec(lines()[0] ?? '')?.[1]);

async function stored(): Promise<ReadonlySet<number>> {
  const server = await startEmbedded(join(folder, 'data'));
  const client = new Client(server.root);
  try {
    await client.connect();
    const { rows } = await client.query<{ n: number }>('SELECT n FROM kept');
    return new Set(rows.map(({ n }) => n));
  } finally {
    await client.end();
    await server.stop();
  }
}

test('the server goes when its parent is killed, and what was acknowledged is there', async () => {
  const all: number[] = [];
  for (const [round, after] of [1, 40, 150].entries()) {
    const inserting = insertOn(round * 100_000);
    await until(() => acknowledged(inserting).length > after, 'insertions');
    inserting.child.kill('SIGKILL');
    await gone();
    all.push(...acknowledged(inserting));
  }
  const kept = await stored();
  expect(all.filter((n) => !kept.has(n))).toEqual([]);
  expect(all.length).toBeGreaterThan(191);
});

test('the server is started again when it is killed, and when a part of it is', async () => {
  const inserting = insertOn(0);
  const count = (): number => acknowledged(inserting).length;
  for (const more of [1, 60, 120]) {
    const before = count();
    await until(() => count() > before + more, 'insertions');
    // First the server itself each time; the others go with it.
    const [first] = processesIn(join(folder, 'data', 'postgres'));
    process.kill(more === 1 ? serverOf(inserting) : (first ?? 0), 'SIGKILL');
    const then = count();
    await until(() => count() > then + 20, 'insertions after it was killed');
  }
  inserting.child.kill('SIGKILL');
  await gone();
  const kept = await stored();
  expect(acknowledged(inserting).filter((n) => !kept.has(n))).toEqual([]);
});

test('the server goes with its parent also where the kernel is not asked for a signal', async () => {
  const inserting = insertOn(0, 'watcher');
  await until(() => acknowledged(inserting).length > 20, 'insertions');
  inserting.child.kill('SIGKILL');
  await gone();
  const kept = await stored();
  expect(acknowledged(inserting).filter((n) => !kept.has(n))).toEqual([]);
});

test('everything killed at once loses nothing that was acknowledged', async () => {
  const all: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const inserting = insertOn(round * 100_000);
    await until(() => acknowledged(inserting).length > round * 25, 'insertions');
    for (const pid of [inserting.child.pid ?? 0, ...processesIn(join(folder, 'data', 'postgres'))]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It went with another one.
      }
    }
    all.push(...acknowledged(inserting));
  }
  const kept = await stored();
  expect(all.filter((n) => !kept.has(n))).toEqual([]);
  expect(all.length).toBeGreaterThan(250);
});

test('a lock that names another program’s process is not taken for a server', async () => {
  const lock = join(folder, 'data', 'postgres', 'postmaster.pid');
  // This very process: alive, and no database.
  writeFileSync(lock, `${process.pid}\n${join(folder, 'data', 'postgres')}\n0\n5432\n${join(folder, 'data', 'run')}\n`);
  const inserting = insertOn(0);
  await until(() => acknowledged(inserting).length > 5, 'insertions');
  expect(readFileSync(lock, 'utf8').split('\n')[0]).toBe(String(serverOf(inserting)));
});
