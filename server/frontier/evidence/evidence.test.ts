import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLog } from '#cli/frontier/read-log.ts';
import { recordsOf, textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { tableOf } from '#server/frontier/fixtures/frontier-files.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { shared } from '#tests/shared.ts';
import { testService, type TestService } from '#tests/whole-server.ts';
import { zipOf } from '#tests/zip-file.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
let model: string;

beforeAll(async () => {
  service = await testService({ apart: true });
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
  model = await enrolled(parties.developer);
}, 120_000);
afterAll(async () => {
  await app.close();
  await service.close();
});

const evidencePath = (): string => `/frontier/models/${model}/evidence`;

function holderOf(holder: 'evaluator' | 'cisa', purpose: string, scopes: readonly string[]): Promise<Somebody> {
  const grant = { purpose, scopes, opensAt: hoursFromNow(-1), expiresAt: hoursFromNow(24) };
  return letIn(app, service, { developer: parties.developer, holder: parties[holder], model, grant }).then(
    ({ person }) => person,
  );
}

describe('evidence', () => {
  test('is read apart, counted, and kept with its digests', async () => {
    const { administrator } = parties.developer;
    const told = await administrator.ask('POST', evidencePath(), tableOf({ nimbus: 60 }));
    expect(told).toMatchObject({
      status: 201,
      json: { kind: 'table in CSV', alias: 'nimbus', runs: 60, families: 7, refusals: [], isOwn: true },
    });
    expect(textOf(told.json['scoredDigest'])).toMatch(/^[0-9a-f]{64}$/);
    const listed = await administrator.ask('GET', evidencePath());
    expect(recordsOf(listed.json['evidence'])).toContainEqual(told.json);
    const { json } = await administrator.ask('GET', `${evidencePath()}/${textOf(told.json['id'])}/runs`);
    const again = await administrator.ask('POST', evidencePath(), Buffer.from(textOf(json['file']) ?? ''));
    expect(again.json).toMatchObject({ kind: 'table in JSONL', runsDigest: told.json['runsDigest'] });
  });

  test('is the same evidence whatever the model is called', async () => {
    const { administrator } = parties.developer;
    const one = await administrator.ask('POST', evidencePath(), tableOf({ nimbus: 60 }));
    const other = await administrator.ask('POST', evidencePath(), tableOf({ cirrus: 60 }));
    expect(other.json['scoredDigest']).toBe(one.json['scoredDigest']);
    expect(other.json['runsDigest']).not.toBe(one.json['runsDigest']);
  });

  test('of several models is handed in for one of them', async () => {
    const { administrator } = parties.developer;
    const bytes = tableOf({ nimbus: 60, cirrus: 30 });
    expect(await administrator.ask('POST', evidencePath(), bytes)).toMatchObject({ code: 'evidence.which_model' });
    expect(await administrator.ask('POST', `${evidencePath()}?alias=stratus`, bytes)).toMatchObject({
      code: 'evidence.no_such_model',
    });
    expect(await administrator.ask('POST', `${evidencePath()}?alias=cirrus`, bytes)).toMatchObject({
      status: 201,
      json: { alias: 'cirrus', others: ['nimbus'], runs: 60 },
    });
  });

  test('comes from who tests too; who is given the record sees what is told of it, and no runs', async () => {
    const tester = await holderOf('evaluator', 'evaluation', ['record']);
    const told = await tester.ask('POST', evidencePath(), tableOf({ nimbus: 50 }));
    expect(told).toMatchObject({ status: 201, json: { isOwn: false, by: { organization: parties.evaluator.id } } });
    const consulted = await holderOf('cisa', 'consultation', ['record']);
    expect(recordsOf((await consulted.ask('GET', evidencePath())).json['evidence']).length).toBeGreaterThan(1);
    const runs = `${evidencePath()}/${textOf(told.json['id'])}/runs`;
    expect((await consulted.ask('GET', runs)).status).toBe(404);
    expect((await consulted.ask('POST', evidencePath(), tableOf({ nimbus: 50 }))).status).toBe(404);
    const whole = await holderOf('cisa', 'consultation', ['record', 'evidence']);
    expect((await whole.ask('GET', runs)).status).toBe(200);
  });

  test('is nobody else’s to see or to hand in', async () => {
    for (const { administrator } of [parties.rival, parties.hospital, parties.nsa, parties.clearinghouse]) {
      expect((await administrator.ask('GET', evidencePath())).status).toBe(404);
      expect((await administrator.ask('POST', evidencePath(), tableOf({ nimbus: 60 }))).status).toBe(404);
    }
  });

  const member = { name: 'header.json', bytes: Buffer.from('{}') };
  test.for<readonly [string, Uint8Array, string]>([
    ['what is no table', Buffer.from('a,b\n1,2\n'), 'document.kind'],
    ['nothing', new Uint8Array(), 'document.syntax'],
    ['JSON that is no log', Buffer.from('{"a":1}'), 'document.kind'],
    ['an archive that leads out of itself', zipOf([{ ...member, name: '../header.json' }]), 'document.unsafe_name'],
    [
      'an archive that expands beyond measure',
      zipOf([{ ...member, claimed: { size: 2 ** 31 } }]),
      'document.expansion',
    ],
    ['an archive that was cut', zipOf([member]).subarray(0, 60), 'document.corrupt'],
    ['an archive that is altered', zipOf([{ ...member, claimed: { crc: 1 } }]), 'document.corrupt'],
  ])('%s is refused', async ([, bytes, code]) => {
    expect(await parties.developer.administrator.ask('POST', evidencePath(), bytes)).toMatchObject({
      status: 422,
      code,
    });
  });

  test('of more runs than are worked on at once is refused', async () => {
    const many = tableOf({ nimbus: 60 }, 60).toString();
    const [heading = '', ...rows] = many.trimEnd().split('\n');
    const bytes = Buffer.from([heading, ...Array.from({ length: 334 }, () => rows).flat(), ''].join('\n'));
    expect(await parties.developer.administrator.ask('POST', evidencePath(), bytes)).toMatchObject({
      code: 'evidence.too_many_runs',
    });
  });

  test('an archive is refused as the command refuses it', async () => {
    const bytes = zipOf([{ ...member, name: '../header.json' }]);
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    writeFileSync(join(folder, 'log.eval'), bytes);
    const told = await parties.developer.administrator.ask('POST', evidencePath(), bytes);
    await expect(readLog(join(folder, 'log.eval'))).rejects.toMatchObject({ code: told.code });
    rmSync(folder, { recursive: true });
  });
});

describe.skipIf(shared === undefined)('real files', () => {
  const folder = `${shared}/suites/frontier`;

  test.for([
    ['inspect-logs/derived/log_streaming.zstd.eval', []],
    ['inspect-logs/derived/log_streaming.nan.eval', ['evidence.unscored_samples']],
    ['inspect-logs/analysis/test_logs_choices/mmlu-summary-choices.eval', ['evidence.dirty_revision']],
  ] as const)('%s reads as the command reads it', async ([path, codes]) => {
    const told = await parties.developer.administrator.ask('POST', evidencePath(), readFileSync(`${folder}/${path}`));
    expect(told).toMatchObject({ status: 201, json: { kind: 'log in an archive' } });
    expect(recordsOf(told.json['refusals']).map(({ code }) => code)).toEqual(codes);
    expect(recordsOf(told.json['recomputed']).every(({ outcome }) => outcome === 'same')).toBe(true);
  });
});
