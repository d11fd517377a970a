import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ReportContent } from '#core/findings/report.ts';
import { listOf, textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { daysFromNow } from '#server/frontier/fixtures/from-now.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
let model: string;
let evaluator: Somebody;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  const { developer, evaluator: holder } = parties;
  model = await enrolled(developer, 'Nimbus 5');
  const notice = {
    releases: { 'trusted-partners': { at: daysFromNow(20).slice(0, 16), zone: 'UTC' } },
    daysOffered: 30,
    audience: 'developer',
  };
  await developer.administrator.ask('POST', `/frontier/models/${model}/notices`, notice);
  const grant = {
    purpose: 'evaluation',
    scopes: ['model', 'record'],
    opensAt: daysFromNow(-0.5),
    expiresAt: daysFromNow(10),
  };
  evaluator = (await letIn(app, service, { developer, holder, model, grant })).person;
});

const report: ReportContent = {
  title: 'Writes past the end of a frame',
  affected: [{ package: 'pkg:npm/frame-writer', versions: 'before 3.1' }],
  flaw: 'A count is taken as it is sent.',
  found: { finder: 'by_ai', isTextByAi: true },
  exploitation: 'none_known',
  credit: { wish: 'anonymous' },
  zone: 'UTC',
};
const provenance = { run: 'task 17', log: 'a'.repeat(64), sample: '4' };

function handIn(who: Somebody, more: Partial<ReportContent> = {}) {
  return who.ask('POST', `/frontier/models/${model}/findings`, { report: { ...report, ...more }, provenance });
}

test('a flaw found while testing is a report at once, with its clocks, and the model’s own people see where it came from', async () => {
  const told = await handIn(evaluator);
  expect(told).toMatchObject({ status: 201, json: { grade: expect.any(String), receipt: expect.any(String) } });
  expect(told.json['clocks']).toMatchObject({ discloseAt: expect.any(String) });
  const seen = await parties.developer.administrator.ask('GET', `/frontier/models/${model}/findings`);
  expect(seen.json['findings']).toMatchObject([{ report: told.json['id'], provenance, isOurs: false }]);
});

test('no reader of the report learns the model, and no reader of the model reads the report', async () => {
  const { json } = await handIn(evaluator);
  const id = textOf(json['id']) ?? '';
  const { clearinghouse, developer, evaluator: lab } = parties;
  for (const [who, org] of [
    [clearinghouse.administrator, clearinghouse.id],
    [lab.administrator, lab.id],
  ] as const) {
    const read = await who.ask('GET', `/organizations/${org}/reports/${id}`);
    expect(read).toMatchObject({ status: 200, json: { content: { title: report.title } } });
    expect(JSON.stringify(read.json)).not.toMatch(/Nimbus|task 17|aaaa/);
    expect(JSON.stringify(read.json)).not.toContain(model);
  }
  const path = `/organizations/${developer.id}/reports`;
  expect((await developer.administrator.ask('GET', `${path}/${id}`)).status).toBe(404);
  expect(listOf((await developer.administrator.ask('GET', path)).json['reports'])).toEqual([]);
});

test('a report that names the model is not taken', async () => {
  const told = await handIn(evaluator, { flaw: 'Found by NIMBUS 5 in an hour.' });
  expect(told).toMatchObject({ status: 422, code: 'finding.names_model' });
});

test('who may not use the model hands in nothing of it', async () => {
  for (const who of [parties.nsa, parties.rival, parties.hospital]) {
    expect((await handIn(who.administrator)).status).toBe(404);
  }
});
