// The whole service in a process of its own, on a database in a folder of its own, asked over HTTP: as its operator has it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { crashFile } from '#server/crash-points.ts';
import { freePort } from '#server/listening.ts';
import { processesIn } from '#server/postgres/launcher/left-over.ts';
import { servedProgram } from '#tests/served-program.ts';

/** In memory where there is such a folder: what is tested is not the disk. A short path: sockets have room for few bytes. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The folder of an installation, and what runs on it. `clear` it in `afterAll`. */
export interface Installation {
  readonly data: string;
  /** The file that Node runs as `breakwater`. */
  readonly program: () => Promise<string>;
  /** Starts the service; settles when it serves, or has ended before that. */
  readonly start: (options?: StartOptions) => Promise<Served>;
  /** Where the next process to pass is killed; `undefined`: nowhere. */
  readonly killAt: (point: string | undefined) => void;
  /** As superuser of the database, while it runs: sees everything. */
  readonly root: () => Promise<Client>;
  /** Ids of processes that are left of any start. */
  readonly left: () => readonly number[];
  readonly clear: () => Promise<void>;
}

interface StartOptions {
  /** Words of the command line beyond port and folder. */
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Served {
  /** `undefined`: it ended before it served. */
  readonly url: string | undefined;
  readonly pid: number;
  /** What it wrote, both streams. */
  readonly said: () => string;
  /** Secrets of the one-time links that it showed. */
  readonly links: () => readonly string[];
  readonly ended: Promise<NodeJS.Signals | number | null>;
  readonly hasEnded: () => boolean;
  readonly kill: () => Promise<void>;
  /** As its operator stops it. */
  readonly stop: () => Promise<void>;
}

export function makeInstallation(): Installation {
  const folder = mkdtempSync(join(scratch, 'bw-served-'));
  const { program, remove } = servedProgram();
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(data, crashFile), '');
  const started: Served[] = [];
  // The same at each start: passkeys are bound to it.
  let port: number | undefined;
  const left = (): readonly number[] => [
    ...processesIn(join(data, 'postgres')),
    ...started.flatMap(({ pid }) => groupOf(pid)),
  ];
  return {
    data,
    program,
    left,
    start: async (options = {}) => {
      port ??= await freePort({ host: '127.0.0.1', port: 0 });
      const served = await start({ program: await program(), data, port }, options);
      started.push(served);
      return served;
    },
    killAt: (point) => writeFileSync(join(data, crashFile), point ?? ''),
    root: async () => {
      const password = readFileSync(join(data, 'keys', 'database-password'), 'utf8').trim();
      const address = { host: join(data, 'run'), port: 5432, user: 'postgres', password, database: 'breakwater' };
      const client = new Client(address);
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    clear: async () => {
      for (const { kill } of started) await kill();
      await until(() => left().length === 0, 'the end of all processes');
      remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Wanted {
  readonly program: string;
  readonly data: string;
  readonly port: number;
}

/** Whoever breaks off a run of tests, which ends this process without a word, leaves no service behind. */
const endingWithUs = ['/usr/bin/setpriv', '/bin/setpriv']
  .filter((path) => existsSync(path))
  .slice(0, 1)
  .flatMap((path) => [path, '--pdeathsig', 'KILL', '--']);

async function start(wanted: Wanted, { words = [], env = {} }: StartOptions): Promise<Served> {
  const { program, data, port } = wanted;
  const serve = [program, 'serve', '--port', String(port), '--data', data, ...words];
  const [file = process.execPath, ...line] = [...endingWithUs, process.execPath, ...serve];
  // A group of its own, in which also what it starts is found when it is gone.
  const child = spawn(file, line, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, BREAKWATER_CRASH_AT: 'file', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('close', (status, signal) => resolve(signal ?? status));
  });
  const url = (): string | undefined => /serves at (\S+)\n/.exec(said)?.[1];
  await until(() => url() !== undefined || hasEnded(child), 'the service');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!hasEnded(child)) child.kill(signal);
    await ended;
  };
  return {
    url: url(),
    pid: child.pid ?? 0,
    said: () => said,
    links: () => [...said.matchAll(/\/claim#(\w+)\n/g)].map(([, secret = '']) => secret),
    ended,
    hasEnded: () => hasEnded(child),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Processes of a group, which a process that was started by a member belongs to also when that one is gone. */
function groupOf(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && fieldsOf(name)[2] === String(group) && fieldsOf(name)[0] !== 'Z')
    .map(Number);
}

/** State, parent, group …: proc_pid_stat(5), behind the name in brackets, which may hold anything. */
function fieldsOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It has ended.
    return [];
  }
}

/** Looks every few milliseconds; fails after five minutes, since other tests may have the machine. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  instead: () => unknown = () => '',
): Promise<void> {
  const since = performance.now();
  while (!(await condition())) {
    if (performance.now() - since > 300_000)
      throw new Error(`waited for ${what} in vain ${JSON.stringify(await instead())}`);
    await setTimeout(20);
  }
}

/** What was answered; `undefined`: the connection broke off before anything was. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
}

export interface AskOptions {
  /** JSON; bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody at a browser, or a program with a token: keeps cookies. */
export interface Asking {
  readonly cookies: Map<string, string>;
  readonly ask: (method: string, path: string, options?: AskOptions) => Promise<Answer | undefined>;
}

/** @param url where the service is by now: after it was started again it has another port */
export function asking(url: () => string | undefined, token?: string): Asking {
  const cookies = new Map<string, string>();
  return {
    cookies,
    ask: async (method, path, { body, headers = {} } = {}) => {
      const isBytes = body instanceof Uint8Array;
      const sent: Record<string, string> = {
        ...(token === undefined
          ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      };
      const init = {
        method,
        headers: sent,
        redirect: 'manual',
        ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
      } as const;
      try {
        const answer = await fetch(`${url() ?? 'http://127.0.0.1:1'}${path}`, init);
        const text = await answer.text();
        keep(cookies, answer.headers.getSetCookie());
        const isJson = /json/.test(answer.headers.get('content-type') ?? '');
        return { status: answer.status, text, json: isJson ? JSON.parse(text) : undefined };
      } catch (error) {
        // undici's word for whatever the network did.
        if (error instanceof TypeError) return undefined;
        throw error;
      }
    },
  };
}

function keep(cookies: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = ''] = line.split(';');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (line.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  }
}
