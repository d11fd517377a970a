import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework, type Party } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { declareCriteria, declared, ownPath, says } from '#server/frontier/fixtures/partners.ts';
import { buildHttp } from '#server/http/http.ts';
import { eventsOf, memberOf, organizationOf, plenty, type Told } from '#server/parties/fixtures/asking.ts';
import { list, sql } from '#server/postgres/sql.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
/** What was answered to who applied before anything was declared. */
let early: Told;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
  early = await parties.hospital.administrator.ask('POST', ownPath(parties.hospital), { criteria: 1, says });
  await declareCriteria(parties);
});
afterAll(async () => {
  await app.close();
  await service.close();
});

let made = 0;
/** An organization that applies, of a name of its own. */
async function applicant(
  more: JsonRecord = {},
): Promise<Party & { readonly application: string; readonly name: string }> {
  const name = `Applicant ${(made += 1)}`;
  const party = await organizationOf(app, service.database, name, 'service_provider');
  const told = await party.administrator.ask('POST', ownPath(party), { criteria: 1, says: { ...says, ...more } });
  expect(told).toMatchObject({ status: 201, json: { version: 1 } });
  return { ...party, name, application: textOf(told.json['id']) ?? '' };
}

async function fromGovernment(application: string, answer: JsonRecord, by: Party = parties.cisa): Promise<Told> {
  return by.administrator.ask('POST', `/organizations/${by.id}/frontier/applications/${application}/answers`, answer);
}

async function fromDeveloper(model: string, application: string, answer: JsonRecord): Promise<Told> {
  return parties.developer.administrator.ask('POST', `/frontier/models/${model}/partners/${application}`, answer);
}

async function own(party: Party): Promise<JsonRecord | undefined> {
  return recordOf((await party.administrator.ask('GET', ownPath(party))).json['application']);
}

async function forModel(model: string): Promise<JsonRecord> {
  const { status, json } = await parties.developer.administrator.ask('GET', `/frontier/models/${model}/partners`);
  expect(status).toBe(200);
  return json;
}

function among(json: JsonRecord, application: string): JsonRecord | undefined {
  return recordsOf(json['applications']).find(({ id }) => id === application);
}

const yes = { says: 'yes', reason: 'It looks after forty hospitals.' };
const no = { says: 'no', reason: 'Others of its kind applied first.' };
const asPartner = { purpose: 'partner', scopes: ['model'], opensAt: hoursFromNow(-1), expiresAt: hoursFromNow(100) };

test('everybody who is signed in reads what is declared, and only the clearinghouse declares', async () => {
  const { json } = await parties.rival.administrator.ask('GET', '/frontier/partner-criteria');
  expect(recordsOf(json['criteria'])[0]).toMatchObject({ version: 1, text: declared });
  const path = `/organizations/${parties.cisa.id}/frontier/partner-criteria`;
  expect(await parties.cisa.administrator.ask('POST', path, declared)).toMatchObject({
    code: 'office.not_clearinghouse',
  });
  const twice = { ...declared, criteria: [declared.criteria[0], declared.criteria[0]] };
  const own = `/organizations/${parties.clearinghouse.id}/frontier/partner-criteria`;
  expect(await parties.clearinghouse.administrator.ask('POST', own, twice)).toMatchObject({
    code: 'criteria.id_twice',
  });
});

test('an application says what is asked for, and nothing else', async () => {
  expect(early).toMatchObject({ code: 'application.other_criteria' });
  const { id, administrator } = await organizationOf(app, service.database, 'One More', 'researcher');
  const told = { ...says, shows: [{ criterion: 'other', text: 'x' }] };
  const answer = await administrator.ask('POST', ownPath({ id }), { criteria: 1, says: told });
  expect(answer).toMatchObject({ code: 'application.unknown_criterion' });
});

test('both sides answer with reasons, either thinks again, and both agree or there is no partner', async () => {
  const model = await enrolled(parties.developer);
  const party = await applicant();
  const agreement = async (): Promise<unknown> => among(await forModel(model), party.application)?.['agreement'];
  expect(await agreement()).toBe('open');
  expect((await fromGovernment(party.application, yes)).status).toBe(204);
  expect(await agreement()).toBe('open');
  expect(await fromDeveloper(model, party.application, { says: 'yes', reason: ' ' })).toMatchObject({
    code: 'partner.reason_missing',
  });
  expect((await fromDeveloper(model, party.application, yes)).status).toBe(204);
  expect(await agreement()).toBe('agreed');
  expect((await fromGovernment(party.application, no, parties.clearinghouse)).status).toBe(204);
  expect(await agreement()).toBe('refused');
  const answers = recordsOf((await own(party))?.['answers']);
  expect(answers.map(({ side, by, says, reason }) => [side, by, says, reason])).toEqual([
    ['developer', undefined, 'yes', yes.reason],
    ['government', 'Clearinghouse', 'no', no.reason],
  ]);
});

test('access as a partner is given to who both sides chose, and to nobody else', async () => {
  const { developer } = parties;
  const model = await enrolled(developer);
  const party = await applicant();
  const give = (): Promise<Told> =>
    developer.administrator.ask('POST', `/frontier/models/${model}/grants`, {
      ...asPartner,
      holder: party.id,
      terms: 'Tell nobody.',
      tellsDeveloper: true,
    });
  expect(await give()).toMatchObject({ code: 'access.no_partner' });
  await fromDeveloper(model, party.application, yes);
  expect(await give()).toMatchObject({ code: 'access.no_partner' });
  await fromGovernment(party.application, yes);
  expect(await give()).toMatchObject({ status: 201 });
  // Nobody said yes to what it says now.
  await party.administrator.ask('POST', ownPath(party), { criteria: 1, says: { ...says, hoursAWeek: 1 } });
  expect(among(await forModel(model), party.application)?.['agreement']).toBe('open');
  expect(await give()).toMatchObject({ code: 'access.no_partner' });
});

test('an applicant learns neither which models there are nor whose', async () => {
  const model = await enrolled(parties.developer, 'Secret 9');
  const shown = await parties.developer.administrator.ask('GET', `/frontier/models/${model}`);
  const shield = textOf(shown.json['shield']) ?? '';
  const party = await applicant();
  for (const reason of ['Fit for Secret 9.', `Fit for ${shield}.`]) {
    const told = await fromDeveloper(model, party.application, { says: 'yes', reason });
    expect(told).toMatchObject({ code: 'application.names_model' });
  }
  await fromDeveloper(model, party.application, yes);
  const seen = JSON.stringify(await own(party));
  for (const secret of [shield, model, parties.developer.id, 'Secret 9']) expect(seen).not.toContain(secret);
  expect(recordsOf((await own(party))?.['answers'])[0]).not.toHaveProperty('by');
  // Whatever SQL they might slip in.
  const rows = await party.administrator.inTransaction(service.database.app, async (tx) => [
    ...(await list(tx, sql`SELECT c::text AS row FROM breakwater.frontier_partner_choice AS c`, 't', (row) =>
      row.text('row'),
    )),
    ...(await list(tx, sql`SELECT a::text AS row FROM breakwater.frontier_partner_answer AS a`, 't', (row) =>
      row.text('row'),
    )),
    ...(await list(tx, sql`SELECT k.org_id::text AS row FROM breakwater.data_key AS k`, 't', (row) => row.text('row'))),
  ]);
  expect(rows.length).toBeGreaterThan(1);
  for (const secret of [shield, model, parties.developer.id]) expect(rows.join()).not.toContain(secret);
  await fromDeveloper(model, party.application, { ...no, tellsDeveloper: true });
  expect(recordsOf((await own(party))?.['answers'])).toMatchObject([{ says: 'no', by: 'Developer' }]);
});

test('whether it is fit is shown with reasons, by interests known from both', async () => {
  const model = await enrolled(parties.developer);
  const party = await applicant();
  const fitness = async (): Promise<unknown> => recordOf(among(await forModel(model), party.application)?.['fitness']);
  expect(await fitness()).toMatchObject({ isFit: true });
  const interests = [{ relation: 'invests-in', developer: ' developer ' }];
  await fromGovernment(party.application, { ...no, interests });
  expect(await fitness()).toMatchObject({
    isFit: false,
    reasons: [{ code: 'partner.conflict' }, { code: 'partner.interest_not_declared' }],
  });
  // To the applicant no developer is the model's own.
  expect(recordOf((await own(party))?.['fitness'])).toMatchObject({
    reasons: [{ code: 'partner.interest_not_declared' }],
  });
});

test('an application that is taken back is seen by nobody else any more, and can be made anew', async () => {
  const model = await enrolled(parties.developer);
  const party = await applicant();
  await fromGovernment(party.application, yes);
  await fromDeveloper(model, party.application, yes);
  expect((await party.administrator.ask('DELETE', ownPath(party))).status).toBe(204);
  expect((await party.administrator.ask('DELETE', ownPath(party))).status).toBe(404);
  expect(among(await forModel(model), party.application)).toBeUndefined();
  const queue = await parties.cisa.administrator.ask('GET', '/frontier/applications?limit=100');
  expect(among(queue.json, party.application)).toBeUndefined();
  expect(JSON.stringify(queue.json)).not.toContain(party.name);
  expect((await fromGovernment(party.application, no)).status).toBe(404);
  expect(await own(party)).toBeUndefined();
  const again = await party.administrator.ask('POST', ownPath(party), { criteria: 1, says });
  expect(again.status).toBe(201);
  expect(recordsOf((await own(party))?.['answers'])).toEqual([]);
  expect(await eventsOf(service.database, party.id)).toEqual([
    'frontier-application.made',
    'frontier-application.taken_back',
    'frontier-application.made',
  ]);
});

test('a new version takes the place of the one before', async () => {
  const party = await applicant();
  await fromGovernment(party.application, yes);
  const told = await party.administrator.ask('POST', ownPath(party), { criteria: 1, says: { ...says, hoursAWeek: 1 } });
  expect(told.json).toMatchObject({ id: party.application, version: 2 });
  expect(await own(party)).toMatchObject({ version: 2, fitness: { reasons: [{ code: 'partner.hours_too_few' }] } });
  const { json } = await parties.cisa.administrator.ask('GET', '/frontier/applications?limit=100');
  expect(among(json, party.application)).toMatchObject({ version: 2, says: { hoursAWeek: 1 } });
  // Whoever answered sees that it was another version.
  expect(recordsOf(among(json, party.application)?.['answers'])).toMatchObject([{ says: 'yes', version: 1 }]);
});

test('of another’s application those know who choose, and nobody else', async () => {
  const party = await applicant();
  const { nsa, rival, evaluator, overseer, hospital } = parties;
  for (const { administrator, id } of [nsa, rival, evaluator, overseer, hospital]) {
    expect(await administrator.ask('GET', '/frontier/applications')).toMatchObject({ code: 'partner.not_government' });
    const answering = `/organizations/${id}/frontier/applications/${party.application}/answers`;
    expect(await administrator.ask('POST', answering, yes)).toMatchObject({ code: 'object.absent' });
    const rows = await administrator.inTransaction(service.database.app, (tx) =>
      list(tx, sql`SELECT application_id::text AS id FROM breakwater.frontier_application_version`, 't', (row) =>
        row.text('id'),
      ),
    );
    expect(rows).not.toContain(party.application);
  }
  // A developer has a part in it once it brought a model in.
  await enrolled(rival);
  const rows = await rival.administrator.inTransaction(service.database.app, (tx) =>
    list(tx, sql`SELECT application_id::text AS id FROM breakwater.frontier_application_version`, 't', (row) =>
      row.text('id'),
    ),
  );
  expect(rows).toContain(party.application);
});

test('whom the choice leaves out is told by target, to the developer, and to the government while somebody has access', async () => {
  const { developer, cisa, nsa } = parties;
  const model = await enrolled(developer);
  const party = await applicant();
  await fromGovernment(party.application, yes);
  await fromDeveloper(model, party.application, yes);
  const mine = await forModel(model);
  const hospitals = recordsOf(mine['coverage']).find(({ target }) => target === 'hospital');
  expect(hospitals).toMatchObject({ lacking: 0, covered: [{ applicant: party.name, how: 'is one' }] });
  expect(recordsOf(mine['coverage']).find(({ target }) => target === 'bank')).toMatchObject({ lacking: 1 });
  const shield = textOf((await developer.administrator.ask('GET', `/frontier/models/${model}`)).json['shield']);
  const seen = async (): Promise<JsonRecord | undefined> =>
    recordsOf((await cisa.administrator.ask('GET', '/frontier/coverage')).json['models']).find(
      (one) => one['shield'] === shield,
    );
  expect(await seen()).toBeUndefined();
  const grant = {
    purpose: 'determination',
    scopes: ['record'],
    opensAt: hoursFromNow(-1),
    expiresAt: hoursFromNow(100),
  };
  const given = await letIn(app, service, { developer, holder: nsa, model, grant });
  expect(await seen()).toMatchObject({ developer: 'Developer' });
  const queue = await cisa.administrator.ask('GET', '/frontier/applications?limit=100');
  expect(listOf(among(queue.json, party.application)?.['answers'])).toHaveLength(2);
  // As when the developer leaves: to others it is as if the grant had expired.
  expect((await developer.administrator.ask('DELETE', `/frontier/grants/${given.grant}`)).status).toBe(204);
  expect(await seen()).toBeUndefined();
  const after = await cisa.administrator.ask('GET', '/frontier/applications?limit=100');
  expect(listOf(among(after.json, party.application)?.['answers'])).toHaveLength(1);
});

test('a partner tells what it did of what it promised, for the developer and the government to see', async () => {
  const { developer, cisa } = parties;
  const model = await enrolled(developer);
  const party = await applicant();
  await fromGovernment(party.application, yes);
  await fromDeveloper(model, party.application, yes);
  const { person } = await letIn(app, service, { developer, holder: party, model, grant: asPartner });
  const path = `/frontier/models/${model}/partner-entries`;
  const wrong = { text: 'All.', findings: { found: 1, fixed: 2, published: 0 } };
  expect(await person.ask('POST', path, wrong)).toMatchObject({ code: 'partner.findings_uncounted' });
  const told = { obligation: 'report', text: 'Three were reported.', findings: { found: 3, fixed: 1, published: 0 } };
  expect((await person.ask('POST', path, told)).status).toBe(204);
  const due = Temporal.Now.zonedDateTimeISO('UTC').toPlainDate().add({ days: 14 }).toString();
  const facts = { name: party.name, obligations: [{ id: 'report', dueOn: due, told: 1 }], entries: [told] };
  const partner = { ...facts, reported: 0 };
  expect((await person.ask('GET', path)).json).toMatchObject({ partners: [partner] });
  expect(await forModel(model)).toMatchObject({ partners: [partner] });
  const shield = textOf((await developer.administrator.ask('GET', `/frontier/models/${model}`)).json['shield']);
  const { json } = await cisa.administrator.ask('GET', '/frontier/coverage');
  const [seen] = recordsOf(recordsOf(json['models']).find((one) => one['shield'] === shield)?.['partners']);
  expect(seen).toMatchObject(facts);
  expect(seen).not.toHaveProperty('reported');
  const colleague = await memberOf(app, service.database, party.id, 'operator');
  for (const one of [colleague, cisa.administrator, developer.administrator]) {
    expect((await one.ask('POST', path, told)).status).toBe(404);
  }
});
