import type { Io } from '#cli/io.ts';

/** The real outside of a command. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    stdin: () => process.stdin,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    today: () => Temporal.Now.plainDateISO().toString(),
    clock: () => performance.now(),
    colour: process.stdout.isTTY && process.stdout.hasColors(),
    columns: process.stdout.isTTY ? process.stdout.columns : 100,
  };
}
