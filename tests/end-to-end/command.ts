// Runs the command as a user does, in a process of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** What stands on the standard input. */
  readonly input?: string | Buffer;
  /** Beside the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** After so long the process is ended, and the status is `null`. */
  readonly timeoutMs?: number;
  /** Words for Node itself. */
  readonly node?: readonly string[];
}

export function breakwater(words: readonly string[], options: RunOptions = {}): Ran {
  const ran = spawnSync(process.execPath, [...(options.node ?? []), `${root}/scripts/run.mjs`, ...words], {
    cwd: options.cwd ?? root,
    input: options.input ?? '',
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
    maxBuffer: 256 * 1024 * 1024,
    timeout: options.timeoutMs ?? 120_000,
    killSignal: 'SIGKILL',
  });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}
