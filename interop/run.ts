// Stock clients in another language against the running product: what stands in our documents is read by programs that know
// nothing of us. One line per check; any that failed makes the exit status 1. Needs Python 3.10 or newer and its registry.
import { spawnSync } from 'node:child_process';
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

const installMsMax = 300_000;
const clientMsMax = 300_000;

/** Says whether all is well. */
async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-interop-'));
  let service: Service | undefined;
  try {
    const python = install(folder);
    if (python === undefined) return false;
    service = await startService(root, join(folder, 'data'));
    let isWell = true;
    for (const program of programs) isWell = runClient(python, program, { folder, service }) && isWell;
    return isWell;
  } finally {
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The interpreter of an environment that holds exactly what requirements.txt pins; says what is in the way. */
function install(folder: string): string | undefined {
  const environment = join(folder, 'venv');
  const python = join(environment, 'bin', 'python');
  const steps: readonly (readonly [string, readonly string[], string])[] = [
    ['python3', ['-m', 'venv', environment], 'an environment of Python is made (Debian: python3-venv)'],
    [
      python,
      ['-m', 'pip', 'install', '--quiet', '--no-input', '--requirement', join(import.meta.dirname, 'requirements.txt')],
      'the registry of Python gives what requirements.txt pins',
    ],
  ];
  for (const [command, words, what] of steps) {
    const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8', timeout: installMsMax });
    if (status === 0) continue;
    console.log(`failed ${what}: ${error?.message ?? lastLines(`${stdout}\n${stderr}`)}`);
    return undefined;
  }
  return python;
}

interface Against {
  readonly folder: string;
  readonly service: Service;
}

/** A client prints its own lines; that it broke off is one of ours. */
function runClient(python: string, program: string, { folder, service }: Against): boolean {
  const { url, organization, token, webhook } = service;
  const order = { root, folder, url, organization, token, webhook };
  const { status, stdout, stderr, error } = spawnSync(python, [join(clients, `${program}.py`)], {
    encoding: 'utf8',
    input: JSON.stringify(order),
    timeout: clientMsMax,
  });
  process.stdout.write(stdout);
  if (status === 0 && /^ok /m.test(stdout)) return true;
  if (!/^failed /m.test(stdout)) console.log(`failed ${program}: ${error?.message ?? lastLines(stderr)}`);
  return false;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join(' | ').slice(0, 2000);
}

process.exitCode = (await run()) ? 0 : 1;
