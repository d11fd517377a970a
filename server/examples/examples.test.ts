import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { examples } from '#server/examples/examples.ts';
import { refuseExposedExamples } from '#server/examples/exposed.ts';
import { exampleLinks, makeExamples, uploadExamples } from '#server/examples/seed.ts';
import { firstAdministrator } from '#server/first-administrator.ts';
import { somebody, type Somebody } from '#server/parties/fixtures/asking.ts';
import { administrators } from '#server/postgres/clearinghouse.ts';
import { hasExamples, removeExamples, waitingExamples } from '#server/postgres/examples.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

const folder = fileURLToPath(new URL('../../examples', import.meta.url));

let service: TestService;
let administrator: Somebody;

beforeAll(async () => {
  service = await testService({ apart: true });
  await firstAdministrator(service.database.owner, service.parts.outside);
  const [first] = await administrators(service.database.owner);
  if (first === undefined) throw new Error('there is an administrator');
  administrator = await somebody(service.app, service.database, first);
});
afterAll(async () => service.close());

function seedParts() {
  const { database, parts } = service;
  return { owner: database.owner, app: database.app, outside: parts.outside, log: parts.log, folder };
}

describe('example organizations', () => {
  test('come once, into a fresh installation', async () => {
    const { owner } = service.database;
    const made = await Promise.all([1, 2, 3].map(() => makeExamples(owner, service.parts.outside)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await makeExamples(owner, service.parts.outside)).toBe(false);
    const { json } = await administrator.ask('GET', '/organizations');
    expect(namesIn(json['organizations'])).toEqual(['Clearinghouse', ...examples.map(({ name }) => name)].sort());
  });

  test('have accounts that nobody can sign in with until a link claims them', async () => {
    const links = await exampleLinks(service.database.owner, service.parts.outside);
    expect(links.map(({ who }) => who)).toEqual(
      examples.map(({ administrator: { name }, name: organization }) => `${name} of ${organization}, an example`),
    );
    expect(links.every(({ url }) => /^http:\/\/localhost:8080\/claim#[0-9a-f]{64}$/.test(url))).toBe(true);
    expect(service.lines.join('\n')).not.toContain(links[0]?.url.split('#')[1] ?? 'a link');
  });

  test('hand in what they run; a start that was ended is gone on with by the next', async () => {
    const stopped = AbortSignal.abort();
    await uploadExamples(seedParts(), stopped);
    expect(await waitingExamples(service.database.owner)).toHaveLength(3);
    await uploadExamples(seedParts(), new AbortController().signal);
    expect(await waitingExamples(service.database.owner)).toEqual([]);
    const { json } = await administrator.ask('GET', '/organizations');
    for (const { id, isExample } of listed(json['organizations'])) {
      if (isExample !== true) continue;
      const documents = await administrator.ask('GET', `/organizations/${String(id)}/inventory/documents`);
      expect(namesIn(documents.json['documents'])).toContain('assets.yaml');
      expect(namesIn(documents.json['documents']).some((name) => name.startsWith('breakwater.state'))).toBe(false);
    }
    expect(service.lines.filter((line) => line.includes('was refused'))).toEqual([]);
  });

  test.each([
    ['listens elsewhere', { host: '0.0.0.0' }],
    ['has a database of its own', { 'database-url': 'postgresql://db.example/breakwater' }],
  ])('keep a server from starting that %s', async (_, line) => {
    const config = readConfig({ line, environment: {}, cwd: '/', isTerminal: false });
    const refused = refuseExposedExamples(service.database.owner, config);
    await expect(refused).rejects.toMatchObject({ code: 'examples.exposed' });
    const own = readConfig({ line: {}, environment: {}, cwd: '/', isTerminal: false });
    await expect(refuseExposedExamples(service.database.owner, own)).resolves.toBeUndefined();
  });

  test('go with all that is theirs, and do not come back', async () => {
    const { rootAddress, appAddress, owner } = service.database;
    const root = new Client({ ...rootAddress, database: appAddress.database });
    await root.connect();
    try {
      await root.query('BEGIN');
      expect(await removeExamples(root)).toBe(3);
      await root.query('COMMIT');
      const { rows } = await root.query('SELECT name FROM breakwater.person');
      expect(rows).toEqual([{ name: 'Administrator' }]);
      const { rows: documents } = await root.query('SELECT FROM breakwater.inventory_document');
      expect(documents).toEqual([]);
    } finally {
      await root.end();
    }
    expect(await hasExamples(owner)).toBe(false);
    expect(await makeExamples(owner, service.parts.outside)).toBe(false);
    expect(namesIn((await administrator.ask('GET', '/organizations')).json['organizations'])).toEqual([
      'Clearinghouse',
    ]);
  });
});

function listed(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list : [];
}

function namesIn(list: unknown): readonly string[] {
  return listed(list)
    .map(({ name }) => String(name))
    .sort();
}
