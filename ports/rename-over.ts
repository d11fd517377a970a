// Putting one file in the place of another, which some systems refuse for a moment.
import { renameSync } from 'node:fs';

/** What a rename is made of; tests give their own. */
interface Renaming {
  readonly rename: (from: string, to: string) => void;
  readonly wait: (ms: number) => void;
}

/** Windows' answers where another program, often a virus scanner, holds a file open that is to be replaced. */
const passing: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** In all a little over two seconds; a scanner is done with a file in less. */
const waitsMs = [10, 20, 50, 100, 200, 400, 600, 800];

const real: Renaming = {
  rename: renameSync,
  wait: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

/**
 * Renames a file to a name that another may have, which it replaces. Where Windows refuses since somebody has one of them
 * open, it tries again for a while; elsewhere such a refusal means what it says.
 */
export function renameOver(
  from: string,
  to: string,
  platform: string = process.platform,
  { rename, wait } = real,
): void {
  for (const ms of platform === 'win32' ? waitsMs : []) {
    try {
      return rename(from, to);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && passing.has(error.code))) throw error;
    }
    wait(ms);
  }
  rename(from, to);
}
