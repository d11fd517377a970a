// The queue of jobs: graphile-worker's schema, how jobs get in, how jobs of a worker that died come free.
import { runMigrations } from 'graphile-worker';
import { escapeIdentifier, type Pool } from 'pg';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { LedgerPlace } from '#server/postgres/events.ts';
import { find, json, list, sql, write, writeAny, type Askable } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A worker that has said nothing for so long is dead; it says so three times meanwhile. */
export const silentSecondsMax = 45;

/**
 * Brings graphile-worker's schema to its release. It belongs to breakwater_jobs, which may make one meanwhile and not
 * afterwards.
 *
 * @param owner of the database
 * @param jobs connections that speak as breakwater_jobs
 */
export async function installJobQueue(owner: Pool, jobs: Pool): Promise<void> {
  const named = await find(owner, sql`SELECT current_database()::text AS name`, 'database', (row) => row.text('name'));
  const database = escapeIdentifier(named ?? '');
  await owner.query(`GRANT CREATE ON DATABASE ${database} TO breakwater_jobs`);
  try {
    await runMigrations({ pgPool: jobs });
  } finally {
    await owner.query(`REVOKE CREATE ON DATABASE ${database} FROM breakwater_jobs`);
  }
}

/** A job to be queued; one that waits under the same key stands for both. */
export interface QueuedJob {
  readonly name: string;
  readonly payload: unknown;
  readonly key: string;
}

/** In a transaction of the dispatcher. */
export async function queueJob(tx: Transaction, { name, payload, key }: QueuedJob): Promise<void> {
  await writeAny(tx, sql`SELECT breakwater.queue_job(${name}, ${json(payload)}, ${key})`);
}

/** Where the dispatcher stands; locked until the transaction ends, so that of two dispatchers one reads on. */
export async function lockPlace(tx: Transaction, reader: string): Promise<LedgerPlace> {
  const made = sql`
    INSERT INTO breakwater.ledger_reader (name, xid, position)
    VALUES (${reader}, '0', 0)
    ON CONFLICT DO NOTHING`;
  await writeAny(tx, made);
  const query = sql`
    SELECT xid::text AS place_xid, position
    FROM breakwater.ledger_reader
    WHERE name = ${reader}
    FOR UPDATE`;
  const place = await find(tx, query, 'ledger_reader', (row) => ({
    xid: row.text('place_xid'),
    position: row.number('position'),
  }));
  if (place === undefined) throw new Error('the place of a reader of the ledger is gone');
  return place;
}

export async function movePlace(tx: Transaction, reader: string, { xid, position }: LedgerPlace): Promise<void> {
  const query = sql`
    UPDATE breakwater.ledger_reader
    SET xid = ${xid}::xid8, position = ${position}, read_at = now()
    WHERE name = ${reader}`;
  await write(tx, query, 1);
}

/** As breakwater_jobs: these workers live. Those that have been silent for a day are forgotten. */
export async function sayAlive(jobs: Askable, workers: readonly string[]): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.job_worker (worker_id)
    SELECT unnest(${workers}::text[])
    ON CONFLICT (worker_id) DO UPDATE SET seen_at = now()`;
  await writeAny(jobs, query);
  await writeAny(jobs, sql`DELETE FROM breakwater.job_worker WHERE seen_at < now() - interval '1 day'`);
}

/** As breakwater_jobs: whoever holds jobs, alive or not. */
export async function holdingWorkers(jobs: Askable): Promise<readonly string[]> {
  const query = sql`
    SELECT DISTINCT locked_by
    FROM graphile_worker._private_jobs
    WHERE locked_by IS NOT NULL`;
  return list(jobs, query, 'job', (row) => row.text('locked_by'));
}

/** As breakwater_jobs: workers that hold jobs and have said nothing for too long. */
export async function silentWorkers(jobs: Askable): Promise<readonly string[]> {
  const query = sql`
    SELECT DISTINCT j.locked_by
    FROM graphile_worker._private_jobs AS j
    LEFT JOIN breakwater.job_worker AS w ON w.worker_id = j.locked_by
    WHERE j.locked_by IS NOT NULL
      AND greatest(j.locked_at, w.seen_at) < now() - ${silentSecondsMax} * interval '1 second'`;
  return list(jobs, query, 'job_worker', (row) => row.text('locked_by'));
}

/** As breakwater_jobs: jobs that wait or run, and those that failed for good, by name. */
export async function countJobs(
  jobs: Askable,
): Promise<readonly { readonly name: string; readonly waiting: number; readonly failed: number }[]> {
  const query = sql`
    SELECT t.identifier AS name,
           count(*) FILTER (WHERE j.attempts < j.max_attempts) AS waiting,
           count(*) FILTER (WHERE j.attempts >= j.max_attempts) AS failed
    FROM graphile_worker._private_jobs AS j
    JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
    GROUP BY t.identifier
    ORDER BY t.identifier`;
  return list(jobs, query, 'job', (row) => ({
    name: row.text('name'),
    waiting: row.number('waiting'),
    failed: row.number('failed'),
  }));
}

/** How long the oldest event waits that the dispatcher has not read; 0 where it has read all. Known to the owner's function. */
export async function ledgerLagSeconds(db: Askable): Promise<number> {
  const query = sql`SELECT breakwater.ledger_lag_seconds() AS lag`;
  return (await find(db, query, 'event', (row) => row.number('lag'))) ?? 0;
}

/** Jobs of one kind, as the administrator of the clearinghouse may see them. */
export interface JobsOfKind {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  readonly retried: number;
  readonly failed: number;
  readonly waitingSince: Temporal.Instant | undefined;
}

/** None to whoever does not administer the clearinghouse. */
export async function jobsByKind(tx: Transaction, clearinghouse: OrganizationId): Promise<readonly JobsOfKind[]> {
  const query = sql`
    SELECT name, waiting, running, retried, failed, waiting_since
    FROM breakwater.jobs_by_kind(${clearinghouse})`;
  return list(tx, query, 'job', (row) => ({
    name: row.text('name'),
    waiting: row.number('waiting'),
    running: row.number('running'),
    retried: row.number('retried'),
    failed: row.number('failed'),
    waitingSince: row.optional('waiting_since', (column) => row.instant(column)),
  }));
}

/** A job that failed: nothing of what it is about. */
export interface FailedJob {
  readonly name: string;
  readonly attempts: number;
  readonly attemptsMax: number;
  readonly failedAt: Temporal.Instant;
  /** None: it is not tried again. */
  readonly nextAt: Temporal.Instant | undefined;
}

/** Newest first; none to whoever does not administer the clearinghouse. */
export async function failedJobs(
  tx: Transaction,
  clearinghouse: OrganizationId,
  limit: number,
): Promise<readonly FailedJob[]> {
  const query = sql`
    SELECT name, attempts, attempts_max, failed_at, next_at
    FROM breakwater.failed_jobs(${clearinghouse}, ${limit})`;
  return list(tx, query, 'job', (row) => ({
    name: row.text('name'),
    attempts: row.number('attempts'),
    attemptsMax: row.number('attempts_max'),
    failedAt: row.instant('failed_at'),
    nextAt: row.optional('next_at', (column) => row.instant(column)),
  }));
}
