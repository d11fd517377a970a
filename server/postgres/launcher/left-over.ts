// What an earlier server left in the folder: its processes, which must be gone before a new one may touch the files, and
// its lock, which names a process id that meanwhile may be another program's.
import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CannotStart } from '#server/cannot-start.ts';
import { inUse, type DataFolder } from '#server/postgres/launcher/folder.ts';

/** A server whose parent was killed writes out what it holds and goes; a large one takes a while. */
const goneWithinMs = 30_000;

/** The parts of a server that was itself killed go by themselves, but for one in a long statement, which is told to. */
const patienceMs = 2000;

/** Waits until no process of a database works in the folder, then removes a lock that nobody holds. */
export async function clearLeftOver(folder: DataFolder): Promise<void> {
  const since = performance.now();
  for (let pids = processesIn(folder.cluster); pids.length > 0; pids = processesIn(folder.cluster)) {
    const waitedMs = performance.now() - since;
    if (waitedMs > goneWithinMs) {
      throw new CannotStart(
        'folder.in_use',
        `a database server still runs in ${folder.cluster} (process ${pids.join(', ')}): stop it first`,
      );
    }
    const isHeadless = !pids.includes(serverPid(folder.cluster) ?? 0);
    if (isHeadless && waitedMs > patienceMs) for (const pid of pids) endOrphan(pid);
    await setTimeout(20);
  }
  const lock = join(folder.cluster, 'postmaster.pid');
  if (!existsSync(lock)) return;
  // A container with its own process ids that shares the folder: its processes are not seen, but its socket answers.
  if (await answers(join(folder.socket, '.s.PGSQL.5432'))) throw new CannotStart('folder.in_use', inUse(folder.root));
  rmSync(lock, { force: true });
  rmSync(join(folder.socket, '.s.PGSQL.5432.lock'), { force: true });
}

/** SIGQUIT ends a process of the server at once, without writing: its parent, who would have cleaned up, is gone. */
function endOrphan(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It went meanwhile.
  }
}

/** Every process of a server works in the data folder from its start to its end (`ChangeToDataDir`). */
export function processesIn(cluster: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === cluster && isServer(name))
    .map(Number);
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // It has ended, or is another user's, who can't work in a folder that is closed to others.
    return undefined;
  }
}

function isServer(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The process id of the server that runs in a folder, by its own lock. */
function serverPid(cluster: string): number | undefined {
  const path = join(cluster, 'postmaster.pid');
  const first = existsSync(path) ? readFileSync(path, 'utf8').split('\n')[0] : undefined;
  return first === undefined || !/^\d+$/.test(first) ? undefined : Number(first);
}
