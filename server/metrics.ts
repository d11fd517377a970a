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

export function makeMetrics(database: MetricsDatabase): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'breakwater_' });
  const requests = timesOf(registry, 'request', ['endpoint', 'status']);
  const done = timesOf(registry, 'job', ['job', 'outcome']);
  const unanswered = new Counter({
    name: 'breakwater_metrics_unanswered_total',
    help: 'Times when the database could not be asked for figures',
    registers: [registry],
  });
  const ask = asked(registry, database);
  return {
    onAnswered: ({ endpoint, status, ms }) => requests.observe({ endpoint, status }, ms / 1000),
    onJobDone: (job, outcome, ms) => done.observe({ job, outcome }, ms / 1000),
    contentType: registry.contentType,
    text: async () => {
      await ask().catch(() => unanswered.inc());
      return registry.metrics();
    },
  };
}

function timesOf<Label extends string>(registry: Registry, what: string, labelNames: Label[]): Histogram<Label> {
  const help = `Each ${what}, and how long it took, by ${labelNames.join(' and ')}`;
  return new Histogram({ name: `breakwater_${what}_seconds`, help, labelNames, buckets, registers: [registry] });
}

/** What is asked anew each time: of the pool, and of the database. */
function asked(registry: Registry, { app, jobs }: MetricsDatabase): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name: `breakwater_${name}`, help, labelNames, registers: [registry] });
  const waiting = gauge('jobs_waiting', 'Jobs that wait or run, by kind', ['job']);
  const failed = gauge('jobs_failed', 'Jobs that failed as often as they may, by kind: somebody must look', ['job']);
  const lag = gauge('ledger_lag_seconds', 'How long the oldest event waits whose jobs are not queued yet', []);
  const connections = gauge('connections', 'Connections to the database, by state', ['state']);
  return async () => {
    connections.set({ state: 'idle' }, app.idleCount);
    connections.set({ state: 'used' }, app.totalCount - app.idleCount);
    connections.set({ state: 'awaited' }, app.waitingCount);
    waiting.reset();
    failed.reset();
    for (const one of await countJobs(jobs)) {
      waiting.set({ job: one.name }, one.waiting);
      failed.set({ job: one.name }, one.failed);
    }
    lag.set(await ledgerLagSeconds(app));
  };
}
