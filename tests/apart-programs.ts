// The programs that run apart, bundled once for the tests of a process: from sources each would load hundreds of files anew
// for every document.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
let bundled: Promise<string> | undefined;

const names = ['read-apart', 'plan-apart', 'feed-apart', 'evidence-apart'] as const;

/** The path of a program: `plan-apart`. */
export async function apartProgram(name: (typeof names)[number]): Promise<string> {
  bundled ??= bundle();
  return join(await bundled, `${name}.cjs`);
}

export async function apartPrograms(): Promise<{
  readonly read: string;
  readonly plan: string;
  readonly feed: string;
  readonly evidence: string;
}> {
  const [read, plan, feed, evidence] = await Promise.all(names.map((name) => apartProgram(name)));
  return { read: read ?? '', plan: plan ?? '', feed: feed ?? '', evidence: evidence ?? '' };
}

async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-apart-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await promisify(execFile)(process.execPath, [join(root, 'scripts/bundle-apart.ts'), folder]);
  return folder;
}
