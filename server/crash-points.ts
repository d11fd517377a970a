// Named gaps between two steps that are seen from outside. A test has a process killed in one of them, and looks whether all that
// was acknowledged is there afterwards, and nothing twice (tests/end-to-end/crash-points.test.ts).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#server/cannot-start.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';

/** The gap, and after a slash which one of several alike: an endpoint, a kind of job, a migration. */
export const crashPoints = {
  'cluster.made': 'the files of the database are made, under another name yet',
  'migration.ran': 'the statements of a migration ran, what tells of it is not written',
  'migration.written': 'a migration is written down, and not committed',
  'migration.committed': 'a migration is committed, the next one has not begun',
  'feed.received': 'the file of a new feed is whole, nothing tells of it yet',
  'feed.kept': 'the file of a new feed is in its place, the database does not know of it',
  'feed.piece': 'a piece of a new feed is written, others are missing',
  'feed.written': 'all of a new feed is written, and not committed',
  'sign-in.written': 'sign-in has written what it does, and not committed it',
  'request.written': 'rows and events of a request are written, and not committed',
  'request.committed': 'what a request did is committed, and nobody was told',
  'events.read': 'events are read, no job follows yet',
  'events.queued': 'jobs are queued for events, the place of the reader has not moved, nothing is committed',
  'events.dispatched': 'jobs are queued and committed',
  'job.taken': 'a worker holds a job and has not begun',
  'job.ran': 'a job did all it had to, the queue does not know',
  'plan.loaded': 'all that a plan is made from is read, it is not yet made',
  'plan.line': 'a line of what a plan left behind is written, others are missing',
  'plan.written': 'all that a plan left behind is written, and not committed',
  'match.ranges': 'some of what a new feed says was matched and committed, more is to come',
  'match.told': 'some organizations are told that their plans are outdated, and committed',
  'ticket.sent': 'a message was sent to a webhook, what became of it is not written',
  'stop.served': 'no request is taken any more, jobs and database still run',
} as const;

export type CrashPoint = keyof typeof crashPoints;

/** What is killed: this server, the embedded database, or the processes that work apart. */
type Victim = 'server' | 'database' | 'apart';

interface Wanted {
  /** As it was said. */
  readonly text: string;
  readonly victim: Victim;
  readonly point: string;
  readonly scope: string | undefined;
  /** Times that it is passed before. */
  left: number;
}

let folder: string | undefined;
let wanted: Wanted | undefined;
/** What is wanted stands in the file, and may change while the server runs. */
let isByFile = false;

/** Whoever makes a folder for such a test puts this file there; elsewhere a server refuses to be killed. */
export const crashFile = 'to-be-killed';

/**
 * `said` is `request.committed/write-note` or `database@plan.line#3`: what is killed unless it is the server, the point, which one
 * of several alike, and when it is passed for the how-manieth time. `file`: it stands in the file, as long as there is something
 * in it.
 *
 * @throws CannotStart where there is no such point, or the folder of the installation is not one that a test made for it
 */
export function armCrashPoint(said: string | undefined, data: string): void {
  [folder, wanted, isByFile] = [undefined, undefined, false];
  if (said === undefined) return;
  isByFile = said === 'file';
  wanted = isByFile ? undefined : wantedIn(said);
  if ((wanted === undefined && !isByFile) || !existsSync(join(data, crashFile))) {
    throw new CannotStart('configuration.invalid', 'BREAKWATER_CRASH_AT is for tests of this program alone: unset it');
  }
  folder = data;
}

function wantedIn(text: string): Wanted | undefined {
  const [, victim, point = '', scope, count = '1'] =
    /^(?:(server|database|apart)@)?([a-z.-]+)(?:\/([\w-]+))?(?:#(\d{1,6}))?$/.exec(text) ?? [];
  if (!Object.hasOwn(crashPoints, point)) return undefined;
  const kind = victim === 'database' || victim === 'apart' ? victim : 'server';
  return { text, victim: kind, point, scope, left: Number(count) - 1 };
}

/** Here a test may have a process killed; does nothing otherwise. */
export function crashPoint(point: CrashPoint, scope?: string): void {
  if (folder === undefined) return;
  if (isByFile) {
    const text = readAsFarAsThere(join(folder, crashFile)).trim();
    if (text !== wanted?.text) wanted = wantedIn(text);
  }
  if (wanted?.point !== point || (wanted.scope !== undefined && wanted.scope !== scope)) return;
  // Once: what is killed comes again, and passes here again.
  if (wanted.left-- === 0) killNow(wanted.victim, folder);
}

function killNow(victim: Victim, data: string): void {
  if (victim === 'database') killAll(processesIn(join(data, 'postgres')));
  else if (victim === 'apart') killAll(childrenApart());
  else process.kill(process.pid, 'SIGKILL');
}

function childrenApart(): readonly number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === process.pid && /-apart\.(ts|cjs)\0/.test(wordsOf(pid)))
    .map(Number);
}

function parentOf(pid: string): number {
  return Number(/^PPid:\t(\d+)$/m.exec(readAsFarAsThere(`/proc/${pid}/status`))?.[1]);
}

function wordsOf(pid: string): string {
  return readAsFarAsThere(`/proc/${pid}/cmdline`);
}

function readAsFarAsThere(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // The process has ended.
    return '';
  }
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with another one.
    }
  }
}
