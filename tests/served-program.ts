// The command, bundled once for the tests of a process as a release bundles it: what is started dozens of times would else load
// hundreds of sources each time, and be another one where a source changes meanwhile.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
let bundled: Promise<string> | undefined;

/** The path of the file that Node runs as `breakwater`. */
export function servedProgram(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

/** In a folder one below one that looks like the root: that is where a bundle looks for what it is installed with. */
async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-served-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'program');
  await promisify(execFile)(process.execPath, [join(root, 'scripts/bundle.ts'), program]);
  for (const name of ['node_modules', 'server', 'examples', 'package.json']) {
    symlinkSync(join(root, name), join(folder, name));
  }
  mkdirSync(join(folder, 'dist', 'portal'), { recursive: true });
  return join(program, 'main.cjs');
}
