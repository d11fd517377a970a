// What is sealed, and every secret that somebody carries, stands nowhere in the clear: neither in the files of the database, its
// log of writes (WAL), its rows and queues, nor in what service and database log, what processes are started with, and backups.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { failEverything, type Failed } from '#tests/end-to-end/no-plaintext-failed.ts';
import { clear, fill, rowsOf, sealed, startedWith, type Filled } from '#tests/end-to-end/no-plaintext-filled.ts';
import { Hunt, type Found } from '#tests/end-to-end/no-plaintext-hunt.ts';
import { makeInstallation, type Installation, type Served } from '#tests/served.ts';

let installation: Installation;
let served: Served;
let filled: Filled;
let failed: readonly Failed[];
let found: readonly Found[];

beforeAll(async () => {
  installation = makeInstallation();
  const beside = dirname(installation.data);
  // What is written for a moment is written there.
  const [temporary, backup] = [join(beside, 'tmp'), join(beside, 'backup')];
  mkdirSync(temporary);
  served = await installation.start({ env: { BREAKWATER_LOG_LEVEL: 'debug', TMPDIR: temporary } });
  filled = await fill(installation, () => served);
  failed = await failEverything(installation, () => served, filled.hospital);
  const hunt = new Hunt([
    ...Object.values(sealed),
    ...Object.values(clear),
    ...filled.secrets,
    ...failed.map(({ word }) => word),
    { name: 'folder', text: temporary },
  ]);
  const root = await installation.root();
  await root.query('CHECKPOINT');
  await root.query('SELECT pg_switch_wal()');
  const rows = (await rowsOf(root)).flatMap(({ table, bytes }) => hunt.inBytes(bytes, `rows of ${table}`));
  await root.end();
  const words = [await installation.program(), 'backup', '--out', backup, '--data', installation.data];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const said = [
    ...hunt.inBytes(startedWith(installation.left()), 'processes'),
    ...hunt.inBytes(Buffer.from(stdout), 'what backup says'),
    ...hunt.inBytes(Buffer.from((await filled.hospital.ask('GET', '/metrics'))?.text ?? ''), 'metrics'),
  ];
  await served.stop();
  // The links of the first start are shown at the terminal, and nowhere else.
  const log = served.said().replaceAll(/^\S+\/claim#\w+\n {2}signs in /gm, '');
  found = [...rows, ...said, ...hunt.inBytes(Buffer.from(log), 'log'), ...hunt.inFolder(beside)];
}, 400_000);
afterAll(() => installation.clear());

const places = (name: string): readonly string[] =>
  found.filter((one) => one.startsWith(`${name}, `)).map((one) => one.slice(name.length + 2));

/** Whatever seals something is among what {@link fill} writes. */
const sealing = [
  'findings/submit',
  'frontier/access/terms',
  'frontier/criteria/make-move',
  'frontier/evidence/kept-evidence',
  'frontier/evidence/kept-reference',
  'frontier/fairness/entries',
  'frontier/partners/application',
  'frontier/partners/coverage',
  'frontier/record',
  'frontier/told-model',
  'operations/add-identity-provider',
  'operations/add-webhook',
  'operations/frontier/keep-suite',
  'operations/frontier/report-finding',
  'operations/upload-document',
  'operations/write-note',
];
/** What it takes a whole determination, and an edition of many cases, to come to: what of it somebody wrote is among the above. */
const sealingLater = ['frontier/fairness/commitments', 'operations/frontier/make-determination'];

test('all that seals is tried here', () => {
  const folder = fileURLToPath(new URL('../../server', import.meta.url));
  const callers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test)\.ts$/.test(file) && /\bsealer\.seal\(/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(callers.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...sealing, ...sealingLater].toSorted());
});

test('what is in the clear is found wherever it is, so that what is not found is not there', () => {
  const inventory = places('software').join('\n');
  expect(inventory).toMatch(/^as it is, rows of breakwater\.component$/m);
  expect(inventory).toMatch(/^as it is, data\/postgres\/base\//m);
  expect(inventory).toMatch(/^as it is, data\/postgres\/pg_wal\//m);
  expect(inventory).toMatch(/^as it is, backup\/postgres\/base\//m);
  expect(places('organization')).toContain('as it is, rows of breakwater.organization');
  expect(places('folder')).toContain('as it is, processes');
});

test.each(Object.values(sealed))('what is sealed stands nowhere in the clear: $name', ({ name }) => {
  expect(places(name)).toEqual([]);
});

test('a secret stands nowhere but in the file that is its own', () => {
  expect(filled.secrets.length).toBeGreaterThan(10);
  const own = (name: string): string => `data/${name}`;
  const beyond = filled.secrets.flatMap(({ name }) =>
    places(name).flatMap((place) => (place.endsWith(`, ${own(name)}`) ? [] : [`${name}, ${place}`])),
  );
  expect(beyond).toEqual([]);
});

test('nothing is kept of what was refused or failed, neither by the database nor by a log', () => {
  expect(failed.filter(({ status }) => status === undefined || status < 400)).toMatchObject([{ is: 'headers' }]);
  expect(failed.filter(({ status }) => status === 500)).toHaveLength(6);
  expect(failed.flatMap(({ is }) => places(is).map((place) => `${is}, ${place}`))).toEqual([]);
});

test('logs tell of what failed, and of nobody', () => {
  const log = served.said();
  // check_violation: the database told the row, and the log kept the code.
  expect(log.split('"code":"23514"').length - 1).toBeGreaterThan(6);
  expect(log).toContain('the embedded database ended and was started again');
  expect(readFileSync(join(installation.data, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
  const told = Object.values(clear).flatMap(({ name }) => places(name));
  expect(told.filter((place) => /, (log|metrics|data\/postgres\.log|what backup says)$/.test(place))).toEqual([]);
});

/** Of the notes that the hospital's administrator may read, those that were written under these names. */
async function readable(): Promise<readonly string[]> {
  const { notes } = z
    .object({ notes: z.array(z.looseObject({ text: z.string() })) })
    .parse(await filled.hospital.done('GET', '/api/me/notes?limit=100'));
  const texts = notes.map(({ text }) => text);
  return Object.values(sealed).flatMap(({ name, text }) => texts.filter((one) => one === text).map(() => name));
}

const guide = readFileSync(fileURLToPath(new URL('../../docs/guides/operator.md', import.meta.url)), 'utf8');

/** As the guide says; of the organization itself where no compartment is named. */
async function destroyKeys(compartment?: string): Promise<void> {
  const ofCompartment = "compartment_id = 'COMPARTMENT-ID'";
  const [, ofOrganization = ''] = /`(org_id = 'ORGANIZATION-ID'[^`]*)`/.exec(guide) ?? [];
  const statements = /```sql\n(UPDATE breakwater\.data_key[\s\S]*?)```/.exec(guide)?.[1]?.trim().split(/;\n?/) ?? [];
  const root = await installation.root();
  for (const statement of statements.filter((text) => text !== '')) {
    const whose = compartment === undefined ? statement.replace(ofCompartment, ofOrganization) : statement;
    const ids = whose
      .replace('COMPARTMENT-ID', compartment ?? '')
      .replace('ORGANIZATION-ID', filled.hospital.organization);
    const { command, rowCount } = await root.query(ids);
    if (command === 'UPDATE' && rowCount !== 1) throw new Error(`${rowCount} keys were destroyed`);
  }
  await root.end();
}

test('what is sealed under a key that was destroyed can be read by nobody any more, also after a restart', async () => {
  served = await installation.start();
  const { note, confided, long } = sealed;
  expect((await readable()).toSorted()).toEqual([long.name, long.name, confided.name, note.name]);
  await destroyKeys(filled.compartment);
  expect((await readable()).toSorted()).toEqual([long.name, note.name]);
  const signIn = () => filled.hospital.ask('GET', `/api/sign-in/provider/${filled.provider}`);
  expect(await signIn()).toMatchObject({ json: { code: 'provider.unreachable' } });
  await destroyKeys();
  expect(await readable()).toEqual([]);
  expect(await signIn()).toMatchObject({ json: { code: 'object.absent' } });
  await served.stop();
  served = await installation.start();
  expect(await readable()).toEqual([]);
  // What is written from then on goes under another key.
  const label = { tlp: 'AMBER+STRICT', owners: [filled.hospital.organization] };
  const at = `/api/organizations/${filled.hospital.organization}/notes`;
  await filled.hospital.done('POST', at, { body: { text: note.text, label } });
  expect(await readable()).toEqual([note.name]);
}, 200_000);
