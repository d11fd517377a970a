import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { SourceRecord, SourceReport } from '#core/advisories/source-record.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { readSources, type Progress } from '#sources/read.ts';
import { zipOf } from '#tests/zip-file.ts';

const root = mkdtempSync(join(tmpdir(), 'breakwater-read-'));
let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(root, String(count++));
  mkdirSync(folder);
});
afterAll(() => rmSync(root, { recursive: true }));

function write(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function read(
  ...paths: readonly string[]
): Promise<{ records: SourceRecord[]; reports: readonly SourceReport[] }> {
  const records: SourceRecord[] = [];
  const reports = await readSources(paths.length === 0 ? [folder] : paths, (record) => records.push(record));
  return { records, reports };
}

/** What became of each file: `source path taken`, with what was left out. */
async function outline(...paths: readonly string[]): Promise<readonly string[]> {
  const { reports } = await read(...paths);
  return reports.flatMap(({ source, path, taken, dropped }) => [
    `${source} ${path} ${taken}`,
    ...dropped.map(({ reason, count: times }) => `- ${times} ${reason}`),
  ]);
}

function osvText(id: string): string {
  const affected = [
    { package: { ecosystem: 'npm', name: 'anvil' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
  ];
  return JSON.stringify({ id, modified: '2024-01-02T00:00:00Z', affected });
}

const kevText = JSON.stringify(
  {
    catalogVersion: '1',
    dateReleased: '2024-10-31T00:00:00Z',
    vulnerabilities: [{ cveID: 'CVE-2021-44228', dateAdded: '2021-12-10' }],
  },
  undefined,
  1,
);
const epssText =
  '#model_version:v2023.03.01,score_date:2024-01-13T00:00:00+0000\ncve,epss,percentile\nCVE-1999-0001,0.5,0.9\n';
const gemText =
  'gem: anvil\ncve: 2014-2322\ntitle: Anvils\ndate: 2014-03-10\nurl: https://e.x/1\npatched_versions:\n  - ">= 1.10"\n';
const phpText =
  'title: Anvils\nlink: https://e.x/1\ncve: ~\nbranches:\n  1.x:\n    time: 2017-05-15 09:09:00\n    versions: ["<1.10"]\nreference: composer://acme/anvil\n';

describe('what each file is, by its content', () => {
  test('lists, documents and tables, plain and packed', async () => {
    write('kev.txt', kevText);
    write('lists/a.ndjson', `${osvText('GHSA-1')}\n\n${osvText('GHSA-2')}\n`);
    write('lists/b.ndjson.gz', gzipSync(`${osvText('GHSA-3')}\n`));
    write('osv/x/GHSA-4.json', osvText('GHSA-4'));
    write('osv/y/GHSA-5.json', JSON.stringify(JSON.parse(osvText('GHSA-5')), undefined, 2));
    write('osv/array.json', `[${osvText('GHSA-6')},${osvText('GHSA-7')},1]`);
    write('today.csv.gz', gzipSync(epssText));
    write('yaml/anvil.yml', gemText);
    expect(await outline()).toEqual([
      'kev kev.txt 1',
      'osv lists/a.ndjson 2',
      'osv lists/b.ndjson.gz 1',
      'osv osv/ 4',
      '- 1 record of no known shape',
      'epss today.csv.gz 1',
      'rubysec yaml/ 1',
    ]);
  });

  test('archives of records and of YAML, where versions stay text', async () => {
    write(
      'all.zip',
      zipOf([
        { name: 'GHSA-1.json', bytes: Buffer.from(osvText('GHSA-1')) },
        { name: 'db-main/gems/anvil/CVE-2014-2322.yml', bytes: Buffer.from(gemText) },
        { name: 'db-main/acme/anvil/1.yaml', bytes: Buffer.from(phpText) },
        { name: 'db-main/README.md', bytes: Buffer.from('# Read me') },
        { name: 'db-main/.travis.yml', bytes: Buffer.from('language: ruby') },
        { name: 'db-main/bad.yml', bytes: Buffer.from('a: [1') },
        { name: '__MACOSX/._GHSA-1.json', bytes: Buffer.from([0, 5, 22, 7]) },
      ]),
    );
    const { records } = await read();
    expect(await outline()).toEqual([
      'osv all.zip 1',
      'rubysec all.zip 1',
      'friendsofphp all.zip 1',
      'skipped  0',
      '- 1 JSON or YAML of no known source',
      '- 1 YAML that can not be read',
      '- 1 file in an archive that is no source by its name',
      '- 1 hidden file or folder',
    ]);
    const ends = records.flatMap((record) =>
      record.kind === 'advisory'
        ? record.advisory.statements.flatMap(({ range }) => range.map(({ to }) => to?.version))
        : [],
    );
    expect(ends).toEqual([undefined, '1.10', '1.10']);
  });

  test('what is no source is skipped with its reason, even where it is broken', async () => {
    write('README.md', '# Read me');
    write('a.cdx.json', '{"bomFormat": "CycloneDX", "components": [');
    write('b.spdx', 'SPDXVersion: SPDX-2.3\n');
    write('b.spdx.json', '{"SPDXID" : "SPDXRef-DOCUMENT", broken');
    write('c.xml', '<bom>');
    write('d.json', '{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}');
    write('e.json', '{"some":"thing"}');
    write('f.ndjson', '{"t":"2024-05-08","cve":"CVE-2010-5160","ch":["new"]}\n');
    write('g.csv', 'host,vendor\n');
    write('h.bin', Buffer.from([0x7f, 0x45, 0, 1]));
    write('.hidden.json', '{');
    write('empty.txt', '');
    expect(await outline()).toEqual([
      'skipped  0',
      '- 1 CSV with columns of no known source',
      '- 1 JSON or YAML of no known source',
      '- 1 JSON schema',
      '- 1 XML or HTML document',
      '- 1 binary file',
      '- 1 empty file',
      '- 1 hidden file or folder',
      '- 1 history of changes to CVE records: for tests only',
      '- 3 software bill of materials',
      '- 1 text that is no vulnerability data',
    ]);
  });

  test('marks of other documents within the texts of a record do not hide it', async () => {
    const record = { ...JSON.parse(osvText('GHSA-1')), details: 'send {"bomFormat": "CycloneDX"} and "SPDXID": 1' };
    write('a.json', JSON.stringify(record));
    expect(await outline()).toEqual(['osv ./ 1']);
  });
});

describe('sources that are refused', () => {
  const packed = gzipSync(Array.from({ length: 500 }, (_, n) => osvText(`GHSA-${n}`)).join('\n'));
  const rows: readonly (readonly [string, Uint8Array | string, string, string | undefined])[] = [
    ['cut.json', osvText('GHSA-1').slice(0, -3), 'document.syntax', 'line 1, column 166'],
    ['cut.ndjson', `${osvText('GHSA-1')}\n${osvText('GHSA-2').slice(0, 40)}`, 'document.syntax', 'line 2, column 27'],
    [
      'twice.json',
      '{"id":"GHSA-1","id":"GHSA-2","modified":"x","affected":[]}',
      'document.duplicate_key',
      'line 1, column 16',
    ],
    ['deep.json', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`, 'document.depth', 'line 1, column 133'],
    ['cut.ndjson.gz', packed.subarray(0, packed.length - 20), 'document.truncated', undefined],
    ['plain.json.gz', osvText('GHSA-1'), 'document.corrupt', undefined],
    ['nothing.json', '', 'document.truncated', undefined],
    ['latin1.json', Buffer.from('{"id":"é."}', 'latin1'), 'document.encoding', 'byte 9'],
    ['wide.json', Buffer.from('{"id":"é"}', 'utf16le'), 'document.encoding', 'byte 1'],
    ['cut.csv', epssText.slice(0, -3), 'document.truncated', 'line 3'],
    ['kev.json', kevText.replace('"vulnerabilities"', '"count":5,"vulnerabilities"'), 'document.incomplete', '$.count'],
    [
      'affected.json',
      '{"id":"GHSA-1","modified":"2024-01-01T00:00:00Z","affected":{}}',
      'document.wrong_type',
      '$.affected',
    ],
    ['cna.json', '{"cveMetadata":{},"containers":{"cna":[]}}', 'document.wrong_type', '$.containers.cna'],
    [
      'csaf.json',
      '{"document":{"csaf_version":"2.0"},"vulnerabilities":"none"}',
      'document.wrong_type',
      '$.vulnerabilities',
    ],
    [
      'list.ndjson',
      `${osvText('GHSA-1')}\n{"package_slug":"npm/a","affected_range":[]}\n`,
      'document.wrong_type',
      'line 2, $.affected_range',
    ],
    [
      'gem.yml',
      'gem: a\ntitle: t\ndate: 2014-01-01\nurl: https://e.x\npatched_versions: none\n',
      'document.wrong_type',
      '$.patched_versions',
    ],
    ['bad.zip', Buffer.from('PK\u0003\u0004 and no more'), 'document.corrupt', undefined],
    ['text.json', 'Not found', 'document.syntax', 'line 1, column 1'],
    ['portal.json', '<!doctype html><title>Sign in</title>', 'document.corrupt', undefined],
    ['portal.csv', '<html></html>', 'document.corrupt', undefined],
    ['zeros.json', `${osvText('GHSA-1').slice(0, 99)}${'\0'.repeat(500)}`, 'document.syntax', undefined],
    ['zeros.ndjson', `${osvText('GHSA-1')}\n${'\0'.repeat(500)}`, 'document.syntax', undefined],
    ['zeros.csv', `${epssText}${'\0'.repeat(500)}`, 'document.truncated', 'line 4'],
  ];
  test.each(rows)('%s', async (name, content, code, place) => {
    write('a-good.json', osvText('GHSA-1'));
    const path = write(name, content);
    const reading = read();
    await expect(reading).rejects.toBeInstanceOf(BadDocument);
    await expect(reading).rejects.toMatchObject({ code, file: path, ...(place === undefined ? {} : { place }) });
  });

  test('an entry of an archive is named with it', async () => {
    const path = write('all.zip', zipOf([{ name: 'x/a.json', bytes: Buffer.from('{') }]));
    await expect(read()).rejects.toMatchObject({ code: 'document.syntax', file: `${path}: x/a.json` });
  });

  test('a damaged archive is refused whatever it holds', async () => {
    const bytes = gzipSync('{"bomFormat":"CycloneDX"}');
    write('a.cdx.json.gz', bytes.subarray(0, bytes.length - 6));
    await expect(read()).rejects.toMatchObject({ code: 'document.truncated' });
  });
});

test('the same files give the same records in the same order, whatever order they were written in', async () => {
  const names = ['b.json', 'B.json', 'a/1.json', 'a.json'];
  for (const name of names) write(name, osvText(`GHSA-${name}`));
  const first = await read();
  for (const name of names.toReversed()) write(name, osvText(`GHSA-${name}`));
  expect(await read()).toEqual(first);
  expect(first.records.map((record) => record.kind === 'advisory' && record.advisory.id)).toEqual([
    'GHSA-B.json',
    'GHSA-a.json',
    'GHSA-a/1.json',
    'GHSA-b.json',
  ]);
});

test('progress is told before each file and at the end', async () => {
  write('a.json', osvText('GHSA-1'));
  write('b.csv', epssText);
  const told: Progress[] = [];
  await readSources(
    [folder],
    () => undefined,
    (progress) => told.push(progress),
  );
  expect(told.map(({ file, filesRead, records }) => [file, filesRead, records])).toEqual([
    ['a.json', 0, 0],
    ['b.csv', 1, 1],
    ['', 2, 2],
  ]);
  expect(told.at(-1)?.bytesRead).toBe(told.at(-1)?.bytes);
});
