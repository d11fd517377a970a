// Runs a command as a function, with what it would read and write as plain texts.
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';

export interface Ran {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCommand(
  run: (args: readonly string[], io: Io) => Promise<ExitStatus>,
  args: readonly string[],
  stdin = '',
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    cwd: process.cwd(),
    stdin: async function* () {
      yield new TextEncoder().encode(stdin);
    },
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    today: () => '2026-01-01',
    clock: () => 0,
    colour: false,
    columns: 100,
  };
  try {
    return { status: await run(args, io), stdout, stderr };
  } catch (error) {
    if (error instanceof BadUsage) return { status: 2, stdout, stderr: error.message };
    throw error;
  }
}

/** The answers of a batch to some values, one a line. */
export async function runBatch(
  run: (args: readonly string[], io: Io) => Promise<ExitStatus>,
  values: readonly unknown[],
  args: readonly string[] = ['--batch'],
): Promise<readonly unknown[]> {
  const { stdout } = await runCommand(run, args, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}
