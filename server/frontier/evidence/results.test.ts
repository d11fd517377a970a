import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { recordOf, recordsOf, textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { tableOf } from '#server/frontier/fixtures/frontier-files.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, type Somebody, type Told } from '#server/parties/fixtures/asking.ts';
import { runCommand } from '#tests/command.ts';
import { shared } from '#tests/shared.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
let model: string;
let before: string;
const folder = mkdtempSync(join(tmpdir(), 'results-'));

beforeAll(async () => {
  service = await testService({ apart: true });
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
  model = await enrolled(parties.developer);
  before = await enrolled(parties.developer, 'Nimbus 4');
}, 120_000);
afterAll(async () => {
  await app.close();
  await service.close();
  rmSync(folder, { recursive: true });
});

const developer = (): Somebody => parties.developer.administrator;

async function evidence(of: string, table: Uint8Array): Promise<string> {
  const told = await developer().ask('POST', `/frontier/models/${of}/evidence`, table);
  expect(told.status).toBe(201);
  return textOf(told.json['id']) ?? '';
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function compared(minutes: number): Promise<{ readonly path: string; readonly told: Told }> {
  const own = await evidence(model, tableOf({ candidate: minutes }));
  const old = await evidence(before, tableOf({ base: 60 }));
  const told = await developer().ask('POST', `/frontier/models/${model}/results`, {
    evidence: [own],
    predecessor: { model: before, evidence: [old] },
  });
  expect(told.status).toBe(201);
  return { told, path: `/frontier/models/${model}/results/${textOf(told.json['id'])}` };
}

describe('a result', () => {
  test('is what the command answers of the same files', async () => {
    const { told, path } = await compared(600);
    const runs = file('runs.csv', tableOf({ base: 60, candidate: 600 }));
    const words = ['compare', runs, '--base', 'base', '--candidate', 'candidate', '--format', 'json'];
    const { stdout } = await runCommand(run, words);
    const { json } = await developer().ask('GET', `${path}/record/own-predecessor`);
    const record = recordOf(recordOf(JSON.parse(textOf(json['file']) ?? ''))?.['record']);
    const { evidence: _, ...answered } = recordOf(JSON.parse(stdout)) ?? {};
    expect(record?.['result']).toEqual(answered);
    const [one] = recordsOf(told.json['comparisons']);
    expect(told.json).toMatchObject({ says: answered['determination'] });
    expect(one).toMatchObject({ against: 'own-predecessor', comparison: { base: 'base', candidate: 'candidate' } });
  });

  test('is worked out again by the service and by the command', async () => {
    const { path } = await compared(90);
    const verified = await developer().ask('POST', `${path}/verification`);
    expect(verified).toMatchObject({ status: 200, json: { same: true } });
    const record = file(
      'record.json',
      textOf((await developer().ask('GET', `${path}/record/own-predecessor`)).json['file']) ?? '',
    );
    const runs = file('runs.jsonl', textOf((await developer().ask('GET', `${path}/runs`)).json['file']) ?? '');
    expect(await runCommand(run, ['verify', record, runs])).toMatchObject({ status: 0 });
    const others = file('others.csv', tableOf({ base: 60, candidate: 91 }));
    expect(await runCommand(run, ['verify', record, others])).toMatchObject({ status: 1 });
  });

  test('shows item by item what each did, to those who are given the evidence', async () => {
    const { path } = await compared(600);
    const { json } = await developer().ask('GET', `${path}/items`);
    const [one] = recordsOf(json['comparisons']);
    expect(recordsOf(one?.['items'])).toHaveLength(60);
    const grant = (scopes: readonly string[]) => ({
      purpose: 'consultation',
      scopes,
      opensAt: hoursFromNow(-1),
      expiresAt: hoursFromNow(24),
    });
    const holder = { developer: parties.developer, holder: parties.cisa, model };
    const { person } = await letIn(app, service, { ...holder, grant: grant(['record']) });
    expect((await person.ask('GET', `${path}/items`)).status).toBe(404);
    const results = await person.ask('GET', `/frontier/models/${model}/results`);
    expect(recordsOf(results.json['results']).length).toBeGreaterThan(0);
    const { person: whole } = await letIn(app, service, { ...holder, grant: grant(['record', 'evidence']) });
    expect((await whole.ask('GET', `${path}/items`)).status).toBe(200);
    // The predecessor's runs are none of theirs.
    expect(await whole.ask('POST', `${path}/verification`)).toMatchObject({ code: 'result.out_of_reach' });
    expect(await whole.ask('GET', `${path}/runs`)).toMatchObject({ code: 'result.out_of_reach' });
    expect((await parties.rival.administrator.ask('GET', `/frontier/models/${model}/results`)).status).toBe(404);
  });

  test('of a log that can carry no verdict says so, as the command does with the log', async () => {
    const samples = Array.from({ length: 60 }, (_, index) => ({
      id: `task-${index}`,
      epoch: 1,
      metadata: { task_family: `family-${index % 7}`, human_minutes: Number((2 ** (index / 6)).toFixed(3)) },
      scores: { match: { value: index < 40 ? 'C' : 'I' } },
      error_retries: index === 0 ? [{ message: 'again' }] : [],
    }));
    const log = Buffer.from(
      JSON.stringify({
        version: 2,
        status: 'success',
        eval: { model: 'lab/candidate', task: 'cyber', revision: { type: 'git', commit: 'abc', dirty: true } },
        results: { total_samples: 60, scores: [] },
        samples,
      }),
    );
    const own = await evidence(model, log);
    const old = await evidence(before, tableOf({ base: 60 }));
    const told = await developer().ask('POST', `/frontier/models/${model}/results`, {
      evidence: [own],
      predecessor: { model: before, evidence: [old] },
    });
    const [one] = recordsOf(told.json['comparisons']);
    const codes = recordsOf(recordOf(one?.['comparison'])?.['refusals']).map(({ code }) => code);
    expect(codes).toEqual(['evidence.dirty_revision', 'evidence.one_sided_retries']);
    expect(told.json).toMatchObject({ says: 'inconclusive' });
    const path = `/frontier/models/${model}/results/${textOf(told.json['id'])}`;
    const { json } = await developer().ask('GET', `${path}/record/own-predecessor`);
    const words = ['verify', file('of-log.json', textOf(json['file']) ?? '')];
    const files = [file('candidate.json', log), file('base.csv', tableOf({ base: 60 }))];
    expect(await runCommand(run, [...words, ...files])).toMatchObject({ status: 0 });
    expect((await developer().ask('POST', `${path}/verification`)).json).toMatchObject({ same: true });
  });

  test.for<readonly [string, (own: string, old: string) => object, string]>([
    ['of nothing', (own) => ({ evidence: [own] }), 'result.nothing_asked'],
    ['beside itself', (own) => ({ evidence: [own], predecessor: { model, evidence: [own] } }), 'predecessor.absent'],
    [
      'of evidence of another model',
      (_, old) => ({ evidence: [old], predecessor: { model: before, evidence: [old] } }),
      'evidence.absent',
    ],
    [
      'by criteria that nobody published',
      (own) => ({ evidence: [own], criteria: 'a'.repeat(64) }),
      'criteria.unpublished',
    ],
  ])('%s is refused', async ([, body, code]) => {
    const own = await evidence(model, tableOf({ candidate: 600 }));
    const old = await evidence(before, tableOf({ base: 60 }));
    expect(await developer().ask('POST', `/frontier/models/${model}/results`, body(own, old))).toMatchObject({ code });
  });

  test('of two that bear one name, or share no item, is refused', async () => {
    const own = await evidence(model, tableOf({ base: 600 }));
    const old = await evidence(before, tableOf({ base: 60 }));
    const path = `/frontier/models/${model}/results`;
    const body = { evidence: [own], predecessor: { model: before, evidence: [old] } };
    expect(await developer().ask('POST', path, body)).toMatchObject({ code: 'evidence.same_name' });
    const elsewhere = Buffer.from(String(tableOf({ other: 600 })).replaceAll('task-', 'elsewhere-'));
    const other = await evidence(model, elsewhere);
    expect(await developer().ask('POST', path, { ...body, evidence: [other] })).toMatchObject({
      code: 'result.no_shared_item',
    });
    expect(await developer().ask('POST', path, { ...body, evidence: [own, other] })).toMatchObject({
      code: 'evidence.several_names',
    });
  });
});

describe.skipIf(shared === undefined)('published runs', () => {
  const data = `${shared}/suites/frontier/cyber-task-horizons`;

  test.for([
    ['GPT-5.5', 'Opus 4.6'],
    ['Opus 4.6', 'GPT-3.5'],
  ] as const)(
    '%s beside %s is by a suite what the command answers',
    async ([candidate, base], { expect: expected }) => {
      const name = `Cyber tasks ${candidate}`;
      const tasks = `${data}/task_difficulties.csv`;
      const words = ['suite', '--from', tasks, '--name', name, '--version', '1', '--visibility', 'public'];
      const { stdout: suite } = await runCommand(run, words);
      const [heading = '', ...lines] = readFileSync(`${data}/runs_human_2M.csv`, 'utf8').split('\n');
      const alias = heading.split(',').indexOf('alias');
      const of = (wanted: string) => lines.filter((line) => line.split(',')[alias] === wanted);
      const table = (...names: readonly string[]) => Buffer.from([heading, ...names.flatMap(of), ''].join('\n'));
      const whole = [file('suite.json', suite), file('published.csv', table(base, candidate))] as const;
      const asked = ['compare', whole[1], '--suite', whole[0], '--base', base, '--candidate', candidate];
      const { stdout } = await runCommand(run, [...asked, '--format', 'json']);
      const { evidence: scored, ...answered } = recordOf(JSON.parse(stdout)) ?? {};

      const { id, administrator } = parties.clearinghouse;
      const kept = await administrator.ask('POST', `/organizations/${id}/frontier/suites`, {
        suite: JSON.parse(suite),
      });
      expected(kept).toMatchObject({ status: 201 });
      const suiteId = textOf(kept.json['id']);
      const references = `/organizations/${id}/frontier/suites/${suiteId}/references?releasedOn=2026-02-05`;
      const reference = await administrator.ask('POST', references, table(base));
      expected(reference).toMatchObject({ status: 201 });
      const own = await developer().ask(
        'POST',
        `/frontier/models/${model}/evidence?suite=${suiteId}`,
        table(candidate),
      );
      const told = await developer().ask('POST', `/frontier/models/${model}/results`, {
        evidence: [textOf(own.json['id'])],
        bestReleased: textOf(reference.json['id']),
      });
      expected(told).toMatchObject({ status: 201, json: { scoredDigest: scored, says: answered['determination'] } });
      const path = `/frontier/models/${model}/results/${textOf(told.json['id'])}/record/best-released`;
      const record = file('published.json', textOf((await developer().ask('GET', path)).json['file']) ?? '');
      const opened = recordOf(recordOf(JSON.parse(readFileSync(record, 'utf8')))?.['record']);
      expected(opened?.['result']).toEqual(answered);
      const verify = await runCommand(run, ['verify', record, whole[1], '--suite', whole[0]]);
      expected(verify).toMatchObject({ status: 0, stderr: '' });
    },
  );
});
