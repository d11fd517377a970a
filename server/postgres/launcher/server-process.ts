// One process of PostgreSQL: started, waited for until it answers, ended.
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { CannotStart } from '#server/cannot-start.ts';
import { startAs, type Account } from '#server/postgres/launcher/account.ts';
import { settings } from '#server/postgres/launcher/cluster.ts';
import type { DataFolder } from '#server/postgres/launcher/folder.ts';

/** How to connect, in the words of `pg`; the host is the folder of the socket. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** What a process of the server is started with. */
export interface Launch {
  readonly folder: DataFolder;
  readonly programs: string;
  readonly account: Account;
  /** Beyond ours: words of the command line. */
  readonly settings: readonly string[];
  readonly root: Address;
}

/** Replay of what was written since the last checkpoint, 2 GB at most, takes minutes on a slow disk. */
const readyWithinMs = 600_000;
const stopWithinMs = 30_000;
const logBytesMax = 10 * 1024 * 1024;

/** Starts it and returns once it answers; recovery after a crash is waited for. */
export async function launch(wanted: Launch): Promise<ChildProcess> {
  const { folder, programs, account } = wanted;
  if (existsSync(folder.log) && statSync(folder.log).size > logBytesMax) renameSync(folder.log, `${folder.log}.old`);
  const log = openSync(folder.log, 'a', 0o600);
  try {
    const args = ['-D', folder.cluster, ...settings(folder), ...wanted.settings];
    const child = startAs(account, join(programs, 'bin', 'postgres'), args, log);
    await ready(child, wanted);
    return child;
  } finally {
    closeSync(log);
  }
}

async function ready(child: ChildProcess, { root, folder }: Launch): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  let spawnError: Error | undefined;
  child.once('error', (error) => (spawnError = error));
  for (;;) {
    if (spawnError !== undefined || hasEnded(child)) throw failure(folder, spawnError);
    const refused = await tryConnect(root);
    if (refused === undefined) return;
    if (performance.now() > deadline || isFinal(refused)) {
      await end(child);
      throw failure(folder, refused);
    }
    await setTimeout(10);
  }
}

async function tryConnect(root: Address): Promise<Error | undefined> {
  const client = new Client({ ...root, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** SQLSTATE class 28: the password in the folder is not that of the database; waiting mends nothing. */
function isFinal(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && error.code.startsWith('28');
}

export function failure(folder: DataFolder, cause?: Error): CannotStart {
  const said = lastLines(folder.log);
  const why = said === '' ? (cause?.message ?? 'it ended without a word') : said;
  return new CannotStart('database.failed', `the embedded database does not run in ${folder.root}: ${why}`, cause);
}

function lastLines(path: string): string {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return text.trimEnd().split('\n').slice(-5).join('\n');
}

/** SIGINT is PostgreSQL's fast shutdown: a checkpoint, then the end. SIGQUIT ends without one; the next start recovers. */
export async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    if (hasEnded(child) || child.pid === undefined) resolve();
    else child.once('exit', () => resolve());
  });
  child.kill('SIGINT');
  const slow = new AbortController();
  const timer = setTimeout(stopWithinMs, undefined, { signal: slow.signal }).then(
    () => child.kill('SIGQUIT'),
    () => undefined,
  );
  await gone;
  slow.abort();
  await timer;
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
