// A feed comes in over the API: by the clearinghouse's administrators, looked through whole, and never half.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advisory, affects, bytesOf } from '#core/feed/fixtures/records.ts';
import { askingAs, type Asking } from '#tests/asking.ts';
import { makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let path: string;
let administrator: Asking;
let operator: Asking;

beforeAll(async () => {
  service = await testService({ apart: true });
  const { database, app } = service;
  const org = await makeOrganization(database, 'Clearinghouse');
  await database.owner.query(`UPDATE breakwater.organization SET kind = 'clearinghouse' WHERE org_id = $1`, [org]);
  const of = async (role: 'administrator' | 'operator') =>
    askingAs(app, await signedIn(database, await makeMember(database, org, role)));
  [administrator, operator] = [await of('administrator'), await of('operator')];
  path = `/api/organizations/${org}`;
});
afterAll(() => service.close());

const one = bytesOf([advisory('GHSA-1', { statements: [affects('npm/left', '<1.5.0')] })]);
const two = bytesOf([
  advisory('GHSA-1', { statements: [affects('npm/left', '<1.5.0')] }),
  advisory('GHSA-2', { statements: [affects('npm/right', '<2.0.0')] }),
]);

const load = async (as: Asking, name: string, bytes: Uint8Array): Promise<[number, unknown]> => {
  const { status, json } = await as.put(`${path}/feeds?name=${name}`, bytes);
  return [status, json];
};

const inUse = async (): Promise<unknown> => (await operator.get('/api/feed')).json;

const events = async (): Promise<readonly string[]> => {
  const { json } = await administrator.get(`${path}/events`);
  return (json as { items: { kind: string }[] }).items
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('feed.'));
};

test('a feed takes the place of the one before, once, and is told of', async () => {
  expect(await inUse()).toEqual({});
  expect(await load(administrator, 'first', one)).toMatchObject([
    201,
    { name: 'first', vulnerabilities: 1, isNew: true },
  ]);
  expect(await load(administrator, 'first', one)).toMatchObject([201, { isNew: false }]);
  expect(await load(administrator, 'second', two)).toMatchObject([201, { vulnerabilities: 2, isNew: true }]);
  expect(await inUse()).toMatchObject({ feed: { name: 'second', vulnerabilities: 2 } });
  // What it lacks is told too.
  expect(JSON.stringify(await inUse())).toContain('"id":"debian"');
  expect((await events()).length).toBe(2);
});

test.each([
  ['what is none', Buffer.from('{"hello":"world"}')],
  ['nothing', Buffer.from('')],
  ['one that is cut short', two.subarray(0, two.length - 20)],
  ['one of which a byte is another', Buffer.from(two).fill(0x20, two.length >> 1, (two.length >> 1) + 4)],
])('%s is refused whole: the feed in use stays, and no file is left', async (_, bytes) => {
  const { feeds } = service.parts.outside.planning;
  const before = [await inUse(), readdirSync(feeds.folder)];
  expect(await load(administrator, 'bad', bytes)).toMatchObject([422, { code: 'feed.unreadable' }]);
  expect([await inUse(), readdirSync(feeds.folder)]).toEqual(before);
});

test('whoever does not run the clearinghouse takes in none', async () => {
  const { database, app } = service;
  expect(await load(operator, 'mine', one)).toMatchObject([404, { code: 'object.absent' }]);
  const other = await makeOrganization(database, 'Somebody');
  const theirs = askingAs(app, await signedIn(database, await makeMember(database, other, 'administrator')));
  expect(await load(theirs, 'mine', one)).toMatchObject([404, {}]);
  const own = await theirs.put(`/api/organizations/${other}/feeds?name=mine`, one);
  expect([own.status, own.json]).toMatchObject([403, { code: 'feed.not_clearinghouse' }]);
  expect(await inUse()).toMatchObject({ feed: { name: 'second' } });
});
