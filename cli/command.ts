import type { ExitStatus, Io } from '#cli/io.ts';

/** What each file in `cli/` that is a command exports. */
export interface Command {
  /** Shown by `breakwater NAME --help` and in `docs/reference/`: at most 100 columns. */
  readonly usage: string;
  /** Of one part of a command that has several: what `breakwater NAME PART --help` shows in place of the whole. */
  readonly usageOf?: (part: string) => string | undefined;
  /** Throws `BadUsage` or `BadDocument` for what the user can mend, anything else for our own failures. */
  readonly run: (args: readonly string[], io: Io) => Promise<ExitStatus>;
}
