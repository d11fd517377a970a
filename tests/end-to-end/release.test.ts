// A release: what is published runs where nothing else is, is what the checkout is, and shows when a byte of it was changed.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { eachZipEntry } from '#sources/archive/zip.ts';
import { breakwater, root, type Ran } from '#tests/end-to-end/command.ts';
import { folderOfItsOwn } from '#tests/end-to-end/hostile.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const folder = folderOfItsOwn('release');
const made = join(folder.path, 'release');
const unpacked = join(folder.path, 'unpacked');
const installation = join(unpacked, 'package');
const privatePath = join(folder.path, 'private.pem');
const publicPath = join(folder.path, 'public.pem');
const feed = join(made, 'feed-2024-10-31.bwfeed');
const plan = ['plan', 'examples/hospital', '--feed', feed, '--as-of', '2026-11-25', '--no-state', '--format', 'json'];

function run(program: string, words: readonly string[], cwd = root): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // A machine on which nothing was ever set up.
    env: { PATH: process.env['PATH'], HOME: join(folder.path, 'home') },
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

const release = (...words: readonly string[]): Ran =>
  run(process.execPath, [join(root, 'scripts/release.ts'), ...words]);
const build = (out: string): Ran => release('--out', out, '--sources', 'examples/feed', '--key', privatePath);

function succeeded({ status, stderr }: Ran): void {
  if (status !== 0) throw new Error(stderr);
}

/** Before a program: it has no network then. Some systems refuse that, and the test that needs it is skipped there. */
const apart = ['unshare', '--net', '--map-root-user'];
const hasApart = spawnSync(apart[0] ?? '', [...apart.slice(1), 'true']).status === 0;

/** Says why nothing outside can be reached, not even an address of this machine that is no loopback. */
const reach = `require('node:net').connect(9, '192.0.2.1').on('error', ({ code }) => process.stdout.write(code))`;

function pair(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

let installed: readonly string[] = [];

beforeAll(() => {
  const { privateKey, publicKey } = pair();
  writeFileSync(privatePath, privateKey);
  writeFileSync(publicPath, publicKey);
  succeeded(build(made));
  mkdirSync(unpacked);
  // By another program than ours, as users do.
  succeeded(run('tar', ['-xzf', join(made, 'breakwater-0.1.0.tgz'), '-C', unpacked]));
  installed = filesIn(installation);
}, 60_000);

describe('a release', () => {
  test('holds what it should, each with its sum', () => {
    const names = [
      'SHA256SUMS',
      'SHA256SUMS.sig',
      'THIRD-PARTY-LICENSES.txt',
      'breakwater-0.1.0-windows.zip',
      'breakwater-0.1.0.cdx.json',
      'breakwater-0.1.0.tgz',
      'breakwater.html',
      'feed-2024-10-31.bwfeed',
    ];
    expect(filesIn(made)).toEqual(names);
    const summed = readFileSync(join(made, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    expect(summed.map((line) => line.slice(66))).toEqual(names.slice(2));
  });

  test('made again is the same, byte for byte', () => {
    const again = join(folder.path, 'again');
    expect(build(again)).toMatchObject({ status: 0 });
    for (const name of filesIn(made))
      expect({ name, same: sameBytes(made, again, name) }).toEqual({ name, same: true });
  });

  test('is not made over what is there, nor half where its feed is damaged', () => {
    expect(build(made)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('holds something') });
    const bad = folder.put('bad.bwfeed', readFileSync(feed).fill(0, 5000, 5001).fill(0xff, 5001, 5002));
    const out = join(folder.path, 'none');
    expect(release('--out', out, '--feed', bad)).toMatchObject({ status: 2, stdout: '' });
    expect(readdirSync(folder.path).filter((name) => name.startsWith('none'))).toEqual([]);
  });

  test('carries a feed that is whole, and the one that was handed to it', () => {
    expect(breakwater(['feed', 'verify', feed])).toMatchObject({ status: 0 });
    const out = join(folder.path, 'handed');
    expect(release('--out', out, '--feed', feed)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('not signed'),
    });
    expect(sameBytes(made, out, 'feed-2024-10-31.bwfeed')).toBe(true);
  });
});

describe('the package', () => {
  test('holds what npm would pack, and the licences of what is bundled', () => {
    const { stdout } = run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
    const [packed] = recordsOf(JSON.parse(stdout));
    const npm = recordsOf(packed?.['files']).map(({ path }) => textOf(path) ?? '');
    // The chunks are named for their content: in a checkout that is edited the bundle may be an older one.
    const besides = (names: readonly string[]): readonly string[] => names.filter((name) => !name.startsWith('dist/'));
    expect(besides(installed)).toEqual([...besides(npm), 'THIRD-PARTY-LICENSES.txt'].sort());
    expect(installed).toContain('dist/main.cjs');
    const others = installed.filter((name) => name.startsWith('dist/') && !name.endsWith('.cjs'));
    expect(others).toEqual(['dist/breakwater.html']);
    expect(readFileSync(join(installation, 'dist/breakwater.html'))).toEqual(
      readFileSync(join(made, 'breakwater.html')),
    );
  });

  function plansAsTheCheckout(...before: readonly string[]): void {
    const [program = '', ...words] = [...before, process.execPath, 'bin/breakwater.mjs', ...plan];
    const alone = run(program, words, installation);
    const own = breakwater(plan);
    // How far the work is, told on a slow machine, is no part of the answer.
    expect({ ...alone, stderr: withoutProgress(alone.stderr) }).toEqual({
      ...own,
      stderr: withoutProgress(own.stderr),
    });
    expect(alone.status).toBe(0);
    expect(recordsOf(recordOf(JSON.parse(alone.stdout))?.['actions']).length).toBeGreaterThan(3);
  }

  test('plans where nothing else is installed, as the checkout does', () => {
    expect(() => plansAsTheCheckout()).not.toThrow();
  });

  test.skipIf(!hasApart)('does so without a network', () => {
    const reached = run('unshare', [...apart.slice(1), process.execPath, '-e', reach], installation);
    expect(reached.stdout).toBe('ENETUNREACH');
    plansAsTheCheckout(...apart);
  });

  test('is installed by npm without its registry, and runs from the path', () => {
    const prefix = join(folder.path, 'global');
    const words = ['install', '--global', '--offline', '--prefix', prefix, join(made, 'breakwater-0.1.0.tgz')];
    expect(run('npm', words)).toMatchObject({ status: 0 });
    const ran = run(join(prefix, 'bin/breakwater'), ['version'], folder.path);
    expect(ran).toEqual({ status: 0, stdout: `breakwater 0.1.0 (Node ${process.versions.node})\n`, stderr: '' });
  });

  test('for Windows is the same, with what starts it', async () => {
    const names: string[] = [];
    const differing: string[] = [];
    let starter = '';
    await eachZipEntry(
      join(made, 'breakwater-0.1.0-windows.zip'),
      () => true,
      async ({ name, bytes }) => {
        const own = name.replace('breakwater-0.1.0/', '');
        names.push(own);
        if (own === 'breakwater.cmd') starter = Buffer.from(bytes).toString('latin1');
        else if (!readFileSync(join(installation, own)).equals(bytes)) differing.push(own);
        await Promise.resolve();
      },
    );
    expect({ differing, names: names.filter((name) => name !== 'breakwater.cmd') }).toEqual({
      differing: [],
      names: installed,
    });
    // Its interpreter reads the console's code page, and loses its place where lines end in a line feed alone.
    expect(starter).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
    expect(starter).toContain('https://nodejs.org/');
  });
});

describe('the bill of materials', () => {
  const bill = (): JsonRecord =>
    recordOf(JSON.parse(readFileSync(join(made, 'breakwater-0.1.0.cdx.json'), 'utf8'))) ?? {};

  test.skipIf(shared === undefined)('is valid by the official schema', () => {
    const schemas = recordOf(JSON.parse(sharedBytes('suites/cyclonedx/schemas.json.gz').toString('utf8'))) ?? {};
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat('idn-email', true).addFormat('iri-reference', true);
    for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
      ajv.addSchema(recordOf(schemas[`${name}.schema.json`]) ?? {});
    const validate = ajv.compile(recordOf(schemas['bom-1.6.schema.json']) ?? {});
    validate(bill());
    expect(validate.errors).toBe(null);
    expect(validate({ ...bill(), components: [{ type: 'library' }] })).toBe(false);
  });

  test('lists every package that is in the bundles, as locked, and no other', () => {
    const locked = recordOf(readJson(join(root, 'package-lock.json'))['packages']) ?? {};
    const components = recordsOf(bill()['components']);
    for (const one of components) {
      const entry = recordOf(locked[`node_modules/${textOf(one['name'])}`]);
      const [hash] = recordsOf(one['hashes']);
      const integrity = `sha512-${Buffer.from(textOf(hash?.['content']) ?? '', 'hex').toString('base64')}`;
      expect({ version: one['version'], integrity }).toEqual({
        version: entry?.['version'],
        integrity: entry?.['integrity'],
      });
    }
    const names = components.map(({ name }) => textOf(name));
    expect(names).toEqual(expect.arrayContaining(['pend', 'saxes', 'xmlchars', 'yauzl', 'zod', 'fzstd', 'yaml']));
    expect(names).not.toContain('vitest');
    const licences = readFileSync(join(made, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(names.filter((name) => !licences.includes(`\n${name} `))).toEqual([]);
  });

  test('is read by the command itself', () => {
    const path = join(made, 'breakwater-0.1.0.cdx.json');
    const read = recordOf(JSON.parse(breakwater(['read', path, '--format', 'json']).stdout)) ?? {};
    expect(recordsOf(read['components']).length).toBeGreaterThanOrEqual(recordsOf(bill()['components']).length);
    expect(read['dropped']).toEqual([]);
    expect(breakwater(['match', path, '--feed', feed, '--no-state', '--format', 'json'])).toMatchObject({ status: 0 });
  });
});

test('one changed byte of a release is seen', () => {
  const check = (...words: readonly string[]): Ran => release('--verify', made, ...words);
  expect(check('--key', publicPath)).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('signed'),
  });
  expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('not checked') });
  flip(join(made, 'breakwater-0.1.0.tgz'));
  const told = expect.stringContaining('breakwater-0.1.0.tgz was changed');
  expect(check('--key', publicPath)).toMatchObject({ status: 2, stdout: '', stderr: told });
});

function readJson(path: string): JsonRecord {
  return recordOf(JSON.parse(readFileSync(path, 'utf8'))) ?? {};
}

function sameBytes(one: string, other: string, name: string): boolean {
  return readFileSync(join(one, name)).equals(readFileSync(join(other, name)));
}

function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}

function withoutProgress(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^(?:reading|matching|telling|planning)[ :]/.test(line))
    .join('\n');
}
