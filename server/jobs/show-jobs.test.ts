// How the queue stands, as the clearinghouse is told of it over the API.
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, organizationOf, plenty } from '#server/parties/fixtures/asking.ts';
import { openPool } from '#server/postgres/connect.ts';
import { installJobQueue } from '#server/postgres/job-queue.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let pool: Pool;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
});
afterAll(async () => {
  await pool.end();
  await app.close();
  await service.close();
});

test('jobs are told to the clearinghouse alone, by kind, and nothing of what they are about', async () => {
  const { database } = service;
  const clearinghouse = await organizationOf(app, database, 'Clearinghouse', 'clearinghouse');
  const path = `/organizations/${clearinghouse.id}/jobs`;
  pool = openPool(database.appAddress, { role: 'breakwater_jobs', max: 2, onLost: () => undefined });
  expect((await clearinghouse.administrator.ask('GET', path)).json).toMatchObject({ kinds: [], failures: [] });
  await installJobQueue(database.owner, pool);
  for (const key of ['a', 'b', 'c', 'd']) {
    const payload = JSON.stringify({ canary: key });
    await pool.query(`SELECT graphile_worker.add_job('replan-organization', $1::json, job_key => $2)`, [payload, key]);
  }
  await pool.query(`
    UPDATE graphile_worker._private_jobs
    SET attempts = CASE key WHEN 'b' THEN 3 ELSE max_attempts END, last_error = 'canary of an error'
    WHERE key IN ('b', 'c')`);
  await pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'w' WHERE key = 'd'`);
  const { status, json } = await clearinghouse.administrator.ask('GET', path);
  expect(status).toBe(200);
  expect(json['kinds']).toEqual([
    {
      name: 'replan-organization',
      waiting: 2,
      running: 1,
      retried: 1,
      failed: 1,
      waitingSince: expect.stringMatching(/^\d{4}-.*Z$/),
    },
  ]);
  expect(json['failures']).toHaveLength(2);
  expect(json['failures']).toContainEqual(expect.objectContaining({ attempts: 3, nextAt: expect.any(String) }));
  expect(JSON.stringify(json)).not.toContain('canary');
  const reader = await memberOf(app, database, clearinghouse.id, 'reader');
  expect((await reader.ask('GET', path)).status).toBe(404);
  const hospital = await organizationOf(app, database, 'Hospital');
  expect((await hospital.administrator.ask('GET', path)).status).toBe(404);
  const own = await hospital.administrator.ask('GET', `/organizations/${hospital.id}/jobs`);
  expect([own.status, own.code]).toEqual([403, 'jobs.not_clearinghouse']);
  // Nor by SQL that somebody slips in.
  const slipped = await hospital.administrator.inTransaction(database.app, (tx) =>
    tx.query({ text: 'SELECT * FROM breakwater.jobs_by_kind($1)', values: [clearinghouse.id] }),
  );
  expect(slipped.rows).toEqual([]);
});
