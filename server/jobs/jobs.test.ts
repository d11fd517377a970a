import { setTimeout } from 'node:timers/promises';
import { Writable } from 'node:stream';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { systemClock } from '#ports/clock.ts';
import { systemRandom } from '#ports/random.ts';
import { dispatch } from '#server/jobs/dispatcher.ts';
import { job, type Job } from '#server/jobs/job.ts';
import { startWorker, type WorkerParts } from '#server/jobs/worker.ts';
import { makeLog } from '#server/log.ts';
import type { PlanningParts } from '#server/planning/replan.ts';
import type { Courier } from '#server/webhooks/courier.ts';
import { openPool } from '#server/postgres/connect.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { countJobs, installJobQueue, silentWorkers } from '#server/postgres/job-queue.ts';
import { inTransaction, type Transaction } from '#server/postgres/transaction.ts';
import { ids, makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;
let pool: Pool;
let org: OrganizationId;
let administrator: string;
let transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
const logged: string[] = [];
const log = makeLog('info', new Writable({ write: (chunk, _, done) => (logged.push(String(chunk)), done()) }));

beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.appAddress, { role: 'breakwater_jobs', max: 5, onLost: () => undefined });
  await installJobQueue(database.owner, pool);
  org = await makeOrganization(database, 'Hospital');
  administrator = await signedIn(database, await makeMember(database, org, 'administrator'));
  const dispatcher = await database.service('dispatcher');
  transact = (work) => inTransaction(database.app, dispatcher, work);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const ran: string[] = [];

function counting(name: string, run: Job<{ org: string }>['run']): Job {
  return job({
    name,
    service: 'planner',
    payload: z.strictObject({ org: z.uuid() }),
    after: ({ kind, organizationId }) =>
      kind === `${name}.wanted` ? { payload: { org: organizationId }, key: organizationId } : undefined,
    run,
  });
}

async function happens(kind: string): Promise<void> {
  const object = { kind: 'asset', id: 'pc-14' };
  await inTransaction(database.app, administrator, (tx) =>
    recordEvent(tx, { eventId: ids.next<'event'>(), organizationId: org, object, kind }),
  );
}

function parts(jobs: readonly Job[]): WorkerParts {
  const planning = {} as PlanningParts;
  const courier = {} as Courier;
  const contextFor = () => ({ clock: systemClock, ids, random: systemRandom, log, planning, courier, transact });
  return { jobs, pool, log, contextFor, concurrency: 2 };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 500 && !(await isSo()); turn += 1) await setTimeout(20);
  expect(await isSo()).toBe(true);
}

const waiting = async (name: string) => (await countJobs(pool)).find((one) => one.name === name)?.waiting ?? 0;

describe('what follows from events', () => {
  test('is queued once for each, and once for several under one key', async () => {
    const jobs = [counting('replan', async () => void ran.push('replan'))];
    for (let n = 0; n < 3; n += 1) await happens('replan.wanted');
    await happens('asset.edited');
    expect(await dispatch({ jobs, transact })).toBeGreaterThanOrEqual(4);
    expect(await dispatch({ jobs, transact })).toBe(0);
    expect(await waiting('replan')).toBe(1);
    const worker = await startWorker(parts(jobs));
    await until(() => ran.length === 1);
    await worker.stop();
    expect(await waiting('replan')).toBe(0);
  });

  test('is queued with the place of the reader or not at all', async () => {
    const jobs = [counting('twice', async () => undefined)];
    await happens('twice.wanted');
    await expect(
      transact(async (tx) => {
        await dispatch({ jobs, transact: (work) => work(tx) });
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await waiting('twice')).toBe(0);
    expect(await dispatch({ jobs, transact })).toBe(1);
    expect(await waiting('twice')).toBe(1);
  });

  test('is queued by the dispatcher alone', async () => {
    const ask = `SELECT breakwater.queue_job('replan', '{}', 'x')`;
    await expect(inTransaction(database.app, administrator, (tx) => tx.query(ask))).rejects.toMatchObject({
      code: '42501',
    });
    const look = 'SELECT * FROM graphile_worker._private_jobs';
    await expect(inTransaction(database.app, administrator, (tx) => tx.query(look))).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('a worker', () => {
  test('tries again what failed, and lets no word of the failure into log or queue', async () => {
    let turns = 0;
    const jobs = [
      counting('fails', async () => {
        turns += 1;
        throw new Error('canary-7731 of a document');
      }),
    ];
    await happens('fails.wanted');
    await dispatch({ jobs, transact });
    const failed = () =>
      pool.query<{ last_error: string; attempts: number }>(
        `SELECT last_error, attempts FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL`,
      );
    const worker = await startWorker(parts(jobs));
    await until(async () => turns > 0 && (await failed()).rows.length > 0);
    await worker.stop();
    const { rows } = await failed();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.attempts).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('canary');
    expect(logged.join('')).toContain('a job failed');
    // Where it failed is told, in our code.
    expect(logged.find((line) => line.includes('a job failed'))).toMatch(/"kind":"Error","at":\["at .*jobs\.test\.ts/);
    expect(logged.join('')).not.toContain('canary');
  });

  test('says that it lives under the name by which it holds jobs, however long one takes', async () => {
    const begun = Promise.withResolvers<undefined>();
    const end = Promise.withResolvers<undefined>();
    const jobs = [counting('lasts', async () => (begun.resolve(undefined), end.promise))];
    await happens('lasts.wanted');
    await dispatch({ jobs, transact });
    const worker = await startWorker(parts(jobs));
    await begun.promise;
    const alive = async (): Promise<boolean> => {
      const { rowCount } = await pool.query(
        `SELECT FROM graphile_worker._private_jobs AS j
         JOIN breakwater.job_worker AS w ON w.worker_id = j.locked_by
         WHERE j.task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'lasts')`,
      );
      return rowCount === 1;
    };
    try {
      await until(alive);
      // It has held the job for longer than one that says nothing may.
      await pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute'`);
      expect(await silentWorkers(pool)).toEqual([]);
    } finally {
      end.resolve(undefined);
      await worker.stop();
    }
  });

  test('takes over the jobs of one that was killed, and none of one that lives', async () => {
    const jobs = [counting('taken', async () => void ran.push('taken'))];
    await happens('taken.wanted');
    await dispatch({ jobs, transact });
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-dead', locked_at = now() - interval '1 minute'
       WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'taken')`,
    );
    await pool.query(`INSERT INTO breakwater.job_worker VALUES ('worker-dead', now())`);
    expect(await silentWorkers(pool)).toEqual([]);
    await pool.query(`UPDATE breakwater.job_worker SET seen_at = now() - interval '1 minute'`);
    expect(await silentWorkers(pool)).toEqual(['worker-dead']);
    const worker = await startWorker(parts(jobs));
    await until(() => ran.includes('taken'));
    await worker.stop();
  });
});
