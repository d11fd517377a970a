// Sources that are broken or made to do harm: the build is refused by file and place, and the feed before stays.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectClean, expectRefusal, folderOfItsOwn, measured } from '#tests/end-to-end/hostile.ts';
import { zipOf } from '#tests/zip-file.ts';

const folder = folderOfItsOwn('hostile-sources');

const affected = (name: string): object => ({
  package: { ecosystem: 'npm', name },
  ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.0' }] }],
});
const osv = (id: number, more: object = {}): string =>
  JSON.stringify({ id: `GHSA-${id}`, modified: '2024-01-01T00:00:00Z', affected: [affected(`a${id}`)], ...more });
const kevEntry = { cveID: 'CVE-2021-44228', dateAdded: '2021-12-10' };
const kev = (more: object): string =>
  JSON.stringify({ catalogVersion: '1', dateReleased: '2024-10-31', count: 1, vulnerabilities: [kevEntry], ...more });
const epss = '#model_version:v1,score_date:2024-01-13T00:00:00+0000\ncve,epss,percentile\nCVE-2021-44228,0.97,0.99\n';
const entry = (name: string, content: string): { name: string; bytes: Buffer } => ({
  name,
  bytes: Buffer.from(content),
});
const zip = zipOf([entry('a.json', osv(1)), entry('b.json', osv(2))]);
const lines = gzipSync(Array.from({ length: 500 }, (_, id) => osv(id)).join('\n'));

folder.put('good/GHSA-1.json', osv(1));
folder.put('good/kev.json', kev({}));

describe('a source among good ones that makes the build be refused', () => {
  const files = (): readonly string[] => readdirSync(join(folder.path, 'feed')).sort();
  const built = folder.run(['feed', 'build', '--out', 'feed', 'good']);
  const before = files();

  test.each<readonly [file: string, content: string | Uint8Array, told: RegExp]>([
    ['cut.json', osv(2).slice(0, -30), /cut\.json: line 1, column \d+: ends/],
    ['empty.json', '', /empty\.json: is empty/],
    ['latin.json', Buffer.from(osv(2, { details: 'é' }), 'latin1'), /latin\.json: byte \d+: is not valid UTF-8/],
    ['wide.json', Buffer.from(`\u{feff}${osv(2)}`, 'utf16le'), /wide\.json: byte 1: .*save it as UTF-8/],
    [
      'twice.json',
      osv(2).replace('{', '{"id":"GHSA-3",'),
      /twice\.json: line 1, column \d+: the same key stands twice/,
    ],
    [
      'deep.json',
      osv(2, { affected: 0 }).replace('"affected":0', `"affected":${'['.repeat(500_000)}`),
      /deep\.json: .*deeper than 128/,
    ],
    ['list.json', osv(2, { affected: 'x' }), /list\.json: \$\.affected: .*not a list/],
    ['zeros.json', `${osv(2).slice(0, 90)}${'\0'.repeat(999)}`, /zeros\.json: line 1, column 91: /],
    ['portal.json', '<!doctype html><title>Sign in</title>', /portal\.json: is XML or HTML/],
    ['cut.ndjson', `${osv(2)}\n${osv(3).slice(0, 50)}`, /cut\.ndjson: line 2, column \d+: ends/],
    ['middle.ndjson', `${osv(2)}\n${osv(3).slice(0, 50)}\n${osv(4)}\n`, /middle\.ndjson: line 2, column \d+: ends/],
    [
      'bytes.ndjson',
      Buffer.concat([Buffer.from(`${osv(2)}\n{"`), Buffer.from([0xff])]),
      /bytes\.ndjson: line 2, byte 3/,
    ],
    ['cut.ndjson.gz', lines.subarray(0, -20), /cut\.ndjson\.gz: after \d+ unpacked bytes: .*cut short/],
    [
      'damaged.ndjson.gz',
      Buffer.from(lines).fill(0, 200, 260),
      /damaged\.ndjson\.gz: .*(damaged|cut short|UTF-8|line)/,
    ],
    ['plain.json.gz', osv(2), /plain\.json\.gz: is neither gzip nor zip/],
    ['cut.zip', zip.subarray(0, -30), /cut\.zip: the zip file is cut short or damaged/],
    ['half.zip', zip.subarray(0, zip.length / 2), /half\.zip: the zip file is cut short or damaged/],
    ['slip.zip', zipOf([entry('../../a.json', osv(2))]), /slip\.zip: a name in the zip file leads out of it/],
    ['root.zip', zipOf([entry('/etc/a.json', osv(2))]), /root\.zip: a name in the zip file leads out of it/],
    [
      'entry.zip',
      zipOf([entry('a.json', osv(2)), entry('b.json', osv(3).slice(0, 40))]),
      /entry\.zip: b\.json: line 1/,
    ],
    ['name.zip', zipOf([entry('\u001b[31m\u202e.json', '{')]), /name\.zip: .\[31m.\.json: line 1/],
    ['kev-short.json', kev({ count: 1200 }), /kev-short\.json: \$\.count: says that it holds 1200 entries/],
    ['kev-none.json', kev({ count: 0, vulnerabilities: [] }), /kev-none\.json: \$\.vulnerabilities: holds no entry/],
    ['kev-undated.json', kev({ dateReleased: undefined }), /kev-undated\.json: \$\.dateReleased: states no date/],
    ['epss.csv', epss.slice(0, -5), /epss\.csv: line 3: ends within a line/],
    ['undated.csv', epss.slice(epss.indexOf('\n') + 1), /undated\.csv: line 1: .*states a day/],
    [
      'cve.json',
      '{"dataType":"CVE_RECORD","cveMetadata":{"cveId":"CVE-2024-1"},"containers":[]}',
      /cve\.json: \$\.containers: /,
    ],
    [
      'csaf.json',
      '{"document":{"csaf_version":"2.0","tracking":{"id":"X"}},"vulnerabilities":"x"}',
      /csaf\.json: \$\.vulnerabilities: /,
    ],
  ])('%j', (file, content, told) => {
    expect(built.status).toBe(0);
    folder.put(`bad/${file}`, content);
    expectRefusal(folder.run(['feed', 'build', '--out', 'feed', 'good', `bad/${file}`]), told);
    expect(files()).toEqual(before);
  });

  test('leaves no folder where there was no feed', () => {
    expectRefusal(folder.run(['feed', 'build', '--out', 'new/feed', 'good', 'bad/cut.json']), /cut\.json/);
    expect(existsSync(join(folder.path, 'new'))).toBe(false);
  });

  test('has left the feed whole', () => {
    expect(folder.run(['feed', 'verify', 'feed']).stdout).toContain('is whole');
  });
});

describe('what is no source', () => {
  test('is skipped and counted with its reason', () => {
    folder.put('mixed/GHSA-1.json', osv(1));
    folder.put('mixed/list.json', `[${osv(2)},${osv(3)},3,"x",null]`);
    folder.put('mixed/bom.cdx.json', '{"bomFormat":"CycloneDX", cut');
    folder.put('mixed/schema.json', '{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}');
    folder.put('mixed/nested.zip', zipOf([{ name: 'b.zip', bytes: zip }, entry('c.json', osv(4))]));
    folder.put('mixed/aliases.yaml', 'gem: &a [x]\nb: [*a, *a]\n');
    folder.put('mixed/page.html', '<p>');
    expect(folder.run(['feed', 'build', '--out', 'skips', 'mixed']).stderr).toBe('');
    const shown = folder.run(['feed', 'show', 'skips']).stdout;
    for (const line of [
      /osv +\.\/ +3 +3/,
      /3 {2}osv: record of no known shape/,
      /1 {2}JSON schema, such as schema\.json/,
      /1 {2}XML or HTML document, such as page\.html/,
      /1 {2}YAML that can not be read, such as aliases\.yaml/,
      /1 {2}file in an archive that is no source by its name, such as nested\.zip: b\.zip/,
      /1 {2}software bill of materials, such as bom\.cdx\.json/,
    ]) {
      expect(shown).toMatch(line);
    }
  });

  test('alone makes no feed, and is told', () => {
    folder.put('none/README.md', '# Read me');
    folder.put('none/package.json', '{"name":"x"}');
    const ran = folder.run(['feed', 'build', '--out', 'nothing', 'none']);
    expectRefusal(ran, /no known source \(package\.json\); 1 text that is no vulnerability data \(README\.md\)/);
    expect(existsSync(join(folder.path, 'nothing'))).toBe(false);
  });
});

/** Built only when their test runs. */
type Made = () => string | Uint8Array;

describe('sources that would cost too much', () => {
  test.each<readonly [file: string, made: Made, told: RegExp]>([
    [
      'bomb.ndjson.gz',
      () => gzipSync(Buffer.alloc(300_000_000, 10), { level: 1 }),
      /bomb\.ndjson\.gz: .*far more than its size/,
    ],
    [
      'bomb.zip',
      () => zipOf([{ name: 'a.json', bytes: Buffer.alloc(100_000_000, 32) }]),
      /bomb\.zip: a\.json: .*far more/,
    ],
    [
      'line.ndjson',
      () => Buffer.alloc(256 * 1024 * 1024 + 300_000, 0x61).fill('{"a":"', 0, 6),
      /line\.ndjson: line 1: a line is longer/,
    ],
  ])('are refused: %s', (file, made, told) => {
    folder.put(file, made());
    const { ran, megabytes } = measured(folder, ['feed', 'build', '--out', 'costly', file]);
    expectRefusal(ran, told);
    expect(megabytes).toBeLessThan(1000);
    expect(existsSync(join(folder.path, 'costly'))).toBe(false);
  });

  const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const statement = (events: readonly object[], more: object = {}): object => ({
    package: { ecosystem: 'PyPI', name: 'a' },
    ranges: [{ type: 'ECOSYSTEM', events }],
    ...more,
  });
  const cveVersions = (texts: readonly string[]): string =>
    JSON.stringify({
      dataType: 'CVE_RECORD',
      cveMetadata: { cveId: 'CVE-2024-1111', state: 'PUBLISHED' },
      containers: {
        cna: {
          descriptions: [{ lang: 'en', value: 'x' }],
          affected: [
            { vendor: 'a', product: 'b', versions: texts.map((version) => ({ version, status: 'affected' })) },
          ],
        },
      },
    });
  test.each<readonly [what: string, made: () => string]>([
    [
      'many spans beside many versions',
      () =>
        osv(1, {
          affected: [
            statement(many(20_000, (index) => [{ introduced: `${index}.0` }, { fixed: `${index}.5` }]).flat(), {
              versions: many(40_000, (index) => `${index}.1`),
            }),
          ],
        }),
    ],
    ['one package a hundred thousand times', () => osv(1, { affected: many(100_000, () => affected('a')) })],
    ['a chain of aliases', () => many(20_000, (id) => osv(id, { aliases: [`GHSA-${id + 1}`] })).join('\n')],
    ['one id for thousands', () => many(20_000, () => osv(7)).join('\n')],
    [
      'versions of many digits',
      () => osv(1, { affected: [statement([{ introduced: '1'.repeat(100_000) }, { fixed: '2'.repeat(1e6) }])] }),
    ],
    [
      'bait for expressions',
      () =>
        cveVersions([
          '< '.repeat(100_000),
          'before '.repeat(100_000),
          `${' '.repeat(200_000)}x`,
          '1.0 through '.repeat(50_000),
          '0.'.repeat(150_000),
          'a-'.repeat(150_000),
          Array(50_000).fill('< 1').join(','),
        ]),
    ],
    [
      'headings, brackets and blanks in texts',
      () =>
        osv(1, { details: `## Workarounds\n${'#'.repeat(100_000)} \n${'['.repeat(100_000)}${' \n'.repeat(100_000)}` }),
    ],
  ])('are read in time: %s', (what, made) => {
    const content = made();
    const file = `${what.split(' ').join('-')}.${content.includes('\n') ? 'ndjson' : 'json'}`;
    folder.put(file, content);
    const { ran, megabytes } = measured(folder, ['feed', 'build', '--out', `costs-${file}`, file]);
    expectClean(ran);
    expect(ran.status).toBe(0);
    expect(megabytes).toBeLessThan(1000);
    expect(folder.run(['feed', 'verify', `costs-${file}`]).status).toBe(0);
  });
});
