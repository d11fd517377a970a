import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { recordOf, recordsOf, textOf } from '#core/kernel/json.ts';
import { systemClock } from '#ports/clock.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { findingOf } from '#server/frontier/determination/finding-of.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { criteriaDocument, suiteOf, tableOf } from '#server/frontier/fixtures/frontier-files.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { findModel } from '#server/postgres/frontier/models.ts';
import { runCommand } from '#tests/command.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;

beforeAll(async () => {
  service = await testService({ apart: true });
  const clock = { ...systemClock, now: () => systemClock.now().add({ milliseconds: ahead }) };
  app = buildHttp({ ...service.parts, outside: { ...service.parts.outside, clock }, rates: plenty });
  parties = await framework(app, service);
}, 120_000);
afterAll(async () => {
  await app.close();
  await service.close();
});

const nsa = (): Somebody => parties.nsa.administrator;
const path = (of: keyof Framework, more: string): string =>
  `/organizations/${parties[of].id}/frontier/criteria/${more}`;
const shown = async (who: Somebody) => (await who.ask('GET', '/frontier/criteria')).json;

/** By how much the service's clock is ahead of the machine's. */
let ahead = 0;
const soon = (): string =>
  systemClock
    .now()
    .add({ milliseconds: ahead + 10_000 })
    .toString();
const past = (): void => {
  ahead += 10_001;
};

async function published(version: string, sealed = false): Promise<string> {
  const body = { criteria: criteriaDocument(version), until: soon(), sealed };
  expect(await nsa().ask('POST', path('nsa', 'drafts'), body)).toMatchObject({ status: 201 });
  past();
  const told = await nsa().ask('POST', path('nsa', 'publication'));
  expect(told).toMatchObject({ status: 201 });
  return textOf(told.json['digest']) ?? '';
}

describe('a draft', () => {
  test('is opened by the office that determines alone', async () => {
    const body = { criteria: criteriaDocument('0'), until: hoursFromNow(1) };
    for (const who of ['cisa', 'developer', 'clearinghouse'] as const) {
      expect(await parties[who].administrator.ask('POST', path(who, 'drafts'), body)).toMatchObject({
        code: 'criteria.not_office',
      });
    }
    expect(await nsa().ask('POST', path('nsa', 'drafts'), { ...body, criteria: { name: 'x' } })).toMatchObject({
      code: 'document.shape',
    });
  });

  test('is commented on by anybody, each comment answered, then published and seen by all', async () => {
    const until = soon();
    const body = { criteria: criteriaDocument('1'), until };
    expect(await nsa().ask('POST', path('nsa', 'drafts'), body)).toMatchObject({ status: 201 });
    expect(await nsa().ask('POST', path('nsa', 'drafts'), body)).toMatchObject({ code: 'criteria.draft_open' });
    const { hospital, rival } = parties;
    const text = 'Tell how the items were timed.';
    const made = await hospital.administrator.ask('POST', path('hospital', 'comments'), { text });
    expect(made).toMatchObject({ status: 201 });
    const seen = recordOf((await shown(rival.administrator))['draft']);
    expect(seen).toMatchObject({ version: '1', isOpen: true, criteria: { version: '1' } });
    expect(recordsOf(seen?.['comments'])).toMatchObject([{ text, by: { organization: hospital.id } }]);
    expect(await nsa().ask('POST', path('nsa', 'publication'))).toMatchObject({ code: 'criteria.comments_open' });
    past();
    expect(await nsa().ask('POST', path('nsa', 'publication'))).toMatchObject({ code: 'criteria.comment_unanswered' });
    expect(await rival.administrator.ask('POST', path('rival', 'comments'), { text })).toMatchObject({
      code: 'criteria.comments_over',
    });
    const answer = path('nsa', `comments/${textOf(made.json['id'])}/answer`);
    expect(await rival.administrator.ask('POST', answer.replace(parties.nsa.id, rival.id), { text })).toMatchObject({
      code: 'criteria.not_office',
    });
    expect((await nsa().ask('POST', answer, { text: 'Done.' })).status).toBe(204);
    expect(await nsa().ask('POST', answer, { text: 'Again.' })).toMatchObject({ code: 'criteria.answer_known' });
    const told = await nsa().ask('POST', path('nsa', 'publication'));
    expect(told).toMatchObject({ status: 201 });
    const all = await shown(hospital.administrator);
    expect(all['draft']).toBeUndefined();
    expect(recordsOf(all['published'])[0]).toMatchObject({ version: '1', digest: told.json['digest'], comments: 1 });
  });

  test('from which nothing comes says why', async () => {
    const body = { criteria: criteriaDocument('never'), until: hoursFromNow(1) };
    expect((await nsa().ask('POST', path('nsa', 'drafts'), body)).status).toBe(201);
    const changed = { criteria: criteriaDocument('never', 0.7), until: hoursFromNow(2) };
    expect((await nsa().ask('PUT', path('nsa', 'drafts'), changed)).status).toBe(200);
    expect(await nsa().ask('PUT', path('nsa', 'drafts'), body)).toMatchObject({ code: 'criteria.window_shortened' });
    const other = { ...changed, criteria: criteriaDocument('other') };
    expect(await nsa().ask('PUT', path('nsa', 'drafts'), other)).toMatchObject({ code: 'criteria.other_version' });
    expect((await nsa().ask('POST', path('nsa', 'dropping'), { why: 'The suite leaked.' })).status).toBe(204);
    expect(recordsOf((await shown(nsa()))['dropped'])[0]).toMatchObject({ version: 'never', why: 'The suite leaked.' });
  });

  test('that is sealed shows its digest alone, also once it is published', async () => {
    const digest = await published('sealed', true);
    const [mine] = recordsOf((await shown(nsa()))['published']);
    expect(mine).toMatchObject({ digest, criteria: { version: 'sealed' } });
    const [theirs] = recordsOf((await shown(parties.rival.administrator))['published']);
    expect(theirs).toMatchObject({ digest });
    expect(theirs?.['criteria']).toBeUndefined();
  });
});

/** The same levels of the same runs, and a record that the command verifies. */
async function expectAsCommand(record: string, criteria: object): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'levels-'));
  const file = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const runs = file('runs.csv', tableOf({ nimbus: 600 }));
  const words = ['levels', file('criteria.json', JSON.stringify(criteria)), runs, '--model', 'nimbus'];
  const { stdout } = await runCommand(run, [...words, '--format', 'json']);
  const { items, evidence: _, ...answered } = recordOf(JSON.parse(stdout)) ?? {};
  expect(recordOf(recordOf(JSON.parse(record))?.['record'])).toMatchObject({ items, result: answered });
  expect(await runCommand(run, ['verify', file('record.json', record), runs])).toMatchObject({ status: 0 });
  rmSync(folder, { recursive: true });
}

describe('evidence judged by criteria', () => {
  test('must have come after they were published, and is what determinations are made of', async () => {
    const digest = await published('2');
    const model = await enrolled(parties.developer);
    const { administrator } = parties.developer;
    const told = await administrator.ask('POST', `/frontier/models/${model}/evidence`, tableOf({ nimbus: 600 }));
    const evidence = [textOf(told.json['id'])];
    const results = `/frontier/models/${model}/results`;
    const result = await administrator.ask('POST', results, { evidence, criteria: digest });
    expect(result).toMatchObject({ status: 201, json: { criteria: digest, comparisons: [] } });
    expect(recordsOf(result.json['levels']).map(({ level }) => level)).toEqual(['High']);
    const { json: levels } = await administrator.ask('GET', `${results}/${textOf(result.json['id'])}/record/levels`);
    const record = textOf(levels['file']) ?? '';
    await expectAsCommand(record, criteriaDocument('2'));
    const later = await published('3');
    expect(await administrator.ask('POST', results, { evidence, criteria: later })).toMatchObject({
      code: 'criteria.after_evidence',
    });
    const found = await administrator.inTransaction(service.database.app, async (tx) => {
      const stored = await findModel(tx, model as never);
      return stored && findingOf(tx, service.parts.outside, stored, textOf(result.json['id']) as never);
    });
    expect(found).toMatchObject({ criteriaDigest: digest, criteriaVersion: '2', digest: result.json['digest'] });
    expect(found?.finding.levels.map(({ level }) => level)).toEqual(['High']);
    expect(Temporal.Instant.compare(found?.criteriaPublishedAt ?? 'none', found?.firstResultAt ?? 'none')).toBe(-1);
  });
});

describe('a suite', () => {
  const keep = (of: keyof Framework): string => `/organizations/${parties[of].id}/frontier/suites`;

  test('is kept by offices and the clearinghouse, and its private items are seen by their keeper alone', async () => {
    const suite = suiteOf(60, (index) => index % 2 === 0);
    expect(await parties.developer.administrator.ask('POST', keep('developer'), { suite })).toMatchObject({
      code: 'suite.not_keeper',
    });
    const told = await nsa().ask('POST', keep('nsa'), { suite });
    expect(told).toMatchObject({ status: 201, json: { publicItems: 30, privateItems: 30, committed: 30 } });
    expect(await nsa().ask('POST', keep('nsa'), { suite })).toMatchObject({ code: 'suite.version_known' });
    const seen = await parties.rival.administrator.ask('GET', `/frontier/suites/${textOf(told.json['id'])}`);
    expect(recordsOf(seen.json['items']).map(({ id }) => id)).not.toContain('task-0');
    expect(JSON.stringify(seen.json)).not.toContain('"task-0"');
    expect(recordsOf((await parties.rival.administrator.ask('GET', '/frontier/suites')).json['suites'])).toHaveLength(
      1,
    );
    const model = await enrolled(parties.developer);
    const own = `/frontier/models/${model}/evidence?suite=${textOf(told.json['id'])}`;
    expect(await parties.developer.administrator.ask('POST', own, tableOf({ nimbus: 60 }))).toMatchObject({
      code: 'suite.sealed',
    });
    const grant = {
      purpose: 'determination',
      scopes: ['record'],
      opensAt: hoursFromNow(-1),
      expiresAt: hoursFromNow(24),
    };
    const { person } = await letIn(app, service, { developer: parties.developer, holder: parties.nsa, model, grant });
    expect(await person.ask('POST', own, tableOf({ nimbus: 60 }))).toMatchObject({
      status: 201,
      json: { runs: 60, suite: told.json['digest'] },
    });
  });

  test('tells by released models whether it is saturated, and what a model is beside the best of them', async () => {
    const suite = { ...suiteOf(60, () => false), name: 'Open' };
    const told = await parties.clearinghouse.administrator.ask('POST', keep('clearinghouse'), { suite });
    const id = textOf(told.json['id']);
    const references = `${keep('clearinghouse')}/${id}/references?releasedOn=2026-05-01`;
    const released = tableOf({ best: 60, solver: 1e6 });
    const handedIn = (alias: string) =>
      parties.clearinghouse.administrator.ask('POST', `${references}&alias=${alias}`, released);
    const best = await handedIn('best');
    expect(best).toMatchObject({ status: 201, json: { alias: 'best', isPublic: true } });
    expect(
      await parties.nsa.administrator.ask(
        'POST',
        references.replace(parties.clearinghouse.id, parties.nsa.id),
        released,
      ),
    ).toMatchObject({
      code: 'suite.not_keeper',
    });
    const state = `/frontier/suites/${id}/state`;
    expect((await nsa().ask('GET', state)).json).toMatchObject({ isWhole: true, isSaturated: false, items: 60 });
    const model = await enrolled(parties.developer);
    const { administrator } = parties.developer;
    const own = await administrator.ask(
      'POST',
      `/frontier/models/${model}/evidence?suite=${id}`,
      tableOf({ nimbus: 50 }),
    );
    expect(own).toMatchObject({ status: 201 });
    const body = { evidence: [textOf(own.json['id'])], bestReleased: textOf(best.json['id']) };
    const before = await administrator.ask('POST', `/frontier/models/${model}/results`, body);
    expect(before).toMatchObject({ status: 201, json: { says: 'incremental' } });
    expect((await handedIn('solver')).status).toBe(201);
    expect((await nsa().ask('GET', state)).json).toMatchObject({ isSaturated: true, best: { alias: 'solver' } });
    // Whoever solves them all, such items leave no room to be better in.
    const after = await administrator.ask('POST', `/frontier/models/${model}/results`, body);
    expect(after).toMatchObject({ status: 201, json: { says: 'inconclusive' } });
  });

  test('keeps what is for few in a compartment', async () => {
    const { nsa: office } = parties;
    const suite = { ...suiteOf(60, () => false), name: 'For few' };
    const told = await nsa().ask('POST', keep('nsa'), { suite });
    const made = await nsa().ask('POST', `/organizations/${office.id}/compartments`, {
      name: 'Reference runs',
      purpose: 'Runs of released models',
      purposes: ['coordination'],
      terms: 'Tell nobody.',
      days: 30,
    });
    expect(made.status).toBe(201);
    const reference = `${keep('nsa')}/${textOf(told.json['id'])}/references?releasedOn=2026-05-01&compartment=${textOf(made.json['id'])}`;
    expect(await nsa().ask('POST', reference, tableOf({ hidden: 60 }))).toMatchObject({
      status: 201,
      json: { isPublic: false },
    });
    const seen = (who: Somebody) => who.ask('GET', `/frontier/suites/${textOf(told.json['id'])}`);
    expect(recordsOf((await seen(nsa())).json['references'])).toHaveLength(1);
    const colleague = await memberOf(app, service.database, office.id, 'administrator');
    for (const who of [colleague, parties.rival.administrator]) {
      expect(recordsOf((await seen(who)).json['references'])).toEqual([]);
    }
    expect(await colleague.ask('POST', reference, tableOf({ hidden: 60 }))).toMatchObject({
      code: 'reference.no_compartment',
    });
  });
});
