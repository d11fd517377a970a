// Stock clients in another language against the running product: what stands in our documents is read by programs that know
// nothing of us. One line per check; any that failed makes the exit status 1. Needs Python 3.10 or newer and its registry.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type Service } from '#interop/started.ts';

const root = join(import.meta.dirname, '..');
const clients = join(import.meta.dirname, 'python');

/** Each is a program of its own. */
const programs = [
  'api_document',
  'api_client',
  'cyclonedx_documents',
  'json_documents',
  'metrics_page',
  'webhook_receiver',
];

/** A machine that does other things beside takes ten times as long as one that does not. */
const stepMsMax = 300_000;

/** Says whether all is well. Ends early, and leaves nothing behind, where it is told to stop. */
async function run(stopped: AbortSignal): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-interop-'));
  let service: Service | undefined;
  try {
    const python = await install(folder, stopped);
    if (python === undefined) return false;
    service = await startService(root, join(folder, 'data'));
    let isWell = true;
    for (const program of programs) isWell = (await runClient(python, program, { folder, service, stopped })) && isWell;
    return isWell;
  } finally {
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The interpreter of an environment that holds exactly what requirements.txt pins; says what is in the way. */
async function install(folder: string, stopped: AbortSignal): Promise<string | undefined> {
  const environment = join(folder, 'venv');
  const python = join(environment, 'bin', 'python');
  const pinned = join(import.meta.dirname, 'requirements.txt');
  const steps: readonly (readonly [string, readonly string[], string])[] = [
    ['python3', ['-m', 'venv', environment], 'an environment of Python is made (Debian: python3-venv)'],
    [
      python,
      ['-m', 'pip', 'install', '--quiet', '--no-input', '--requirement', pinned],
      'the registry of Python gives what requirements.txt pins',
    ],
  ];
  for (const [command, words, what] of steps) {
    const { status, said } = await ended(command, words, { stopped });
    if (status === 0) continue;
    console.log(`failed ${what}: ${lastLines(said)}`);
    return undefined;
  }
  return python;
}

interface Against {
  readonly folder: string;
  readonly service: Service;
  readonly stopped: AbortSignal;
}

/** A client prints its own lines; that it broke off is one of ours. */
async function runClient(python: string, program: string, { folder, service, stopped }: Against): Promise<boolean> {
  const { url, organization, token, webhook } = service;
  const input = JSON.stringify({ root, folder, url, organization, token, webhook });
  const { status, printed, said } = await ended(python, [join(clients, `${program}.py`)], { stopped, input });
  process.stdout.write(printed);
  if (status === 0 && /^ok /m.test(printed)) return true;
  if (!/^failed /m.test(printed)) console.log(`failed ${program}: ${lastLines(said)}`);
  return false;
}

interface Ended {
  readonly status: number | null;
  /** On the standard output. */
  readonly printed: string;
  /** On both, and what the system says. */
  readonly said: string;
}

async function ended(
  command: string,
  words: readonly string[],
  { stopped, input = '' }: { readonly stopped: AbortSignal; readonly input?: string },
): Promise<Ended> {
  // A group of its own: what it starts ends with it.
  const child = spawn(command, words, { detached: true });
  let [printed, said] = ['', ''];
  const end = (why: string): void => {
    said += `\n${why}`;
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid);
  };
  const late = setTimeout(() => end(`not done within ${stepMsMax / 1000} seconds`), stepMsMax);
  const onStopped = (): void => end('told to stop');
  stopped.addEventListener('abort', onStopped);
  if (stopped.aborted) onStopped();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.on('error', ({ message }) => (said += `\n${message}`));
  // Where it can not be started at all, nobody reads.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  clearTimeout(late);
  stopped.removeEventListener('abort', onStopped);
  return { status, printed, said };
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join(' | ').slice(0, 2000);
}

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
process.exitCode = (await run(stopping.signal)) ? 0 : 1;
