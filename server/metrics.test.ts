import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeMetrics } from '#server/metrics.ts';
import { buildHttp } from '#server/http/http.ts';
import { openPool } from '#server/postgres/connect.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { installJobQueue, ledgerLagSeconds } from '#server/postgres/job-queue.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { ids, makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.close());

describe('the figures of a server', () => {
  test('count requests by endpoint and tell of jobs and of the ledger, and of nobody', async () => {
    const { database, parts } = service;
    const jobs = openPool(database.appAddress, { role: 'breakwater_jobs', max: 2, onLost: () => undefined });
    await installJobQueue(database.owner, jobs);
    const metrics = makeMetrics({ app: database.app, jobs });
    const app = buildHttp({
      ...parts,
      onAnswered: metrics.onAnswered,
      metrics: { ...metrics, token: 'a-token-of-the-watcher' },
    });
    const org = await makeOrganization(database, 'Canary Hospital');
    await app.inject({ url: `/api/organizations/${org}/tokens` });
    metrics.onJobDone('replan', 'failed', 40);
    const text = (await app.inject({ url: '/metrics' })).body;
    expect(text).toMatch(/breakwater_request_seconds_count\{endpoint="list-tokens",status="401"\} 1/);
    expect(text).toMatch(/breakwater_job_seconds_count\{job="replan",outcome="failed"\} 1/);
    expect(text).toContain('breakwater_ledger_lag_seconds');
    expect(text).toContain('breakwater_metrics_unanswered_total 0');
    expect(text).not.toContain(org);
    expect(text).not.toContain('Canary');
    await app.close();
    await jobs.end();
  });

  test.each([
    ['this machine', '127.0.0.1', {}, 200],
    ['elsewhere', '192.0.2.7', {}, 404],
    ['elsewhere by a proxy here', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }, 404],
    ['elsewhere with another token', '192.0.2.7', { authorization: 'Bearer another' }, 404],
    ['elsewhere with the token', '192.0.2.7', { authorization: 'Bearer a-token-of-the-watcher' }, 200],
  ])('are told to whoever asks from %s as they should be', async (_, remoteAddress, headers, status) => {
    const metrics = { contentType: 'text/plain', text: async () => 'x', token: 'a-token-of-the-watcher' };
    const app = buildHttp({ ...service.parts, metrics });
    expect((await app.inject({ url: '/metrics', remoteAddress, headers })).statusCode).toBe(status);
    await app.close();
  });

  test('say how long an event waits for its jobs', async () => {
    const { database } = service;
    expect(await ledgerLagSeconds(database.app)).toBe(0);
    const org = await makeOrganization(database, 'Hospital');
    const administrator = await signedIn(database, await makeMember(database, org, 'administrator'));
    const happening = { eventId: ids.next<'event'>(), organizationId: org, kind: 'asset.edited' };
    await inTransaction(database.app, administrator, (tx) =>
      recordEvent(tx, { ...happening, object: { kind: 'asset', id: 'pc-14' } }),
    );
    expect(await ledgerLagSeconds(database.app)).toBeGreaterThan(0);
  });
});
