import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listOf, recordOf, textOf } from '#core/kernel/json.ts';
import { about, type DeterminationTelling } from '#server/frontier/determination/moves.ts';
import { enrolled, framework, letIn, type Framework, type Party } from '#server/frontier/fixtures/framework.ts';
import { daysFromNow } from '#server/frontier/fixtures/from-now.ts';
import { tell } from '#server/frontier/record.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { findModel } from '#server/postgres/frontier/models.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
let model: string;
let decider: Somebody;
let second: Somebody;
let cisa: Somebody;
let overseer: Somebody;

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
  model = await enrolled(parties.developer);
  const enter = async (holder: Party, purpose: string): Promise<Somebody> => {
    const grant = { purpose, scopes: ['record'], opensAt: daysFromNow(-1), expiresAt: daysFromNow(90) };
    return (await letIn(app, service, { developer: parties.developer, holder, model, grant })).person;
  };
  decider = await enter(parties.nsa, 'determination');
  second = await enter(parties.nsa, 'determination');
  cisa = await enter(parties.cisa, 'consultation');
  overseer = await enter(parties.overseer, 'oversight');
});

const path = (more = ''): string => `/frontier/models/${model}/determination${more}`;
const developer = (): Somebody => parties.developer.administrator;

/** As `record-evidence` lays it in the record. */
async function laid(verdict = 'step-change'): Promise<void> {
  const telling: DeterminationTelling = {
    kind: 'evidence-recorded',
    result: service.parts.outside.ids.next(),
    digest: 'e'.repeat(64),
    scored: '5'.repeat(64),
    criteria: { version: '1', digest: 'c'.repeat(64), publishedAt: daysFromNow(-20) },
    firstResultAt: daysFromNow(-2),
    finding: { comparisons: [{ against: 'best-released', verdict: verdict as 'step-change' }], levels: [] },
  };
  const { outside } = service.parts;
  await decider.inTransaction(service.database.app, async (tx) => {
    const found = await findModel(tx, model as never);
    if (found === undefined) throw new Error('the model must be there');
    const context = { ...outside, asker: { personId: decider.id } as never };
    await tell(tx, context, found, { audience: 'record', by: parties.nsa.id, about, move: telling });
  });
}

async function heard(): Promise<void> {
  const own = { office: 'cisa-director', view: 'differs', text: 'The suite is saturated.' };
  expect((await cisa.ask('POST', path('/consultations'), own)).status).toBe(204);
  for (const office of ['national-cyber-director', 'apst']) {
    const silence = { office, view: 'none', text: 'Asked on Monday.' };
    expect((await decider.ask('POST', path('/consultations'), silence)).status).toBe(204);
  }
}

async function shown(): Promise<void> {
  const withheld = [{ what: 'Threshold of level 2', why: 'It is classified.' }];
  const told = await decider.ask('POST', path('/assessments'), {
    text: 'What we found.',
    until: daysFromNow(5),
    withheld,
  });
  expect(told.status).toBe(201);
  const id = textOf(told.json['id']) ?? '';
  expect(await decider.ask('POST', path(`/assessments/${id}/agreement`))).toMatchObject({
    code: 'determination.same_person',
  });
  expect((await second.ask('POST', path(`/assessments/${id}/agreement`))).status).toBe(204);
  expect(await second.ask('POST', path(`/assessments/${id}/agreement`))).toMatchObject({
    code: 'determination.shown_before',
  });
}

test('from evidence to what it comes to, with everybody heard and every comment answered', async () => {
  await laid();
  await heard();
  await shown();
  const comment = await developer().ask('POST', path('/comments'), {
    text: 'Two of the items were in our training set.',
  });
  expect((await developer().ask('POST', path('/comments/end'))).status).toBe(204);
  expect(await decider.ask('POST', path())).toMatchObject({ code: 'determination.comment_unanswered' });
  const answer = path(`/comments/${textOf(comment.json['id'])}/answer`);
  expect((await decider.ask('POST', answer, { text: 'Left out; the verdict stays.' })).status).toBe(204);
  expect(await decider.ask('POST', answer, { text: 'Again.' })).toMatchObject({ code: 'determination.answer_known' });
  const made = await decider.ask('POST', path());
  expect(made).toMatchObject({ status: 201, json: { verdict: 'step-change' } });
  const { json } = await developer().ask('GET', path());
  expect(json).toMatchObject({
    youAre: ['developer'],
    determinations: [{ number: 1, verdict: 'step-change', digest: made.json['digest'], comments: [{}] }],
    comments: [
      { text: 'Two of the items were in our training set.', answer: { text: 'Left out; the verdict stays.' } },
    ],
  });
  expect(json['evidence']).toBeUndefined();
});

test('one determination is followed by another, which names it', async () => {
  for (const verdict of ['step-change', 'incremental']) {
    await laid(verdict);
    await heard();
    await shown();
    expect((await developer().ask('POST', path('/comments/end'))).status).toBe(204);
    expect((await decider.ask('POST', path())).status).toBe(201);
  }
  const { json } = await overseer.ask('GET', path());
  const [first, next] = listOf(json['determinations']).map((one) => recordOf(one));
  expect(next).toMatchObject({ number: 2, verdict: 'incremental', follows: first?.['digest'] });
  const kept = await parties.nsa.administrator.ask('GET', `/organizations/${parties.nsa.id}/frontier/determinations`);
  expect(listOf(kept.json['determinations']).length).toBeGreaterThanOrEqual(2);
});

describe('nobody does what is another’s', () => {
  test.each([
    ['an office that is consulted does not determine', 'cisa', '', undefined],
    ['the developer does not determine', 'developer', '', undefined],
    ['who oversees tells nothing', 'overseer', '/requests', { text: 'More.' }],
    ['an office does not comment for the developer', 'decider', '/comments', { text: 'Fine.' }],
    ['the developer does not answer for an office', 'developer', '/consultations', 'answer'],
  ] as const)('%s', async (_, who, more, body) => {
    await laid();
    const somebody = { cisa, overseer, decider, developer: developer() }[who];
    const sent = body === 'answer' ? { office: 'cisa-director', view: 'agrees', text: 'Yes.' } : body;
    expect((await somebody.ask('POST', path(more), sent)).status).toBe(404);
  });

  test('an office answers for itself', async () => {
    await laid();
    const other = { office: 'apst', view: 'agrees', text: 'Yes.' };
    expect(await cisa.ask('POST', path('/consultations'), other)).toMatchObject({ code: 'determination.not_office' });
  });
});

test('what offices say among themselves, and what is withheld, the developer does not read', async () => {
  await laid();
  await heard();
  await shown();
  const { json } = await developer().ask('GET', path());
  expect(json).toMatchObject({ answers: [], proposals: [], shown: [{ text: 'What we found.', isWhole: false }] });
  expect(JSON.stringify(json)).not.toMatch(/saturated|Threshold|classified/);
  const seen = await overseer.ask('GET', path());
  expect(JSON.stringify(seen.json)).toMatch(/saturated/);
});

test('a request for more evidence is seen by the developer', async () => {
  expect((await decider.ask('POST', path('/requests'), { text: 'Runs at ten times the budget.' })).status).toBe(204);
  const { json } = await developer().ask('GET', path());
  expect(json['requests']).toMatchObject([{ text: 'Runs at ten times the budget.' }]);
});
