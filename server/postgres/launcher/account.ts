// PostgreSQL refuses to run as root. As root it is run in a user namespace, where it sees an ordinary user while its files
// stay root's; where the kernel or the container forbids that, as the user `nobody`; as an ordinary user just so.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync, lchownSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#server/cannot-start.ts';

/** An ordinary user of this machine. */
interface User {
  readonly uid: number;
  readonly gid: number;
}

/** How the database's programs are run, and what ends the server when we die. */
export type Account = Way & { readonly guard: Guard };

type Way =
  | { readonly kind: 'own' }
  | { readonly kind: 'namespace'; readonly inside: User }
  | { readonly kind: 'other-user'; readonly user: User };

/** A signal by the kernel, which util-linux before 2.33 can't ask for; else a process that waits for our end. */
type Guard = 'signal' | 'watcher';

/** The first way that works here. */
export function findAccount(): Account {
  if (process.getuid?.() !== 0) return { kind: 'own', guard: findGuard() };
  const user = nobody();
  const inNamespace: Way = { kind: 'namespace', inside: user };
  // Nearly everywhere both work, and one program tells.
  if (works(inNamespace, ...guarded)) return { ...inNamespace, guard: 'signal' };
  const guard = findGuard();
  return { ...(works(inNamespace, 'true') ? inNamespace : { kind: 'other-user', user }), guard };
}

const guarded = ['setpriv', '--pdeathsig', 'INT', 'true'] as const;

function findGuard(): Guard {
  return works({ kind: 'own' }, ...guarded) ? 'signal' : 'watcher';
}

function works(way: Way, program: string, ...args: readonly string[]): boolean {
  const [first, rest] = words(way, program, args);
  return spawnSync(first, rest, { env: environment }).status === 0;
}

/** PostgreSQL looks its user up by name, so it must be one that the machine knows. */
function nobody(): User {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '');
  if (line === null) {
    throw new CannotStart(
      'platform.unsupported',
      'PostgreSQL refuses to run as root and this machine has no user `nobody`: run breakwater as an ordinary user',
    );
  }
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** Program and arguments that run a program under an account. */
function words(account: Way, program: string, args: readonly string[]): [string, string[]] {
  if (account.kind !== 'namespace') return [program, [...args]];
  const { uid, gid } = account.inside;
  return ['unshare', ['--user', `--map-user=${uid}`, `--map-group=${gid}`, program, ...args]];
}

function identity(account: Account): { readonly uid?: number; readonly gid?: number } {
  return account.kind === 'other-user' ? account.user : {};
}

/** The environment of the database holds nothing of ours. */
const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };

export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Runs one of the programs to its end; `input` is what it reads. */
export function runAs(account: Account, program: string, args: readonly string[], input = ''): Promise<Ended> {
  const [first, rest] = words(account, program, args);
  const child = spawn(first, rest, { ...identity(account), env: environment, cwd: '/', stdio: 'pipe' });
  let output = '';
  const add = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', add);
  child.stderr.setEncoding('utf8').on('data', add);
  // One that ends without reading is no failure of ours: its status tells.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, output: `${output}${error.message}` }));
    child.once('close', (status) => resolve({ status, output }));
  });
}

/**
 * Starts the server, in a session of its own: Ctrl-C at a terminal is ours to answer, with the server's end as the last step.
 * It is asked to stop when we die, however we die. `log` is a file descriptor.
 */
export function startAs(account: Account, program: string, args: readonly string[], log: number): ChildProcess {
  const guarded: readonly [string, readonly string[]] =
    account.guard === 'signal' ? ['setpriv', ['--pdeathsig', 'INT', program, ...args]] : [program, args];
  const [first, rest] = words(account, ...guarded);
  const child = spawn(first, rest, {
    ...identity(account),
    env: environment,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
  });
  if (account.guard === 'watcher') watch(child);
  return child;
}

/** A shell waits for the end of a pipe, which our death closes, and then stops the server. */
function watch(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const watcher = spawn('/bin/sh', ['-c', `cat >/dev/null; kill -INT ${child.pid}`], {
    env: environment,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  child.once('exit', () => watcher.kill('SIGKILL'));
}

/** Gives a file, or a folder and all in it, to the user that the database runs as, where it is another's. */
export function giveTo(account: Account, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = account.kind === 'other-user' ? account.user : { uid: 0, gid: 0 };
  const there = statSync(path);
  if (there.uid === uid) return;
  const within = there.isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of within) lchownSync(join(path, name), uid, gid);
  chownSync(path, uid, gid);
}

/**
 * Where the programs lie that this account can run: another user reaches no checkout below a folder that is closed to
 * it, such as root's home, so they are copied beside the data.
 */
export async function reachablePrograms(account: Account, programs: string, root: string): Promise<string> {
  if (account.kind !== 'other-user') return programs;
  if ((await runAs(account, 'test', ['-x', root])).status !== 0) {
    throw new CannotStart(
      'folder.unusable',
      `PostgreSQL refuses to run as root, user namespaces are not allowed here, and the user \`nobody\` can't reach ${root}: ` +
        'run breakwater as an ordinary user, or choose with --data a folder whose parents are open to others (chmod a+x)',
    );
  }
  const tried = await runAs(account, join(programs, 'bin', 'postgres'), ['--version']);
  if (tried.status === 0) return programs;
  const copies = join(root, 'postgres-programs');
  cpSync(programs, copies, { recursive: true, verbatimSymlinks: true });
  return copies;
}
