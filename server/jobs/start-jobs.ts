// Jobs within a running server: the dispatcher and a worker, each kind of job under a session of its own.
import type { Pool } from 'pg';
import type { Job } from '#server/jobs/job.ts';
import { runDispatcher } from '#server/jobs/dispatcher.ts';
import { startWorker, type WorkerParts } from '#server/jobs/worker.ts';
import type { Log } from '#server/log.ts';
import type { Outside } from '#server/operations/context.ts';
import { openJobSession, renewJobSession } from '#server/postgres/job-session.ts';
import { inTransaction, type Transaction } from '#server/postgres/transaction.ts';

export interface JobsParts {
  readonly jobs: readonly Job[];
  readonly outside: Outside;
  readonly log: Log;
  readonly onDone?: WorkerParts['onDone'];
  readonly isAlone?: boolean;
}

export interface JobsDatabase {
  /** As breakwater_app. */
  readonly app: Pool;
  /** As breakwater_owner. */
  readonly ownerPool: Pool;
  /** As breakwater_jobs. */
  readonly jobs: Pool;
}

export interface RunningJobs {
  /** Settles when what runs has ended; what waits stays queued. */
  readonly stop: () => Promise<void>;
}

/** Two at a time: planning uses a core, and requests need one. */
const concurrency = 2;
const renewEveryMs = 24 * 60 * 60 * 1000;

/** The queue is installed. */
export async function startJobs(parts: JobsParts, database: JobsDatabase): Promise<RunningJobs> {
  const { jobs, outside, log } = parts;
  const { app, ownerPool } = database;
  const secrets = new Map<string, string>();
  for (const service of new Set(['dispatcher', ...jobs.map(({ service: own }) => own)])) {
    secrets.set(service, await openJobSession(ownerPool, service, outside));
  }
  const transactOf =
    (service: string) =>
    <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
      inTransaction(app, secrets.get(service), work);
  const worker = await startWorker({
    jobs,
    pool: database.jobs,
    log,
    concurrency,
    isAlone: parts.isAlone === true,
    ...(parts.onDone === undefined ? {} : { onDone: parts.onDone }),
    contextFor: ({ service }) => ({ ...outside, log, transact: transactOf(service) }),
  });
  const stopping = new AbortController();
  const dispatching = runDispatcher({ jobs, log, transact: transactOf('dispatcher') }, stopping.signal);
  const renewing = setInterval(() => {
    for (const service of secrets.keys()) {
      transactOf(service)(renewJobSession).catch((error: unknown) =>
        log.error({ service, err: error }, 'the session of a kind of job could not be renewed'),
      );
    }
  }, renewEveryMs);
  return {
    stop: async () => {
      clearInterval(renewing);
      stopping.abort();
      await dispatching;
      await worker.stop();
    },
  };
}
