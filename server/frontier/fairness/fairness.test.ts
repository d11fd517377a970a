import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duePeriod } from '#core/frontier/fairness/editions.ts';
import type { FairnessEntry } from '#core/frontier/fairness/entries.ts';
import { recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { writeFairness } from '#server/frontier/fixtures/fairness.ts';
import { enrolled, framework, letIn, type Framework, type Party } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { declareCriteria, ownPath, says } from '#server/frontier/fixtures/partners.ts';
import { buildHttp } from '#server/http/http.ts';
import { ask, organizationOf, plenty, type Somebody, type Told } from '#server/parties/fixtures/asking.ts';
import { superuser } from '#tests/route-matrix/world.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
/** The last day of the quarter that is over. */
let quarter: Temporal.PlainDate;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
  quarter = duePeriod(undefined, Temporal.Now.plainDateISO('UTC')) ?? Temporal.Now.plainDateISO('UTC');
});
afterAll(async () => {
  await app.close();
  await service.close();
});

const digest = 'a'.repeat(64);

function determined(verdict: string): FairnessEntry {
  return { kind: 'determined', verdict, evidence: digest, criteria: digest };
}

interface Shared {
  readonly model: string;
  readonly shield: string;
  readonly person: Somebody;
}

/** A model of a developer's, with the office that determines let in. */
async function shared(developer: Party): Promise<Shared> {
  const model = await enrolled(developer);
  const grant = {
    purpose: 'determination',
    scopes: ['record'],
    opensAt: hoursFromNow(-1),
    expiresAt: hoursFromNow(100),
  };
  const { person } = await letIn(app, service, { developer, holder: parties.nsa, model, grant });
  const { json } = await developer.administrator.ask('GET', `/frontier/models/${model}`);
  return { model, shield: textOf(json['shield']) ?? '', person };
}

/** Asked twenty days before the quarter's end, answered ten days later. */
async function answeredThen(developer: Party, verdict: string): Promise<Shared> {
  const one = await shared(developer);
  const at = (days: number): Temporal.Instant =>
    quarter.subtract({ days }).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant();
  const { model, person } = one;
  const asking = { by: developer.id, model, entry: { kind: 'asked' }, at: at(20) } as const;
  await writeFairness(service, developer.administrator, asking);
  await writeFairness(service, person, { by: parties.nsa.id, model, entry: determined(verdict), at: at(10) });
  return one;
}

async function ledger(query = ''): Promise<JsonRecord> {
  const { status, json } = await parties.overseer.administrator.ask('GET', `/frontier/ledger${query}`);
  expect(status).toBe(200);
  return json;
}

function publish(by: Party): Promise<Told> {
  return by.administrator.ask('POST', `/organizations/${by.id}/frontier/editions`);
}

async function published(): Promise<JsonRecord> {
  const { status, json } = await ask(app, undefined, { method: 'GET', path: '/frontier/fairness' });
  expect(status).toBe(200);
  return json;
}

function entriesOf(json: JsonRecord, shield: string): readonly unknown[] {
  return recordsOf(json['entries'])
    .filter((one) => one['shield'] === shield)
    .map(({ entry }) => recordOf(entry)?.['kind']);
}

test('what developers do is told in it as they do it, and is gone again once they leave', async () => {
  const { developer } = parties;
  const { model, shield } = await shared(developer);
  const path = `/frontier/models/${model}`;
  const notice = { releases: {}, daysOffered: 10, audience: 'record' };
  expect((await developer.administrator.ask('POST', `${path}/notices`, notice)).status).toBe(204);
  expect((await developer.administrator.ask('POST', `${path}/enquiries`, { text: 'Is it covered?' })).status).toBe(204);
  const before = await ledger();
  expect(entriesOf(before, shield)).toEqual(['notice-given', 'asked']);
  expect(recordsOf(before['entries']).find((one) => one['shield'] === shield)).toMatchObject({
    organization: 'Developer',
  });
  expect(JSON.stringify(before)).not.toContain('Nimbus');
  expect((await developer.administrator.ask('POST', `${path}/leaving`)).status).toBe(204);
  const after = await ledger();
  expect(entriesOf(after, shield)).toEqual([]);
  expect(JSON.stringify(after)).not.toContain(shield);
  expect(recordsOf(after['figures'])).toEqual([]);
  const own = await developer.administrator.ask('GET', `${path}/fairness`);
  expect(recordsOf(own.json['entries'])).toHaveLength(2);
});

test('a notice after which a partner got access is counted, whether or not its developer stays', async () => {
  const { developer, cisa, hospital } = parties;
  await declareCriteria(parties);
  const applied = await hospital.administrator.ask('POST', ownPath(hospital), { criteria: 1, says });
  const application = textOf(applied.json['id']) ?? '';
  const yes = { says: 'yes', reason: 'It is one.' };
  const answers = `/organizations/${cisa.id}/frontier/applications/${application}/answers`;
  expect((await cisa.administrator.ask('POST', answers, yes)).status).toBe(204);
  const { model, shield } = await shared(developer);
  const path = `/frontier/models/${model}`;
  const notice = { releases: {}, daysOffered: 0, audience: 'record' };
  expect((await developer.administrator.ask('POST', `${path}/notices`, notice)).status).toBe(204);
  expect((await developer.administrator.ask('POST', `${path}/partners/${application}`, yes)).status).toBe(204);
  const grant = { purpose: 'partner', scopes: ['model'], opensAt: hoursFromNow(-1), expiresAt: hoursFromNow(100) };
  await letIn(app, service, { developer, holder: hospital, model, grant });
  expect((await developer.administrator.ask('POST', `${path}/enquiries`, { text: 'Is it covered?' })).status).toBe(204);
  expect((await developer.administrator.ask('POST', `${path}/leaving`)).status).toBe(204);
  const told = recordsOf((await ledger())['entries']).filter((one) => one['shield'] === shield);
  expect(told.map(({ entry }) => recordOf(entry))).toMatchObject([
    { kind: 'notice-given' },
    { kind: 'partner-answer', says: 'yes', covers: ['hospital'], applicant: { id: hospital.id } },
  ]);
});

test('nobody but the overseer reads or publishes it', async () => {
  for (const party of [parties.clearinghouse, parties.nsa, parties.developer, parties.hospital]) {
    expect(await party.administrator.ask('GET', '/frontier/ledger')).toMatchObject({ code: 'ledger.not_overseer' });
    expect(await publish(party)).toMatchObject({ code: 'ledger.not_overseer' });
  }
});

test('a request made outside the framework is told by anyone, and read by who told it and the overseer', async () => {
  const { hospital, evaluator } = parties;
  const path = (party: Party): string => `/organizations/${party.id}/frontier/outside-requests`;
  const told = { by: 'An aide', on: '2026-11-02', asked: 'The weights, by telephone.' };
  expect((await hospital.administrator.ask('POST', path(hospital), told)).status).toBe(204);
  const own = await hospital.administrator.ask('GET', path(hospital));
  expect(own.json).toMatchObject({ entries: [{ entry: { kind: 'requested-outside', ...told } }] });
  expect((await evaluator.administrator.ask('GET', path(evaluator))).json).toEqual({ entries: [] });
  const seen = recordsOf((await ledger())['entries']).filter((one) => one['organization'] === 'Rural Hospital');
  expect(seen).toMatchObject([{ entry: { kind: 'requested-outside', ...told } }]);
});

test('unlike verdicts are named, figures stand side by side, and an edition tells no more than it may', async () => {
  const { developer, rival, overseer } = parties;
  expect(await published()).toEqual({ least: 3, editions: [] });
  const third = await organizationOf(app, service.database, 'Third Developer', 'ai_developer');
  const one = await answeredThen(developer, 'incremental');
  const two = await answeredThen(rival, 'step-change');
  await answeredThen(third, 'incremental');
  const whole = await ledger();
  expect(recordsOf(whole['unlike'])).toContainEqual({
    first: `${one.shield} (1)`,
    second: `${two.shield} (1)`,
    why: `Cases ${one.shield} (1) and ${two.shield} (1), of two developers, have the same evidence and criteria: incremental, step-change.`,
  });
  expect(recordsOf(whole['figures'])).toContainEqual({
    developer: 'Third Developer',
    asked: 1,
    answered: 1,
    evidenceRequests: 0,
    daysToAnswer: [10],
  });
  const ofThird = await ledger(`?developer=${third.id}`);
  expect(recordsOf(ofThird['entries'])).toHaveLength(2);
  expect(recordsOf(ofThird['unlike'])).toHaveLength(1);

  expect(await publish(overseer)).toMatchObject({ status: 201, json: { period: quarter.toString() } });
  expect(await publish(overseer)).toMatchObject({ code: 'edition.too_soon' });
  const [edition] = recordsOf((await published())['editions']);
  // Of two and one developers: neither cell is told, nor is the total, which would tell them.
  const cells = ['step-change', 'incremental'].map((label) => ({ label }));
  const zeros = ['inconclusive', 'indeterminate: measurement'].map((label) => ({ label, count: 0 }));
  expect(edition).toMatchObject({
    edition: { cases: { figure: { verdicts: { cells: [...cells, ...zeros] } } } },
    opened: [],
  });
  expect(textsOf(edition?.['commitments'])).toHaveLength(32);
  const inPublic = JSON.stringify(edition);
  for (const secret of [one.shield, developer.id, 'Developer', 'medianDays']) expect(inPublic).not.toContain(secret);
});

test('a developer opens what was committed to of its own, and nobody else does before its day', async () => {
  const { developer, rival, overseer } = parties;
  const { json } = await developer.administrator.ask('GET', '/frontier/models');
  const models = recordsOf(json['models']).map(({ id }) => textOf(id) ?? '');
  const found = [];
  for (const model of models) {
    const own = await developer.administrator.ask('GET', `/frontier/models/${model}/fairness`);
    found.push(...recordsOf(own.json['commitments']).map((commitment) => ({ model, commitment })));
  }
  expect(found).toHaveLength(1);
  const [{ model, commitment } = { model: '', commitment: {} }] = found;
  expect(commitment).toMatchObject({
    value: { verdict: 'incremental', days: 10, evidenceRequests: 0 },
    isOpened: false,
  });
  const path = `/frontier/models/${model}/commitments/${textOf(commitment['digest'])}`;
  expect((await rival.administrator.ask('POST', path)).status).toBe(404);
  const early = `/organizations/${overseer.id}/frontier/editions/${quarter.toString()}/opening`;
  expect(await overseer.administrator.ask('POST', early)).toMatchObject({ code: 'edition.too_soon' });
  expect((await developer.administrator.ask('POST', path)).status).toBe(204);
  expect(await developer.administrator.ask('POST', path)).toMatchObject({ code: 'commitment.opened' });
  const [edition] = recordsOf((await published())['editions']);
  expect(edition?.['opened']).toMatchObject([{ by: 'developer', value: { verdict: 'incremental' } }]);
});

test('once its day has come all of it is opened, that of nothing too', async () => {
  const { overseer } = parties;
  const root = await superuser(service.database);
  await root.query(`UPDATE breakwater.frontier_edition SET opens_on = period + 1`);
  await root.end();
  const path = (period: string): string => `/organizations/${overseer.id}/frontier/editions/${period}/opening`;
  expect((await overseer.administrator.ask('POST', path(quarter.toString()))).status).toBe(204);
  expect((await overseer.administrator.ask('POST', path('1999-12-31'))).status).toBe(404);
  const [edition] = recordsOf((await published())['editions']);
  const opened = recordsOf(edition?.['opened']);
  expect(opened).toHaveLength(32);
  expect(opened.filter(({ value }) => value !== null)).toHaveLength(3);
});
