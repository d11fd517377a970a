// Figures for whoever watches the server, in Prometheus' text format: counts and times, of endpoints and kinds of jobs, never
// of people or organizations.
import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '#server/http/parts.ts';
import { countJobs, ledgerLagSeconds } from '#server/postgres/job-queue.ts';

export interface Metrics {
  readonly onAnswered: (answered: Answered) => void;
  readonly onJobDone: (name: string, outcome: 'done' | 'failed', ms: number) => void;
  readonly contentType: string;
  /** Asks the database for what only it knows; what can't be asked is left out. */
  readonly text: () => Promise<string>;
}

export interface MetricsDatabase {
  readonly app: Pool;
  readonly jobs: Pool;
}

/** Seconds: from a look-up in memory to an upload of the largest document. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10, 60];

export function makeMetrics({ app, jobs }: MetricsDatabase): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'breakwater_' });
  const requests = new Histogram({
    name: 'breakwater_request_seconds',
    help: 'Requests by endpoint and status, and how long each took',
    labelNames: ['endpoint', 'status'] as const,
    buckets,
    registers,
  });
  const done = new Histogram({
    name: 'breakwater_job_seconds',
    help: 'Jobs by kind and outcome, and how long each took',
    labelNames: ['job', 'outcome'] as const,
    buckets,
    registers,
  });
  const unanswered = new Counter({
    name: 'breakwater_metrics_unanswered_total',
    help: 'Times when the database could not be asked for figures',
    registers,
  });
  const waiting = new Gauge({
    name: 'breakwater_jobs_waiting',
    help: 'Jobs that wait or run, by kind',
    labelNames: ['job'] as const,
    registers,
  });
  const failed = new Gauge({
    name: 'breakwater_jobs_failed',
    help: 'Jobs that failed as often as they may, by kind: somebody must look',
    labelNames: ['job'] as const,
    registers,
  });
  const lag = new Gauge({
    name: 'breakwater_ledger_lag_seconds',
    help: 'How long the oldest event waits whose jobs are not queued yet',
    registers,
  });
  const connections = new Gauge({
    name: 'breakwater_connections',
    help: 'Connections to the database, by state',
    labelNames: ['state'] as const,
    registers,
  });
  const ask = async (): Promise<void> => {
    for (const one of await countJobs(jobs)) {
      waiting.set({ job: one.name }, one.waiting);
      failed.set({ job: one.name }, one.failed);
    }
    lag.set(await ledgerLagSeconds(app));
  };
  return {
    onAnswered: ({ endpoint, status, ms }) => requests.observe({ endpoint, status }, ms / 1000),
    onJobDone: (job, outcome, ms) => done.observe({ job, outcome }, ms / 1000),
    contentType: registry.contentType,
    text: async () => {
      connections.set({ state: 'idle' }, app.idleCount);
      connections.set({ state: 'used' }, app.totalCount - app.idleCount);
      connections.set({ state: 'awaited' }, app.waitingCount);
      waiting.reset();
      failed.reset();
      await ask().catch(() => unanswered.inc());
      return registry.metrics();
    },
  };
}
