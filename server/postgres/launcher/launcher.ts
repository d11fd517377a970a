// Runs PostgreSQL of our own in a folder: made when it is fresh, taken up again after whatever ended it, gone when we are.
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { CannotStart } from '#server/cannot-start.ts';
import { findAccount, reachablePrograms, startAs, type Account } from '#server/postgres/launcher/account.ts';
import { openTo, prepareCluster, settings, superuser } from '#server/postgres/launcher/cluster.ts';
import { holdFolder, prepareFolder, secretIn, type DataFolder } from '#server/postgres/launcher/folder.ts';
import { clearLeftOver } from '#server/postgres/launcher/left-over.ts';
import { findPrograms } from '#server/postgres/launcher/programs.ts';

/** How to connect, in the words of `pg`; the host is the folder of the socket. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedServer {
  readonly folder: DataFolder;
  readonly pid: number;
  /** As superuser; for making roles and databases, never for a request. */
  readonly root: Address;
  /** Settles when the server has ended without having been asked to, with what it said last. */
  readonly failed: Promise<CannotStart>;
  /** Ends it after what runs was written; connections are cut. Settles when no process is left. */
  readonly stop: () => Promise<void>;
}

/** Replay of what was written since the last checkpoint, 2 GB at most, takes minutes on a slow disk. */
const readyWithinMs = 600_000;
const stopWithinMs = 30_000;
const logBytesMax = 10 * 1024 * 1024;

/** For tests: each way to run it, and settings beyond ours. */
interface Otherwise {
  readonly account?: Account;
  readonly settings?: readonly string[];
}

/** Starts the server in `path`; throws `CannotStart` with what to mend. */
export async function startEmbedded(path: string, otherwise: Otherwise = {}): Promise<EmbeddedServer> {
  const found = findPrograms();
  const runAs = otherwise.account ?? findAccount();
  const folder = prepareFolder(path);
  const hold = await holdFolder(folder);
  try {
    openTo(runAs, folder);
    const programs = reachablePrograms(runAs, found, join(folder.root, 'postgres-programs'));
    const password = secretIn(folder, 'database-password');
    prepareCluster(folder, programs, runAs, password);
    await clearLeftOver(folder);
    const child = launch(folder, programs, runAs, otherwise.settings);
    const root = { host: folder.socket, port: 5432, user: superuser, password, database: 'postgres' };
    await ready(child, root, folder);
    return running(child, root, folder, hold.release);
  } catch (error) {
    await hold.release();
    throw error;
  }
}

function launch(folder: DataFolder, programs: string, account: Account, more: readonly string[] = []): ChildProcess {
  if (existsSync(folder.log) && statSync(folder.log).size > logBytesMax) renameSync(folder.log, `${folder.log}.old`);
  const log = openSync(folder.log, 'a', 0o600);
  try {
    const args = ['-D', folder.cluster, ...settings(folder), ...more];
    return startAs(account, join(programs, 'bin', 'postgres'), args, log);
  } finally {
    closeSync(log);
  }
}

/** Returns once it answers; recovery after a crash is waited for. */
async function ready(child: ChildProcess, root: Address, folder: DataFolder): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  let spawnError: Error | undefined;
  child.once('error', (error) => (spawnError = error));
  for (;;) {
    if (spawnError !== undefined || child.exitCode !== null || child.signalCode !== null)
      throw failure(folder, spawnError);
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

function failure(folder: DataFolder, cause?: Error): CannotStart {
  const said = lastLines(folder.log);
  const why = said === '' ? (cause?.message ?? 'it ended without a word') : said;
  return new CannotStart('database.failed', `the embedded database did not start in ${folder.root}: ${why}`, cause);
}

function lastLines(path: string): string {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return text.trimEnd().split('\n').slice(-5).join('\n');
}

function running(child: ChildProcess, root: Address, folder: DataFolder, release: () => Promise<void>): EmbeddedServer {
  let stopping: Promise<void> | undefined;
  const failed = new Promise<CannotStart>((resolve) => {
    child.once('exit', () => {
      if (stopping === undefined) resolve(failure(folder));
    });
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await clearLeftOver(folder);
    if (folder.socket !== join(folder.root, 'run')) rmSync(folder.socket, { recursive: true, force: true });
    await release();
  };
  return { folder, pid: child.pid ?? 0, root, failed, stop: () => (stopping ??= stop()) };
}

/** SIGINT is PostgreSQL's fast shutdown: a checkpoint, then the end. SIGQUIT ends without one; the next start recovers. */
async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
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
