// Runs PostgreSQL of our own in a folder: made when it is fresh, taken up again after whatever ended it, gone when we are.
import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CannotStart } from '#server/cannot-start.ts';
import { findAccount, reachablePrograms, type Account } from '#server/postgres/launcher/account.ts';
import { openTo, prepareCluster, superuser } from '#server/postgres/launcher/cluster.ts';
import { holdFolder, prepareFolder, secretIn, type DataFolder, type Hold } from '#server/postgres/launcher/folder.ts';
import { clearLeftOver } from '#server/postgres/launcher/left-over.ts';
import { findPrograms } from '#server/postgres/launcher/programs.ts';
import { end, failure, hasEnded, launch, type Address, type Launch } from '#server/postgres/launcher/server-process.ts';

export interface EmbeddedServer {
  readonly folder: DataFolder;
  /** Of the process that runs now; another one after it was started again. */
  readonly pid: () => number | undefined;
  /** As superuser; for making roles and databases, never for a request. */
  readonly root: Address;
  /** Settles when it ended unasked and could not be started again, with what it said last. */
  readonly failed: Promise<CannotStart>;
  /** Ends it after what runs was written; connections are cut. Settles when no process is left. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Told as soon as a program of the database works, and perhaps again: time for whatever else a start has to do. */
  readonly onBegun?: () => void;
  /** Told each time the server ended unasked (the kernel took it for want of memory) and runs again. */
  readonly onRestart?: () => void;
  /** For tests: one way to run it, and settings beyond ours. */
  readonly account?: Account;
  readonly settings?: readonly string[];
}

/** A server that ends more often than this within so long has a reason that starting it again does not mend. */
const restartsMax = 5;
const restartsWithinMs = 600_000;

/** Starts the server in `path`; throws `CannotStart` with what to mend. */
export async function startEmbedded(path: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const found = findPrograms();
  const account = options.account ?? findAccount();
  const folder = prepareFolder(path);
  const hold = await holdFolder(folder);
  try {
    openTo(account, folder);
    const programs = await reachablePrograms(account, found, folder.root);
    const password = secretIn(folder, 'database-password');
    const making = prepareCluster(folder, programs, account, password);
    if (!existsSync(folder.cluster)) options.onBegun?.();
    await making;
    const root = { host: folder.socket, port: 5432, user: superuser, password, database: 'postgres' };
    const wanted = { folder, programs, account, settings: options.settings ?? [], root };
    await clearLeftOver(folder);
    const launching = launch(wanted);
    options.onBegun?.();
    return kept(wanted, await launching, hold, options.onRestart ?? (() => undefined));
  } catch (error) {
    await hold.release();
    throw error;
  }
}

/** Starts it again whenever it ends unasked. */
function kept(wanted: Launch, first: ChildProcess, hold: Hold, onRestart: () => void): EmbeddedServer {
  const { folder, root } = wanted;
  const { promise: failed, resolve: fail } = Promise.withResolvers<CannotStart>();
  const ends: number[] = [];
  let lastError: Error | undefined;
  let child: ChildProcess | undefined = first;
  let starting: Promise<void> = Promise.resolve();
  let stopping: Promise<void> | undefined;

  const watch = (watched: ChildProcess): void => {
    const ended = (): void => {
      child = undefined;
      if (stopping === undefined) starting = startAgain();
    };
    // It may have ended between its first answer and now.
    if (hasEnded(watched)) ended();
    else watched.once('exit', ended);
  };
  const startAgain = async (): Promise<void> => {
    for (;;) {
      const now = performance.now();
      ends.push(now);
      if (ends.filter((at) => now - at < restartsWithinMs).length > restartsMax)
        return fail(failure(folder, lastError));
      try {
        await clearLeftOver(folder);
        child = await launch(wanted);
        onRestart();
        return watch(child);
      } catch (error) {
        if (stopping !== undefined) return;
        // It ended while it started: that counts as one more end.
        lastError = error instanceof Error ? error : undefined;
      }
    }
  };
  const stop = async (): Promise<void> => {
    await starting;
    if (child !== undefined) await end(child);
    await clearLeftOver(folder);
    if (folder.socket !== join(folder.root, 'run')) rmSync(folder.socket, { recursive: true, force: true });
    await hold.release();
  };
  watch(first);
  return { folder, pid: () => child?.pid, root, failed, stop: () => (stopping ??= stop()) };
}
