// Runs queued jobs, each under the session of its service, and takes over those of workers that died.
import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import {
  Logger,
  makeWorkerUtils,
  run,
  type Runner,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';
import { crashPoint } from '#server/crash-points.ts';
import type { Job, JobContext } from '#server/jobs/job.ts';
import type { Log } from '#server/log.ts';
import { holdingWorkers, sayAlive, silentSecondsMax, silentWorkers } from '#server/postgres/job-queue.ts';

export interface WorkerParts {
  readonly jobs: readonly Job[];
  /** Connections that speak as breakwater_jobs. */
  readonly pool: Pool;
  readonly log: Log;
  /** Everything of a job's context but its end. */
  readonly contextFor: (job: Job) => Omit<JobContext, 'signal'>;
  readonly concurrency: number;
  /** No other process works on this database: whatever jobs are held at the start, their workers are dead. */
  readonly isAlone?: boolean;
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
const beginAgainMs = 1000;

export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { pool, log } = parts;
  const stopping = new AbortController();
  const logger = new Logger(() => (level, message) => {
    // Its messages may quote a payload or an error's words: the level says enough for ours.
    if (level === 'error')
      log.error({ of: 'graphile-worker', length: message.length }, 'the queue of jobs had a failure');
  });
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  const takeOver = async (dead: readonly string[]): Promise<void> => {
    if (dead.length === 0) return;
    await utils.forceUnlockWorkers([...dead]);
    log.warn({ workers: dead.length }, 'jobs of workers that died were taken over');
  };
  if (parts.isAlone === true) await takeOver(await holdingWorkers(pool));
  const running = new Running(parts, logger, stopping.signal);
  await running.begin();
  const lasting = running.last(takeOver);
  const beat = async (): Promise<void> => {
    await sayAlive(pool, running.names);
    await takeOver(await silentWorkers(pool));
  };
  const beating = keepBeating(beat, log, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running.stop();
      await Promise.all([lasting, beating]);
      await utils.release();
    },
  };
}

/** The workers of the queue's own library: they end where the database is gone at the wrong moment, and are begun again. */
class Running {
  readonly #parts: WorkerParts;
  readonly #logger: Logger;
  readonly #signal: AbortSignal;
  #runner: Runner | undefined;
  #name: string | undefined;

  constructor(parts: WorkerParts, logger: Logger, signal: AbortSignal) {
    this.#parts = parts;
    this.#logger = logger;
    this.#signal = signal;
  }

  /** Under which jobs are held here. */
  get names(): readonly string[] {
    return this.#name === undefined ? [] : [this.#name];
  }

  async begin(): Promise<void> {
    const { pool, concurrency } = this.#parts;
    const events: WorkerEvents = new EventEmitter();
    // Jobs are held in the name of the pool, not of the one worker in it that runs them.
    events.on('pool:create', ({ workerPool }) => (this.#name = workerPool.id));
    this.#runner = await run({
      pgPool: pool,
      logger: this.#logger,
      events,
      concurrency,
      noHandleSignals: true,
      pollInterval: 1000,
      // Told at once, but by the way on which a failure to tell is caught: on the other it would end this process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      taskList: tasksOf(this.#parts, this.#signal),
    });
  }

  /** Begins again whenever they ended unasked, and frees what they held. */
  async last(takeOver: (dead: readonly string[]) => Promise<void>): Promise<void> {
    const { log } = this.#parts;
    const ended: string[] = [];
    while (!this.#signal.aborted) {
      await this.#runner?.promise.catch(() => undefined);
      if (this.#signal.aborted) return;
      ended.push(...this.names);
      [this.#runner, this.#name] = [undefined, undefined];
      await setTimeout(beginAgainMs, undefined, { signal: this.#signal }).catch(() => undefined);
      try {
        await takeOver(ended);
        ended.length = 0;
        if (this.#signal.aborted) return;
        await this.begin();
        // Told to stop while they began.
        if (this.#signal.aborted) return await this.stop();
        log.warn('workers of jobs had ended, and were begun again');
      } catch (error) {
        log.error({ err: error }, 'workers of jobs have ended, and could not be begun again yet');
      }
    }
  }

  /** Settles when what runs has ended. */
  async stop(): Promise<void> {
    await this.#runner?.stop().catch(() => undefined);
  }
}

async function keepBeating(beat: () => Promise<void>, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await beat().catch((error: unknown) => log.error({ err: error }, 'a worker could not say that it lives'));
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
        log.error({ job: job.name, err: error }, 'a job failed and is tried again');
      }
      // The queue keeps an error's message: that of the cause might hold what a row or a document says.
      throw new JobFailed(`${job.name} failed`);
    };
  }
  return tasks;
}
