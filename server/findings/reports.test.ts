import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { bare as content } from '#core/findings/fixtures/reports.ts';
import type { ReportContent } from '#core/findings/report.ts';
import { buildHttp } from '#server/http/http.ts';
import { eventsOf, memberOf, organizationOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let clearinghouse: Awaited<ReturnType<typeof organizationOf>>;
let lab: Awaited<ReturnType<typeof organizationOf>>;
let other: Awaited<ReturnType<typeof organizationOf>>;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  clearinghouse = await organizationOf(app, service.database, 'Clearinghouse', 'clearinghouse');
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  lab = await organizationOf(app, service.database, 'Lab');
  other = await organizationOf(app, service.database, 'Vendor', 'software_vendor');
});

const reportsOf = (org: OrganizationId): string => `/organizations/${org}/reports`;

async function handedIn(more: Partial<ReportContent> = {}) {
  const told = await lab.administrator.ask('POST', reportsOf(lab.id), { ...content, ...more });
  expect(told.status).toBe(201);
  const { id, receipt, clocks } = told.json;
  return { id: textOf(id) ?? '', receipt: textOf(receipt) ?? '', clocks };
}

async function titlesOf(who: Somebody, org: OrganizationId): Promise<readonly unknown[] | number> {
  const { status, json } = await who.ask('GET', reportsOf(org));
  const reports = json['reports'];
  return Array.isArray(reports) ? reports.map(({ title }) => String(title)) : status;
}

describe('a report', () => {
  test('is read by those of its organization and of the clearinghouse who may, and by nobody else', async () => {
    const { id } = await handedIn();
    const readers = {
      operator: await memberOf(app, service.database, lab.id, 'operator'),
      auditor: await memberOf(app, service.database, lab.id, 'auditor'),
    };
    for (const reader of Object.values(readers)) {
      expect(await titlesOf(reader, lab.id)).toEqual([content.title]);
      expect((await reader.ask('GET', `${reportsOf(lab.id)}/${id}`)).json['content']).toEqual(content);
    }
    const coordinator = await memberOf(app, service.database, clearinghouse.id, 'operator');
    expect(await titlesOf(coordinator, clearinghouse.id)).toContain(content.title);
    const told = await coordinator.ask('GET', `${reportsOf(clearinghouse.id)}/${id}`);
    expect(told.json).toMatchObject({ content, from: { id: lab.id, name: 'Lab' }, grade: 'E0', state: 'received' });

    const outsiders = [
      [await memberOf(app, service.database, lab.id, 'reader'), lab.id],
      [await memberOf(app, service.database, clearinghouse.id, 'reader'), clearinghouse.id],
      [other.administrator, lab.id],
      [other.administrator, clearinghouse.id],
      [coordinator, lab.id],
    ] as const;
    for (const [outsider, org] of outsiders) {
      expect(await titlesOf(outsider, org)).toBe(404);
      expect((await outsider.ask('GET', `${reportsOf(org)}/${id}`)).status).toBe(404);
    }
    expect(await titlesOf(other.administrator, other.id)).toEqual([]);
    expect((await other.administrator.ask('GET', `${reportsOf(other.id)}/${id}`)).status).toBe(404);
  });

  test('is found by row security alone, whatever SQL somebody slips in', async () => {
    await handedIn();
    const reader = await memberOf(app, service.database, lab.id, 'reader');
    const count = (who: Somebody, table: string) =>
      who.inTransaction(service.database.app, async (tx) => {
        const { rows } = await tx.query({ text: `SELECT 1 FROM breakwater.${table}`, values: [] });
        return rows.length;
      });
    for (const who of [reader, other.administrator]) expect(await count(who, 'report')).toBe(0);
    expect(await count(lab.administrator, 'report')).toBe(1);
    expect(await count(clearinghouse.administrator, 'report')).toBeGreaterThan(0);
  });

  test.each([
    `UPDATE breakwater.report SET grade = 'E4'`,
    `UPDATE breakwater.report SET disclose_at = now() + interval '9 years'`,
    'DELETE FROM breakwater.report',
  ])('never changes: %s', async (text) => {
    await handedIn();
    for (const who of [lab.administrator, clearinghouse.administrator]) {
      const trying = who.inTransaction(service.database.app, (tx) => tx.query({ text, values: [] }));
      await expect(trying).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('is handed in for one organization by its own operators and administrators alone', async () => {
    for (const role of ['reader', 'auditor'] as const) {
      const member = await memberOf(app, service.database, lab.id, role);
      expect((await member.ask('POST', reportsOf(lab.id), content)).status).toBe(404);
    }
    expect((await other.administrator.ask('POST', reportsOf(lab.id), content)).status).toBe(404);
    expect((await clearinghouse.administrator.ask('POST', reportsOf(lab.id), content)).status).toBe(404);
    const operator = await memberOf(app, service.database, lab.id, 'operator');
    expect((await operator.ask('POST', reportsOf(lab.id), content)).status).toBe(201);
  });

  test('is handed in by a token that may do no more, and reads none', async () => {
    const wanted = { name: 'pipeline', scopes: ['reports.submit'], days: 1 };
    const made = await lab.administrator.ask('POST', `/organizations/${lab.id}/tokens`, wanted);
    const asked = (method: 'GET' | 'POST', payload?: object) =>
      app.inject({
        method,
        url: `/api${reportsOf(lab.id)}`,
        headers: { authorization: `Bearer ${textOf(made.json['secret']) ?? ''}` },
        ...(payload !== undefined && { payload }),
      });
    expect((await asked('POST', content)).statusCode).toBe(201);
    expect((await asked('GET')).statusCode).toBe(404);
    expect(await titlesOf(lab.administrator, lab.id)).toEqual([content.title]);
  });

  test('is kept once, however often the same request comes, and its receipt is not shown again', async () => {
    const secret = await signedIn(service.database, lab.administrator.id);
    const asked = () =>
      app.inject({
        method: 'POST',
        url: `/api${reportsOf(lab.id)}`,
        headers: { cookie: `__Host-breakwater=${secret}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'once' },
        payload: content,
      });
    expect((await asked()).statusCode).toBe(201);
    const again = await asked();
    expect([again.statusCode, again.json().code]).toEqual([409, 'idempotency.shown_once']);
    expect(await titlesOf(lab.administrator, lab.id)).toEqual([content.title]);
  });

  test('is told to the ledger with nothing of what it says', async () => {
    const { id } = await handedIn();
    const events = await eventsOf(service.database, lab.id);
    expect(JSON.stringify(events)).toContain('report.submitted');
    const root = await service.database.owner.query(
      'SELECT e::text AS row FROM breakwater.event AS e WHERE object_id = $1',
      [id],
    );
    expect(root.rows).toHaveLength(1);
    expect(JSON.stringify(root.rows)).not.toMatch(/header|E0/);
  });

  test.each([
    [{ affected: [{ package: 'pkg:npm/header-reader@1.0', versions: '1.0' }] }, 'report.package'],
    [{ affected: [{ package: 'header-reader', versions: '1.0' }] }, 'report.package'],
    [{ zone: 'Mars/Olympus' }, 'report.zone'],
    [{ zone: '+02:00' }, 'report.zone'],
    [{ silentUntil: '2020-01-01' }, 'report.silence'],
    [{ silentUntil: '2199-01-01' }, 'report.silence'],
    [{ reproduction: { steps: 'Send it.', runs: { succeeded: 3, tried: 2 } } }, 'report.runs'],
  ] as const)('that says %j is refused, and nothing is kept of it', async (more, code) => {
    const told = await lab.administrator.ask('POST', reportsOf(lab.id), { ...content, ...more });
    expect([told.status, told.code]).toEqual([422, code]);
    expect(await titlesOf(lab.administrator, lab.id)).toEqual([]);
  });

  test('that is used in attacks has shorter clocks, with the reason', async () => {
    const { id, clocks } = await handedIn({ exploitation: 'observed' });
    const { json } = await lab.administrator.ask('GET', `${reportsOf(lab.id)}/${id}`);
    expect(json['clocks']).toEqual(clocks);
    expect(json['reasons']).toContainEqual({
      clock: 'disclose',
      endsAt: Object(clocks).discloseAt,
      why: expect.stringMatching(/^7 calendar days\. Anthropic/),
    });
  });
});

describe('a receipt', () => {
  test('tells anybody state and clocks, and nothing else', async () => {
    const { receipt, clocks } = await handedIn();
    for (const typed of [receipt, receipt.toLowerCase().replaceAll('-', '')]) {
      const { statusCode, body } = await app.inject(`/api/receipts/${typed}`);
      expect(statusCode).toBe(200);
      expect(JSON.parse(body)).toEqual({ receivedAt: expect.any(String), state: 'received', clocks });
    }
  });

  test('that never was looks like whatever is absent', async () => {
    const { receipt } = await handedIn();
    const last = receipt.at(-1) === '0' ? '1' : '0';
    const absent = await app.inject('/api/organizations/nonsense/nothing');
    for (const typed of [`${receipt.slice(0, -1)}${last}`, 'BWR', '%00', '0'.repeat(100)]) {
      const told = await app.inject(`/api/receipts/${typed}`);
      expect([told.statusCode, told.body]).toEqual([404, absent.body]);
    }
  });

  test('is kept as a digest alone, and guesses of it wait', async () => {
    const { receipt } = await handedIn();
    const { rows } = await service.database.owner.query('SELECT r::text AS row FROM breakwater.report AS r');
    expect(JSON.stringify(rows)).not.toContain(receipt);
    const limited = buildHttp(service.parts);
    const asked = [];
    for (let at = 0; at < 12; at += 1) asked.push((await limited.inject('/api/receipts/BWR')).statusCode);
    await limited.close();
    expect(asked.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
  });
});
