import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { BadFiles } from '#cli/bad-files.ts';
import { run } from '#cli/read.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { runCommand } from '#tests/command.ts';

const hospital = 'examples/hospital';

test('tells a list of assets as JSON: what stands in it, and nothing about vulnerabilities', async () => {
  const { status, stdout } = await runCommand(run, [`${hospital}/assets.csv`, '--format', 'json']);
  expect(status).toBe(0);
  const told: unknown = JSON.parse(stdout);
  expect(told).toMatchObject({
    format: 'assets CSV',
    files: [{ path: `${hospital}/assets.csv`, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }],
    statements: [],
    dropped: [],
    questions: ['not recognised by its name: Rauland Responder 5 on nurse-call'],
  });
  expect(told).toHaveProperty('assets.0.name', 'fw-edge');
  expect(told).toHaveProperty('components.0.vendor', 'Fortinet');
});

test('tells several files as one', async () => {
  const { stdout } = await runCommand(run, [`${hospital}/assets.csv`, `${hospital}/imaging-gateway.cdx.json`]);
  expect(stdout).toMatch(/^examples\/hospital\/assets\.csv: assets CSV\n.*CycloneDX 1\.\d JSON/m);
  expect(stdout).toContain('imaging-gateway (application)');
});

describe('several files of which some can not be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-'));
  const cut = join(folder, 'cut.json');
  writeFileSync(cut, '{"a":');
  const tooLong = join(folder, 'x'.repeat(300));
  const declaring = join(folder, 'scan.nessus');
  writeFileSync(declaring, '<!DOCTYPE scan [<!ENTITY x "y">]><NessusClientData_v2>&x;</NessusClientData_v2>');
  const good = `${hospital}/assets.csv`;

  test('each that can not is named with its reason, and the others are read', async () => {
    const { stdout, faults } = await readAll([cut, 'LICENSE', good, folder, tooLong, declaring, '--format', 'json']);
    expect(faults).toEqual([
      [cut, 'line 1, column 6', 'ends too early'],
      ['LICENSE', undefined, 'is in no format that is read'],
      [folder, undefined, 'is no file'],
      [tooLong, undefined, 'can not be opened: the name is too long'],
      [declaring, undefined, expect.stringMatching(/^declares entities .*: XML that does is refused, since/)],
    ]);
    const alone: unknown = JSON.parse((await readAll([good, '--format', 'json'])).stdout);
    expect(JSON.parse(stdout)).toEqual({
      ...(alone as object),
      refused: faults.map(([path, place, why]) => ({ path, place: place ?? null, why })),
    });
    expect(alone).toHaveProperty('refused', []);
  });

  test('a table of the others alone is printed for people, who are told of the rest beside it', async () => {
    const { stdout, faults } = await readAll([cut, good]);
    expect(faults).toHaveLength(1);
    expect(stdout).toMatch(/^examples\/hospital\/assets\.csv: assets CSV\n/);
  });

  test.each(['json', 'table'])('where none can be read, nothing is printed as %s', async (format) => {
    const { stdout, faults } = await readAll([cut, 'LICENSE', '--format', format]);
    expect([stdout, faults.length]).toEqual(['', 2]);
  });
});

describe('the JSON is as its schema promises', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false });
  addFormats.default(ajv);
  const path = fileURLToPath(new URL('../docs/reference/reading.schema.json', import.meta.url));
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  const files = globSync('examples/{bank,hospital,utility}/*.{csv,json,yaml,xlsx}').filter(
    (one) => !one.includes('state.json'),
  );

  test.each(files)('of %s', async (file) => {
    const { stdout } = await readAll([file, '--format', 'json']);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  test('of all of them, of a row that is left out, and of one that can not be read', async () => {
    const list = join(mkdtempSync(join(tmpdir(), 'breakwater-')), 'list.csv');
    writeFileSync(list, 'host,product,version\nfw,FortiOS,7.0.5\n,,1.0\n');
    const { stdout, faults } = await readAll([...files, list, 'LICENSE', '--format', 'json']);
    expect(faults).toHaveLength(1);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
    const told = JSON.parse(stdout) as { readonly [name: string]: readonly unknown[] };
    const empty = Object.keys(told).filter((name) => told[name]?.length === 0);
    expect(empty).toEqual([]);
  });
});

type Fault = readonly [file: string | undefined, place: string | undefined, why: string];

/** What is printed, and the files of which the command then says that they can not be read. */
async function readAll(
  args: readonly string[],
): Promise<{ readonly stdout: string; readonly faults: readonly Fault[] }> {
  const faults: BadDocument[] = [];
  const { stdout } = await runCommand(async (words, io) => {
    try {
      return await run(words, io);
    } catch (error) {
      if (error instanceof BadFiles) faults.push(...error.faults);
      else if (error instanceof BadDocument) faults.push(error);
      else throw error;
      return 2;
    }
  }, args);
  return { stdout, faults: faults.map(({ file, place, message }) => [file, place, message]) };
}

test.each([
  [[], 2, /at least one file/],
  [['README.md', '--format', 'yaml'], 2, /--format takes table, json/],
  [['README.md', '--bogus'], 2, /bogus/],
])('refuses %j', async (args, status, told) => {
  const ran = await runCommand(run, args);
  expect(ran.status).toBe(status);
  expect(ran.stderr).toMatch(told);
});

test('refuses a file in no format that is read, by name', async () => {
  await expect(runCommand(run, ['LICENSE'])).rejects.toSatisfy(
    (error) => error instanceof BadDocument && error.file === 'LICENSE',
  );
});

test('asks nobody for the name of a package of which the distribution alone is not known', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'breakwater-')), 'dpkg.txt');
  writeFileSync(path, 'ii  zsh 5.8-1 amd64 shell\nii  foolib 1.2-3 amd64 a library\n');
  const { stdout } = await runCommand(run, [path]);
  expect(stdout).toContain('2 components');
  expect(stdout).not.toContain('not recognised by its name');
});

test('names what nothing will be looked up for, with the name that may be meant', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-'));
  const path = join(folder, 'list.csv');
  writeFileSync(
    path,
    'host,vendor,product,version\nVPN2,Ivanty,Connect Secure 22.3R1,\nPC,Google,Google Chrome,120.0\n',
  );
  const { stdout } = await runCommand(run, [path]);
  expect(stdout).toContain(
    'not recognised by its name: Ivanty Connect Secure 22.3R1 on VPN2: did you mean Ivanti Connect Secure?',
  );
  expect(stdout).not.toContain('not recognised by its name: Google');
});
