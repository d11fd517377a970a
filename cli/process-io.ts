import type { Io } from '#cli/io.ts';
import { systemError } from '#cli/system-error.ts';

/** The real outside of a command. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    stdin: () => process.stdin,
    stdout: (text) => write(process.stdout, text, endOutput),
    stderr: (text) => write(process.stderr, text, ignore),
    today: () => Temporal.Now.plainDateISO().toString(),
    // `performance` would load a dozen of Node's modules at its first use.
    clock: () => process.uptime() * 1000,
    colour: process.stdout.isTTY && process.stdout.hasColors(),
    columns: process.stdout.isTTY ? process.stdout.columns : 100,
  };
}

/** The streams are first touched when there is something to write: making one costs a start. */
function write(stream: NodeJS.WriteStream, text: string, onError: (error: Error) => void): void {
  if (stream.listenerCount('error') === 0) stream.on('error', onError);
  stream.write(text);
}

/** Nobody is left to be told of what the error stream does not take. */
function ignore(): void {}

/**
 * A reader that has seen enough (`| head`) ends the command, with the status that was decided by then. What can't be
 * written for another reason is a failure: a cut document must not pass for a whole one.
 */
function endOutput(error: Error): void {
  // Windows has two words for it.
  if ('code' in error && (error.code === 'EPIPE' || error.code === 'EOF')) process.exit();
  process.stderr.write(`breakwater: the output could not be written: ${systemError(error) ?? error.message}\n`);
  process.exit(2);
}
