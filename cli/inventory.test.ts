import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BadFiles, toldFault } from '#cli/bad-files.ts';
import { readInventory } from '#cli/inventory.ts';
import type { Io } from '#cli/io.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'inventory-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
}

function read(...paths: readonly string[]) {
  const io: Io = {
    cwd,
    stdin: async function* () {},
    stdout: () => {},
    stderr: () => {},
    today: () => '2026-11-10',
    clock: () => 0,
    colour: false,
    columns: 100,
  };
  return readInventory(paths, io);
}

const bom = (name: string, purl = 'pkg:npm/a@1.0.0') =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { name } },
    components: [{ name: 'a', version: '1.0.0', purl }],
  });
const xml =
  '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components><component type="library"><name>x</name><version>1</version></component></components></bom>';

describe('an inventory', () => {
  test('is read from files of every kind in a folder, plain or gzip', async () => {
    put({
      'inv/a.cdx.json': bom('shop'),
      'inv/deep/b.json.gz': gzipSync(bom('mail')),
      'inv/c.xml': xml,
      'inv/d.spdx': 'SPDXVersion: SPDX-2.3\nDocumentName: tags\nPackageName: p\nPackageVersion: 1\n',
      'inv/e.yml': 'spdxVersion: SPDX-2.3\nname: yaml\npackages: []\n',
      'inv/hosts.csv': 'host,vendor,product,version\nvpn,Acme,VPN,1\n',
      'inv/assets.yaml': 'assets:\n- name: web\n  documents: [a.cdx.json]\n  exposure: public\n',
    });
    const { documents, assets } = await read('inv/');
    expect(documents.map(({ path, format, components }) => [path, format, components])).toEqual([
      ['inv/a.cdx.json', 'CycloneDX 1.5 JSON', 1],
      ['inv/c.xml', 'CycloneDX 1.4 XML', 1],
      ['inv/d.spdx', 'SPDX 2.3 tag-value', 1],
      ['inv/deep/b.json.gz', 'CycloneDX 1.5 JSON', 1],
      ['inv/e.yml', 'SPDX 2.3 YAML', 0],
      ['inv/assets.yaml', 'assets.yaml', 0],
      ['inv/hosts.csv', 'assets CSV', 1],
    ]);
    expect(assets.map(({ name, exposure }) => [name, exposure.value])).toEqual([
      ['web', 'public'],
      ['vpn', 'unknown'],
      ['c.xml', 'unknown'],
      ['tags', 'unknown'],
      ['mail', 'unknown'],
      ['yaml', 'unknown'],
    ]);
  });

  test('tells the digest of the bytes as they lie on disk', async () => {
    put({ 'a.json': bom('shop') });
    const { documents } = await read('a.json');
    expect(documents[0]?.digest).toBe(hash('sha256', bom('shop')));
  });

  test('counts what lies in a folder and is none', async () => {
    put({
      'inv/a.json': bom('shop'),
      'inv/breakwater.state.json': '{"version":1}',
      'inv/package.json': '{"name":"x"}',
      'inv/README.md': '# hello',
      'inv/notes.txt': 'hello',
      'inv/.hidden.json': '{}',
    });
    const { documents, assets } = await read('inv');
    expect(assets).toHaveLength(1);
    expect(documents.at(-1)).toMatchObject({
      path: 'inv',
      format: 'folder',
      dropped: [
        { reason: 'file that holds no inventory', count: 2 },
        { reason: 'file whose name is none of an inventory', count: 1 },
        { reason: 'hidden file or folder', count: 1 },
      ],
    });
  });

  test('takes a file that is named twice once', async () => {
    put({ 'inv/a.json': bom('shop') });
    const { assets } = await read('inv', 'inv/a.json');
    expect(assets).toHaveLength(1);
  });

  test.for<[title: string, files: Record<string, string | Uint8Array>, path: string, fault: object]>([
    ['a file that is none', { 'a.json': '{}' }, 'a.json', { code: 'document.not_an_inventory', file: 'a.json' }],
    [
      'a folder without any, told with what lies there',
      { 'inv/README.md': 'x', 'inv/a.json': '{}' },
      'inv',
      {
        code: 'document.not_an_inventory',
        file: 'inv',
        message:
          'holds no inventory: 1 file that holds no inventory (inv/a.json); 1 file whose name is none of an inventory (inv/README.md)',
      },
    ],
    ['a file that is not there', {}, 'gone.json', { code: 'file.missing' }],
    [
      'a truncated document',
      { 'inv/a.json': bom('shop').slice(0, 40) },
      'inv',
      { code: 'document.syntax', file: 'inv/a.json' },
    ],
    [
      'a truncated gzip',
      { 'a.json.gz': gzipSync(bom('shop')).subarray(0, 40) },
      'a.json.gz',
      { code: 'document.truncated', file: 'a.json.gz' },
    ],
    [
      'UTF-16',
      { 'a.json': Buffer.from(bom('shop'), 'utf16le') },
      'a.json',
      { code: 'document.encoding', file: 'a.json' },
    ],
    [
      'no UTF-8',
      { 'a.json': Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) },
      'a.json',
      { code: 'document.encoding', file: 'a.json' },
    ],
    [
      'a key twice',
      { 'a.json': '{"bomFormat":"CycloneDX","specVersion":"1.5","specVersion":"1.4"}' },
      'a.json',
      { code: 'document.duplicate_key', file: 'a.json' },
    ],
    [
      'nesting without end',
      { 'a.json': `{"bomFormat":"CycloneDX","specVersion":"1.5","components":${'['.repeat(200)}${']'.repeat(200)}}` },
      'a.json',
      { code: 'document.depth', file: 'a.json' },
    ],
    ['an empty JSON file in a folder', { 'inv/a.json': '' }, 'inv', { code: 'document.syntax', file: 'inv/a.json' }],
    [
      'XML with entities',
      { 'inv/a.xml': `<!DOCTYPE bom [<!ENTITY a "b">]>${xml}` },
      'inv',
      { code: 'document.entities', file: 'inv/a.xml' },
    ],
    [
      'SPDX as RDF',
      { 'inv/a.rdf.xml': '<rdf:RDF xmlns:rdf="r" xmlns="http://spdx.org/rdf/terms#"/>' },
      'inv',
      { code: 'document.spdx_rdf', file: 'inv/a.rdf.xml' },
    ],
    [
      'a root field of the wrong kind',
      { 'inv/a.json': '{"bomFormat":"CycloneDX","specVersion":"1.5","components":{}}' },
      'inv',
      { code: 'document.wrong_type', file: 'inv/a.json', place: '$.components' },
    ],
    ['an assets.yaml that lists nothing', { 'inv/assets.yaml': 'assets: 7' }, 'inv', { file: 'inv/assets.yaml' }],
  ])('refuses %s by file and place', async ([, files, path, fault]) => {
    put(files);
    await expect(read(path)).rejects.toMatchObject({ name: 'BadDocument', ...fault });
  });
});

test('all files that can not be read are told at once', async () => {
  put({
    'inv/good.cdx.json': bom('shop'),
    'inv/bad.json': '{"a": 1',
    'inv/photo.xlsx': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
    'list.csv': 'What we have,Vendor,Prduct\nfw,Fortinet,FortiGate\n',
  });
  const fault: unknown = await read('inv', 'list.csv', 'nowhere').catch((error: unknown) => error);
  const told = fault instanceof BadFiles ? fault.faults.map(toldFault) : [];
  expect(told).toEqual([
    expect.stringMatching(/^inv\/bad\.json: line 1/),
    'inv/photo.xlsx: is no Excel file but a picture, whatever its name says',
    expect.stringMatching(/^list\.csv: is a table whose headings are .*"Prduct": did you mean Product\?$/),
    expect.stringMatching(/nowhere: there is no such file or folder$/),
  ]);
});

test('a folder whose only table has unknown headings tells of them', async () => {
  put({ 'inv/list.csv': 'What we have,Vendor,Prduct\nfw,Fortinet,FortiGate\n' });
  await expect(read('inv')).rejects.toThrow(/holds no inventory: 1 file that .*headings are "What we have", "Vendor"/);
});
