/** What a command may touch of the outside; tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Today, a calendar day in the user's zone. */
  readonly today: () => string;
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number;
  readonly colour: boolean;
  readonly columns: number;
}

/** 0 done, 1 findings over `--fail-on`, 2 bad input, 3 internal. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** Words of a command line that can't be understood: exit status 2, with how to call it. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
}
