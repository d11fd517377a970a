// What is handed in, what becomes of it, and what people say of it: over the API, on a real database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { firstFeed } from '#server/feeds/first-feed.ts';
import { replan } from '#server/planning/replan.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { askingAs, type Answered, type Asking } from '#tests/asking.ts';
import { exampleDocuments, exampleFeedFolder } from '#tests/inventories.ts';
import { makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let planner: string;

beforeAll(async () => {
  service = await testService({ apart: true });
  const { database, parts } = service;
  planner = await database.service('planner');
  const keeper = await database.service('feed-keeper');
  await firstFeed(parts.outside, (work) => inTransaction(database.app, keeper, work), exampleFeedFolder);
});
afterAll(() => service.close());

interface Some {
  readonly org: OrganizationId;
  readonly path: string;
  readonly as: Asking;
  readonly reader: Asking;
  readonly plan: () => Promise<void>;
}

async function someOrganization(name: string): Promise<Some> {
  const { database, app, parts } = service;
  const org = await makeOrganization(database, name);
  const of = async (role: 'operator' | 'reader') =>
    askingAs(app, await signedIn(database, await makeMember(database, org, role)));
  return {
    org,
    path: `/api/organizations/${org}`,
    as: await of('operator'),
    reader: await of('reader'),
    plan: async () => {
      const { outside } = parts;
      const transact = <Value>(work: Parameters<typeof inTransaction<Value>>[2]) =>
        inTransaction(database.app, planner, work);
      await replan(outside.planning, { ...outside, transact }, org);
    },
  };
}

async function handIn(
  { as, path }: Some,
  documents: ReturnType<typeof exampleDocuments>,
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const document of documents) {
    answers.push(await as.put(`${path}/inventory/documents?name=${encodeURIComponent(document.path)}`, document.bytes));
  }
  return answers;
}

// oxlint-disable-next-line typescript/no-explicit-any -- whatever an answer holds is looked into here
const body = ({ json }: Answered): any => json;

describe('documents', () => {
  test('are read, kept, listed page by page, replaced under their name, and taken back', async () => {
    const some = await someOrganization('Documents');
    const { as, path, reader } = some;
    const documents = exampleDocuments('bank');
    const answers = await handIn(some, documents);
    expect(answers.map(({ status }) => status)).toEqual(documents.map(() => 201));
    expect(body(answers[0] as Answered)).toMatchObject({ name: 'assets.csv', format: 'assets CSV', isNew: true });
    const again = await handIn(some, documents.slice(0, 1));
    expect(body(again[0] as Answered)).toMatchObject({ id: body(answers[0] as Answered).id, isNew: false });

    const first = body(await reader.get(`${path}/inventory/documents?limit=3`));
    expect(first.documents.map(({ name }: { name: string }) => name)).toEqual(
      documents.slice(0, 3).map((one) => one.path),
    );
    const rest = body(
      await reader.get(`${path}/inventory/documents?limit=200&after=${encodeURIComponent(first.next)}`),
    );
    expect(rest.documents.length).toBe(documents.length - 3);
    expect(rest.next).toBeUndefined();

    const changed = await as.put(
      `${path}/inventory/documents?name=assets.csv`,
      'host,vendor,product,version\na,b,c,1\n',
    );
    expect(body(changed)).toMatchObject({ id: body(answers[0] as Answered).id, isNew: true, components: 1 });
    const taken = await as.send('DELETE', `${path}/inventory/documents/${body(changed).id}`);
    expect(taken.status).toBe(204);
    expect((await as.send('DELETE', `${path}/inventory/documents/${body(changed).id}`)).status).toBe(404);
  });

  test.each<readonly [what: string, name: string, content: string, refused: readonly [number, string]]>([
    ['what is none', 'notes.txt', 'nothing to see', [422, 'document.not_an_inventory']],
    ['what is cut short, with the place', 'a.json', '{"bomFormat":"CycloneDX",', [422, 'document.syntax']],
    ['a name that leads elsewhere', '../a.json', '{}', [400, 'request.invalid']],
    ['a hidden name', 'a/.b.json', '{}', [400, 'request.invalid']],
    ['no name', '', '{}', [400, 'request.invalid']],
  ])('refuse %s, and keep nothing of it', async (_, name, content, refused) => {
    const { as, path, reader } = await someOrganization('Refused');
    const answer = await as.put(`${path}/inventory/documents?name=${encodeURIComponent(name)}`, content);
    expect([answer.status, body(answer).code]).toEqual(refused);
    expect(body(await reader.get(`${path}/inventory/documents`)).documents).toEqual([]);
  });

  test('are not handed in by who may only read', async () => {
    const { reader, path } = await someOrganization('Read only');
    expect((await reader.put(`${path}/inventory/documents?name=a.csv`, 'x')).status).toBe(404);
  });
});

describe('the plan', () => {
  test('waits for documents, then is there with all that it stands on', async () => {
    const some = await someOrganization('Planned');
    const { as, path, reader, plan } = some;
    expect(body(await reader.get(`${path}/plan`))).toMatchObject({ stale: false, waitsFor: 'documents' });
    await handIn(some, exampleDocuments('hospital'));
    expect(body(await reader.get(`${path}/plan`))).toMatchObject({ waitsFor: 'planning' });
    await plan();
    const shown = body(await reader.get(`${path}/plan`));
    expect(shown).toMatchObject({ stale: false, staleSince: [], heldUpBy: [], feed: { name: 'example feed' } });
    expect(shown.plan.actions.length).toBeGreaterThan(3);
    for (const [format, start] of [
      ['markdown', '#'],
      ['csv', ''],
      ['ical', 'BEGIN:VCALENDAR'],
      ['html', '<!doctype html>'],
    ] as const) {
      const file = await reader.get(`${path}/plan/files/${format}`);
      expect([format, file.status, file.text.startsWith(start)]).toEqual([format, 200, true]);
    }
    expect(body(await reader.get(`${path}/plan/days`)).days).toMatchObject([
      { outline: { questions: expect.any(Number) } },
    ]);

    const assets = body(await reader.get(`${path}/inventory?limit=200`)).assets;
    expect(assets.length).toBe(shown.plan.inventory.assets);
    const [asset] = assets;
    const components = body(await reader.get(`${path}/assets/${asset.id}/components?limit=2`));
    expect(components.components.length).toBe(Math.min(2, asset.components));
    const named = body(await reader.get(`${path}/inventory?named=${encodeURIComponent(asset.name.slice(0, 4))}`));
    expect(named.assets.map(({ id }: { id: string }) => id)).toContain(asset.id);

    await as.put(`${path}/inventory/documents?name=more.csv`, 'host,vendor,product,version\nx,Acme,Thing,1\n');
    expect(body(await reader.get(`${path}/plan`))).toMatchObject({ stale: true, staleSince: ['documents'] });
    await plan();
    expect(body(await reader.get(`${path}/plan`))).toMatchObject({ stale: false });
  });

  test('heeds what is said of actions, questions and assets', async () => {
    const some = await someOrganization('Said');
    const { as, path, reader, plan } = some;
    await handIn(some, exampleDocuments('hospital'));
    await plan();
    const before = body(await reader.get(`${path}/plan`)).plan;
    const [one, two, three] = before.actions.filter(({ state }: { state: string }) => state === 'planned');

    const [question] = before.questions;
    const wrong = await as.send('POST', `${path}/plan/questions/${question.id}/answer`, { value: 'perhaps' });
    expect([wrong.status, body(wrong).code]).toEqual([422, 'answer.not_a_choice']);
    const given = await as.send('POST', `${path}/plan/questions/${question.id}/answer`, { value: question.answers[0] });
    expect(body(given)).toEqual({ value: question.answers[0], assets: question.assets });

    const done = await as.send('POST', `${path}/plan/actions/${one.id}/moves`, { move: 'done', hours: 1.5 });
    expect(body(done)).toMatchObject({ id: one.id, state: 'done', hours: 1.5 });
    const deferred = await as.send('POST', `${path}/plan/actions/${two.id}/moves`, {
      move: 'defer',
      reason: 'waiting for a part',
      until: '2099-01-01',
    });
    expect(body(deferred)).toMatchObject({ state: 'deferred', until: '2099-01-01' });
    expect(body(await reader.get(`${path}/plan`))).toMatchObject({ stale: true, staleSince: ['answers'] });
    await plan();
    const after = body(await reader.get(`${path}/plan`)).plan;
    const state = (id: string) =>
      [...after.actions, ...after.later].find((action: { id: string }) => action.id === id)?.state;
    expect([state(one.id), state(two.id)]).toEqual(['said, not seen', 'deferred']);
    const answered = await as.send('POST', `${path}/plan/actions/${three.id}/moves`, {
      move: 'answer',
      because: 'inline mitigations already exist',
    });
    expect(body(answered)).toMatchObject({ state: 'answered', because: 'inline_mitigations_already_exist' });
    expect(body(await reader.get(`${path}/plan/actions/${one.id}`))).toMatchObject({
      state: 'done',
      moves: [{ move: 'done', hours: 1.5, before: 'planned' }],
    });

    const [asset] = body(await reader.get(`${path}/inventory`)).assets;
    const edited = await as.send('PATCH', `${path}/assets/${asset.id}`, {
      exposure: 'isolated',
      criticality: 'essential',
    });
    const own = { source: 'your answer' };
    expect(body(edited)).toMatchObject({
      exposure: { value: 'isolated', ...own },
      criticality: { value: 'essential', ...own },
      documentedExposure: asset.documentedExposure,
    });
    await plan();
    expect(body(await reader.get(`${path}/assets/${asset.id}`))).toEqual(body(edited));
    const back = await as.send('PATCH', `${path}/assets/${asset.id}`, { exposure: 'unknown', criticality: 'unknown' });
    expect(body(back).exposure.value).toBe(asset.documentedExposure);
    await plan();
    expect(body(await reader.get(`${path}/assets/${asset.id}`))).toEqual(asset);
    expect((await reader.send('PATCH', `${path}/assets/${asset.id}`, { exposure: 'public' })).status).toBe(404);
  });

  test('refuses words that make no sense', async () => {
    const some = await someOrganization('Nonsense');
    const { as, path, plan } = some;
    await handIn(some, exampleDocuments('utility'));
    await plan();
    const { actions } = body(await as.get(`${path}/plan`)).plan;
    const moves = `${path}/plan/actions/${actions[0].id}/moves`;
    const past = { move: 'defer', reason: 'x', until: '2001-01-01' };
    const refused = async (path: string, sent: object) => {
      const answer = await as.send('POST', path, sent);
      return [answer.status, body(answer).code];
    };
    expect(await refused(moves, past)).toEqual([422, 'action.until_past']);
    expect(await refused(moves, { move: 'answer', because: 'I say so' })).toEqual([422, 'answer.not_a_choice']);
    expect(await refused(moves, { move: 'done', hours: -1 })).toEqual([400, 'request.invalid']);
    expect(await refused(moves, { move: 'undo' })).toEqual([400, 'request.invalid']);
    expect(await refused(`${path}/plan/actions/nosuch/moves`, { move: 'done' })).toEqual([404, 'object.absent']);
    expect(await refused(`${path}/plan/questions/nosuch/answer`, { value: 'x' })).toEqual([404, 'object.absent']);
  });
});

describe('a vulnerability', () => {
  test('is told with what it means here, by any of its names', async () => {
    const some = await someOrganization('Concerned');
    const { path, reader, plan } = some;
    await handIn(some, exampleDocuments('hospital'));
    await plan();
    const listed = body(await reader.get(`${path}/vulnerabilities?limit=200`)).vulnerabilities;
    expect(listed.length).toBeGreaterThan(5);
    const told = body(await reader.get(`${path}/vulnerabilities/cve-2021-44228`));
    expect(told).toMatchObject({
      vulnerability: { id: 'CVE-2021-44228', kev: { ransomware: 'known' } },
      concern: { vulnerability: 'CVE-2021-44228', affected: expect.any(Number) },
      isBeingWeighed: false,
    });
    expect(told.concern.places[0]).toMatchObject({
      verdict: 'affected',
      priority: { inKev: { value: 'yes' }, tier: expect.any(String), p30: expect.any(Number) },
    });
    const byAlias = body(await reader.get(`${path}/vulnerabilities/GHSA-jfh8-c2jp-5v3q`));
    expect(byAlias.concern).toEqual(told.concern);
  });

  test('that nothing here bears is looked up, and told so with how much was looked at', async () => {
    const some = await someOrganization('Not concerned');
    const { path, reader, plan } = some;
    await handIn(some, [{ path: 'a.csv', bytes: Buffer.from('host,vendor,product,version\na,Acme,Thing,1\n') }]);
    await plan();
    const told = body(await reader.get(`${path}/vulnerabilities/CVE-2021-44228`));
    expect(told).toMatchObject({ vulnerability: { id: 'CVE-2021-44228' }, lookedAt: 1 });
    expect(told.concern).toBeUndefined();
    expect((await reader.get(`${path}/vulnerabilities/CVE-1999-0000`)).status).toBe(404);
  });

  test('that a fixed version bears is told as not affected, with who says so', async () => {
    const some = await someOrganization('Fixed');
    const { path, reader, plan } = some;
    const component = {
      type: 'library',
      name: 'log4j-core',
      version: '2.25.0',
      purl: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.25.0',
    };
    const bill = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components: [component] });
    await handIn(some, [{ path: 'a.json', bytes: Buffer.from(bill) }]);
    await plan();
    const told = body(await reader.get(`${path}/vulnerabilities/CVE-2021-44228`));
    expect(told.concern).toMatchObject({ affected: 0, notAffected: 1, places: [{ verdict: 'not affected' }] });
    expect(told.concern.places[0].statements.length).toBeGreaterThan(0);
  });
});

test('a feed is shown to whoever is signed in, and taken in by the clearinghouse alone', async () => {
  const { path, as } = await someOrganization('No clearinghouse');
  expect(body(await as.get('/api/feed')).feed).toMatchObject({
    name: 'example feed',
    vulnerabilities: expect.any(Number),
  });
  expect((await as.put(`${path}/feeds?name=mine`, 'x')).status).toBe(404);
});
