// A kind of job: what the service does by itself after something happened. Each acts under a session of its own.
import type { z } from 'zod';
import type { Clock } from '#ports/clock.ts';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import type { Log } from '#server/log.ts';
import type { PlanningParts } from '#server/planning/replan.ts';
import type { LedgerEvent } from '#server/postgres/events.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Courier } from '#server/webhooks/courier.ts';

/** The outside, as jobs may use it. */
export interface JobContext {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly planning: PlanningParts;
  readonly courier: Courier;
  /** Runs `work` in a transaction of the job's own service. */
  readonly transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
  /** Ends the job where the server stops: a job that may take long looks at it. */
  readonly signal: AbortSignal;
}

/** What follows from an event. */
interface Follows<Payload> {
  /** Ids only: content stays where row security guards it. */
  readonly payload: Payload;
  /** A job that waits under the same key stands for both. */
  readonly key: string;
}

/**
 * A job MUST do the same when it is run again, also after it was cut off in the middle: a worker that dies has its jobs
 * taken over.
 */
export interface Job<Payload = unknown> {
  /** A verb first: `replan-organization`. */
  readonly name: string;
  /** The service principal whose session it acts under: row security names it. */
  readonly service: string;
  readonly payload: z.ZodType<Payload>;
  /** What it does after this event; `undefined`: nothing. */
  readonly after: (event: LedgerEvent) => Follows<Payload> | undefined;
  readonly run: (context: JobContext, payload: Payload) => Promise<void>;
}

/** Binds a job's types together, for the list of all. */
export function job<Payload>(one: Job<Payload>): Job {
  return {
    ...one,
    run: async (context, payload) => one.run(context, one.payload.parse(payload)),
  };
}
