// Runs the command as a user does, in a process of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param input what stands on the standard input */
export function breakwater(
  words: readonly string[],
  options: { readonly cwd?: string; readonly input?: string | Buffer } = {},
): Ran {
  const ran = spawnSync(process.execPath, [`${root}/scripts/run.mjs`, ...words], {
    cwd: options.cwd ?? root,
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 120_000,
  });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}
