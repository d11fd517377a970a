// What the service looks after by itself from time to time, where nothing happens that it could follow from: a day begins.
import { setTimeout } from 'node:timers/promises';
import type { JobContext } from '#server/jobs/job.ts';

export interface Round {
  /** A verb first: `outdate-plans`. */
  readonly name: string;
  /** The service principal whose session it acts under: row security names it. */
  readonly service: string;
  readonly everyMs: number;
  /** A round MUST be such that two servers may make it at once. */
  readonly run: (context: JobContext) => Promise<void>;
}

/** Makes it again and again until the signal says to stop. A failure is logged; the next round tries again. */
export async function makeRounds({ name, everyMs, run }: Round, context: JobContext): Promise<void> {
  const { signal, log } = context;
  while (!signal.aborted) {
    await run(context).catch((error: unknown) => log.error({ round: name, err: error }, 'a round failed'));
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
