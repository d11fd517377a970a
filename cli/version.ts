import type { ExitStatus, Io } from '#cli/io.ts';

/** The release, kept equal to package.json's by a test. */
export const version = '0.1.0';

export const usage = 'breakwater version\n\nPrints the version of breakwater and of the Node that runs it.\n';

export async function run(_args: readonly string[], io: Io): Promise<ExitStatus> {
  io.stdout(`breakwater ${version} (Node ${process.versions.node})\n`);
  return 0;
}
