// Inventories that are broken or made to do harm: refused by file and place, or read with what was left out counted.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/end-to-end/command.ts';
import { expectClean, expectRefusal, folderOfItsOwn, measured } from '#tests/end-to-end/hostile.ts';
import { zipOf } from '#tests/zip-file.ts';

const folder = folderOfItsOwn('hostile-inventories');
const feed = join(folder.path, 'feed');
folder.run(['feed', 'build', '--out', feed, join(root, 'examples/feed')]);

const cycloneDx = (more: object): string =>
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { name: 'shop' } }, ...more });
const component = (index: number, more: object = {}): object => ({
  type: 'library',
  name: `a${index}`,
  version: '1.0.0',
  purl: `pkg:npm/a${index}@1.0.0`,
  ...more,
});
const good = cycloneDx({ components: [component(1)] });
const xml = (inside: string): string =>
  `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.4">${inside}</bom>`;
const xmlName = (name: string): string =>
  xml(`<components><component type="library"><name>${name}</name></component></components>`);
const wide = (text: string): Buffer => Buffer.from(`\u{feff}${text}`, 'utf16le');
const packed = gzipSync(good.repeat(9));

describe('an inventory that is refused', () => {
  test.each<readonly [file: string, content: string | Uint8Array, told: RegExp]>([
    ['cut.json', good.slice(0, 60), /cut\.json: line 1, column 58: ends within a string/],
    ['empty.json', '', /empty\.json: line 1, column 1: is empty/],
    ['empty.csv', '', /empty\.csv: is no inventory/],
    ['list.json', '[]', /list\.json: is no inventory/],
    ['text.json', '"x"', /text\.json: is no inventory/],
    ['components.json', cycloneDx({ components: {} }), /components\.json: \$\.components: .*not a list/],
    ['packages.json', '{"spdxVersion":"SPDX-2.3","packages":"x"}', /\$\.packages: .*not a list/],
    ['graph.json', '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":{}}', /\$\.@graph: /],
    ['lock.json', '{"name":"x","lockfileVersion":3,"packages":[]}', /\$\.packages: .*not an object/],
    ['payload.json', '{"payloadType":"application/vnd.in-toto+json","payload":"!!!"}', /\$\.payload: /],
    ['latin.json', Buffer.from(good.replace('shop', 'shôp'), 'latin1'), /latin\.json: byte \d+: .*UTF-8/],
    ['wide.json', wide(good), /wide\.json: byte 1: .*save it as UTF-8/],
    [
      'twice.json',
      good.replace('{', '{"components":[],'),
      /twice\.json: line 1, column \d+: the same key stands twice/,
    ],
    [
      'deep.json',
      cycloneDx({ x: 0 }).replace(':0', `:${'['.repeat(500_000)}`),
      /line 1, column \d+: .*deeper than 128/,
    ],
    ['cut.json.gz', packed.subarray(0, packed.length - 12), /cut\.json\.gz: the gzip file is cut short/],
    ['damaged.json.gz', Buffer.concat([packed.subarray(0, -5), Buffer.from('x')]), /damaged\.json\.gz: .*gzip/],
    ['twice.json.gz', gzipSync(gzipSync(good)), /twice\.json\.gz: byte 2: is not valid UTF-8/],
    ['zip.json', zipOf([{ name: 'a.json', bytes: Buffer.from(good) }]), /zip\.json: is a zip archive; unpack it/],
    ['cut.xml', xmlName('x').slice(0, -40), /cut\.xml: line 1, column \d+: /],
    ['entity.xml', `<!DOCTYPE bom [<!ENTITY a "b">]>${xml('').slice(21)}`, /entity\.xml: line 1, .*declares entities/],
    [
      'outside.xml',
      `<!DOCTYPE bom [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xmlName('&a;').slice(21)}`,
      /outside\.xml: line 1, .*declares entities/,
    ],
    ['fetched.xml', `<!DOCTYPE bom SYSTEM "file:///etc/passwd">${xmlName('&a;').slice(21)}`, /undefined entity/],
    ['deep.xml', xml('<a>'.repeat(300_000)), /deep\.xml: line 1, .*deeper than 128/],
    ['encoding.xml', xml('').replace('"?', '" encoding="UTF-7"?'), /encoding\.xml: .*save it as UTF-8/],
    ['aliases.yaml', 'spdxVersion: SPDX-2.3\na: &a [x]\nb: [*a, *a]\npackages: []\n', /aliases\.yaml: line 3: aliases/],
    ['tag.yaml', 'spdxVersion: SPDX-2.3\nname: !!js/function "x"\npackages: []\n', /tag\.yaml: line 2, .*tag/i],
    ['twice.yaml', 'spdxVersion: SPDX-2.3\nname: a\nname: b\npackages: []\n', /twice\.yaml: line 3: .*stands twice/],
    ['deep.yaml', `spdxVersion: SPDX-2.3\npackages: ${'['.repeat(100_000)}`, /deep\.yaml: line 2: .*deeper than 32/],
    ['dashes.yaml', `spdxVersion: SPDX-2.3\npackages:\n${'- '.repeat(100_000)}`, /dashes\.yaml: line 3: .*deeper/],
    ['assets.yaml', 'assets: &a\n- name: x\n  documents: [a.json]\nb: *a\n', /assets\.yaml: line 4: aliases/],
    ['quote.csv', 'host,vendor,product,version\na,"b,c,1\n', /quote\.csv: line 2, column 3: .*never closed/],
    ['cell.csv', `host,vendor,product,version\na,"${'""'.repeat(2_000_000)}",c,1\n`, /cell\.csv: line 2, column 3: /],
    [
      'text.spdx',
      `SPDXVersion: SPDX-2.3\n${'PackageComment: <text>\n'.repeat(200_000)}`,
      /text\.spdx: line 2: .*not closed/,
    ],
    ['none\u001b[31m\u202e.json', '{}', /none.\[31m.\.json: is no inventory/],
  ])('%j', (file, content, told) => {
    folder.put(file, content);
    const before = readdirSync(folder.path);
    expectRefusal(folder.run(['plan', file, '--feed', feed]), told);
    // No state is written beside what could not be read.
    expect(readdirSync(folder.path)).toEqual(before);
  });

  test('is named where it lies among good ones, by match too', () => {
    folder.put('among/good.json', good);
    folder.put('among/sub/bad.json', good.slice(0, -9));
    for (const command of ['plan', 'match']) {
      expectRefusal(folder.run([command, 'among', '--feed', feed]), /among\/sub\/bad\.json: line 1, column \d+: /);
    }
    expect(readdirSync(join(folder.path, 'among'))).toEqual(['good.json', 'sub']);
  });
});

test.each<readonly [file: string, content: Uint8Array]>([
  ['wide.csv', wide('host,vendor,product,version\na,b,c,1\n')],
  ['wide.xml', wide(xml(''))],
  ['latin.xml', Buffer.from(xmlName('x').replace('"?', '" encoding="ISO-8859-1"?'), 'latin1')],
])('%s is read, as Windows writes such files', (file, content) => {
  folder.put(file, content);
  expect(folder.run(['plan', file, '--feed', feed, '--no-state']).status).toBe(0);
});

/** Built only when their test runs. */
type Made = () => string | Uint8Array;

describe('an inventory that would cost too much', () => {
  test.each<readonly [file: string, made: Made, told: RegExp]>([
    [
      'bomb.json.gz',
      () => gzipSync(Buffer.alloc(300_000_000, 0x20), { level: 1 }),
      /bomb\.json\.gz: unpacks to far more/,
    ],
    ['large.json', () => Buffer.alloc(256 * 1024 * 1024 + 1, 0x20), /large\.json: 268435457 bytes: is larger/],
    [
      'many.json',
      () => `{"bomFormat":"CycloneDX","specVersion":"1.5","components":[${'{"name":"a"},'.repeat(500_000)}{}]}`,
      /many\.json: .*more than 500000 components/,
    ],
    [
      'rows.csv',
      () => `host,vendor,product,version\n${'a,b,c,1\n'.repeat(1_000_001)}`,
      /rows\.csv: line 1000002, .*more than 1000000 rows/,
    ],
    [
      'long.yaml',
      () => `spdxVersion: SPDX-2.3\npackages:\n${'- name: a\n'.repeat(900_000)}`,
      /long\.yaml: .*longer than/,
    ],
  ])('is refused: %s', (file, made, told) => {
    folder.put(file, made());
    const { ran, megabytes } = measured(folder, ['match', file, '--no-state', '--feed', feed]);
    expectRefusal(ran, told);
    expect(megabytes).toBeLessThan(1000);
  });

  const refs = (count: number, refOf: (index: number) => string): object[] =>
    Array.from({ length: count }, (_, index) => component(index, { 'bom-ref': refOf(index) }));
  test.each<readonly [what: string, made: Made]>([
    [
      'one reference for ten thousand components, that all depend on it',
      () =>
        cycloneDx({
          components: refs(10_000, () => 'x'),
          dependencies: Array.from({ length: 10_000 }, () => ({ ref: 'x', dependsOn: ['x', 'x'] })),
        }),
    ],
    [
      'dependencies in circles',
      () =>
        cycloneDx({
          components: refs(20_000, String),
          dependencies: Array.from({ length: 20_000 }, (_, index) => ({
            ref: String(index),
            dependsOn: [String((index + 1) % 20_000), String((index * 7) % 20_000)],
          })),
        }),
    ],
    [
      'everything depending on everything',
      () =>
        cycloneDx({
          components: refs(1000, String),
          dependencies: Array.from({ length: 1000 }, (_, index) => ({
            ref: String(index),
            dependsOn: Array.from({ length: 1000 }, (_unused, other) => String(other)),
          })),
        }),
    ],
    [
      'versions, purls and CPEs beyond measure',
      () =>
        cycloneDx({
          components: [
            { name: 'log4j-core', version: '1'.repeat(100_000) },
            { name: 'a', purl: `pkg:maven/org.apache.logging.log4j/log4j-core@${'1'.repeat(100_000)}` },
            { name: 'b', purl: `pkg:npm/${'a'.repeat(1_000_000)}@1` },
            { name: 'c', purl: `pkg:npm/${'%2f'.repeat(300_000)}@1` },
            { name: 'd', purl: `pkg:npm/a@1?${'k=v&'.repeat(200_000)}` },
            { name: 'e', cpe: `cpe:2.3:a:${'\\'.repeat(1_000_000)}` },
            { name: 'f'.repeat(1_000_000), description: 'x'.repeat(10_000_000) },
          ],
        }),
    ],
    ['attributes and text without end', () => xmlName(`${'x&amp;<!-- -->'.repeat(200_000)}<a ${'b'.repeat(9)}=""/>`)],
  ])('is read in time: %s', (what, made) => {
    const content = made();
    const file = `${what.slice(0, 5)}.${content[0] === '<' ? 'xml' : 'json'}`;
    folder.put(file, content);
    const { ran, megabytes } = measured(folder, ['plan', file, '--no-state', '--feed', feed]);
    expectClean(ran);
    expect(ran.status).toBe(0);
    expect(megabytes).toBeLessThan(1000);
  });
});
