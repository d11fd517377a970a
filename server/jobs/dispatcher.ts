// Turns events into jobs: each event once, also where this process is killed between any two steps.
import { setTimeout } from 'node:timers/promises';
import { crashPoint } from '#server/crash-points.ts';
import type { Job } from '#server/jobs/job.ts';
import type { Log } from '#server/log.ts';
import { readLedger } from '#server/postgres/events.ts';
import { lockPlace, movePlace, queueJob } from '#server/postgres/job-queue.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface DispatcherParts {
  readonly jobs: readonly Job[];
  /** Runs `work` in a transaction of the service `dispatcher`. */
  readonly transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
  readonly log: Log;
}

const reader = 'dispatcher';
const eventsAtOnce = 500;
/** How long an event waits at most before its jobs are queued; a notification would lock all commits of the database. */
const pollMs = 150;
const afterFailureMs = 2000;

/** Reads on and queues what follows, in one transaction; says how many events it read. */
export async function dispatch({ jobs, transact }: Omit<DispatcherParts, 'log'>): Promise<number> {
  const count = await transact(async (tx) => {
    const read = await readLedger(tx, await lockPlace(tx, reader), eventsAtOnce);
    if (read.length > 0) crashPoint('events.read');
    for (const { event } of read) {
      for (const { name, after } of jobs) {
        const follows = after(event);
        if (follows !== undefined)
          await queueJob(tx, { name, payload: follows.payload, key: `${name}:${follows.key}` });
      }
    }
    if (read.length > 0) crashPoint('events.queued');
    const last = read.at(-1);
    if (last !== undefined) await movePlace(tx, reader, last.place);
    return read.length;
  });
  if (count > 0) crashPoint('events.dispatched');
  return count;
}

/** Dispatches until `signal` says to stop. A failure is logged and tried again: the ledger waits. */
export async function runDispatcher(parts: DispatcherParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let waitMs = pollMs;
    try {
      if ((await dispatch(parts)) === eventsAtOnce) waitMs = 0;
    } catch (error) {
      parts.log.error({ err: error }, 'events could not be dispatched');
      waitMs = afterFailureMs;
    }
    await setTimeout(waitMs, undefined, { signal }).catch(() => undefined);
  }
}
