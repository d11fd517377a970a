// The command, bundled for an installation as a release bundles it: what is started dozens of times would else load
// hundreds of sources each time, and be another one where a source changes meanwhile.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Program {
  /** The path of the file that Node runs as `breakwater`; bundled when it is first asked for. */
  readonly program: () => Promise<string>;
  readonly remove: () => void;
}

/** In a folder one below one that looks like the root: that is where a bundle looks for what it is installed with. */
export function servedProgram(): Program {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-served-'));
  let bundled: Promise<string> | undefined;
  return {
    program: () => (bundled ??= bundleInto(folder)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function bundleInto(folder: string): Promise<string> {
  const program = join(folder, 'program');
  await promisify(execFile)(process.execPath, [join(root, 'scripts/bundle.ts'), program]);
  for (const name of ['node_modules', 'server', 'examples', 'package.json']) {
    symlinkSync(join(root, name), join(folder, name));
  }
  mkdirSync(join(folder, 'dist', 'portal'), { recursive: true });
  return join(program, 'main.cjs');
}
