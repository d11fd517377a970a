// Runs queued jobs, each under the session of its service, and takes over those of workers that died.
import { setTimeout } from 'node:timers/promises';
import { Logger, makeWorkerUtils, run, type Task, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { crashPoint } from '#server/crash-points.ts';
import type { Job, JobContext } from '#server/jobs/job.ts';
import { errorFields, type Log } from '#server/log.ts';
import { sayAlive, silentSecondsMax, silentWorkers } from '#server/postgres/job-queue.ts';

export interface WorkerParts {
  readonly jobs: readonly Job[];
  /** Connections that speak as breakwater_jobs. */
  readonly pool: Pool;
  readonly log: Log;
  /** Everything of a job's context but its end. */
  readonly contextFor: (job: Job) => Omit<JobContext, 'signal'>;
  readonly concurrency: number;
  /** For whoever counts: a job ended, well or not. */
  readonly onDone?: (name: string, outcome: 'done' | 'failed', ms: number) => void;
}

/** Tells the queue to try again, and no more. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
  readonly code = 'job.failed';
  readonly retry = 'later';
}

export interface Worker {
  /** Settles when what runs has ended; what waits stays queued. */
  readonly stop: () => Promise<void>;
}

const aliveEveryMs = (silentSecondsMax * 1000) / 4;

export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { pool, log, concurrency } = parts;
  const stopping = new AbortController();
  const logger = new Logger(() => (level, message) => {
    // Its messages may quote a payload or an error's words: the level says enough for ours.
    if (level === 'error')
      log.error({ of: 'graphile-worker', length: message.length }, 'the queue of jobs had a failure');
  });
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  const runner = await run({
    pgPool: pool,
    logger,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList: tasksOf(parts, stopping.signal),
  });
  const workers = new Set<string>();
  runner.events.on('worker:getJob:start', ({ worker }) => void workers.add(worker.workerId));
  const beat = async (): Promise<void> => {
    await sayAlive(pool, [...workers]);
    const silent = await silentWorkers(pool);
    if (silent.length > 0) {
      await utils.forceUnlockWorkers([...silent]);
      log.warn({ workers: silent.length }, 'jobs of workers that died were taken over');
    }
  };
  const beating = keepBeating(beat, log, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await beating;
      await utils.release();
    },
  };
}

async function keepBeating(beat: () => Promise<void>, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await beat().catch((error: unknown) =>
      log.error({ err: errorFields(error) }, 'a worker could not say that it lives'),
    );
    await setTimeout(aliveEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

function tasksOf({ jobs, log, contextFor, onDone }: WorkerParts, signal: AbortSignal): TaskList {
  const tasks: Record<string, Task> = {};
  for (const job of jobs) {
    tasks[job.name] = async (payload) => {
      const begunAt = performance.now();
      const ended = (outcome: 'done' | 'failed'): void => onDone?.(job.name, outcome, performance.now() - begunAt);
      try {
        crashPoint('job.taken', job.name);
        await job.run({ ...contextFor(job), signal }, payload);
        crashPoint('job.ran', job.name);
        return ended('done');
      } catch (error) {
        ended('failed');
        log.error({ job: job.name, err: errorFields(error) }, 'a job failed and is tried again');
      }
      // The queue keeps an error's message: that of the cause might hold what a row or a document says.
      throw new JobFailed(`${job.name} failed`);
    };
  }
  return tasks;
}
