import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { understood } from '#server/reading/understood.ts';
import { rowsOf, workbookFile } from '#tests/workbook-file.ts';
import { zipOf } from '#tests/zip-file.ts';

const bill = (more: object): string => JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', ...more });
const good = bill({ components: [{ type: 'library', name: 'a', version: '1.0.0', purl: 'pkg:npm/a@1.0.0' }] });
const table = 'host,vendor,product,version\nweb-1,Acme,Widget,1.0\n';

async function read(path: string, content: string | Uint8Array): ReturnType<typeof understood> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return understood(bytes, { path, told: new Map() });
}

test.each<readonly [path: string, content: string | Uint8Array, told: object]>([
  ['a.cdx.json', good, { format: 'CycloneDX 1.5 JSON', assets: 1, components: 1 }],
  ['branch/a.cdx.json.gz', gzipSync(good), { format: 'CycloneDX 1.5 JSON', assets: 1, components: 1 }],
  ['hosts.csv', table, { format: 'assets CSV', assets: 1, components: 1 }],
  ['hosts.xlsx', workbookFile({ sheets: [{ name: 'A', rows: rowsOf(table.trim()) }] }), { assets: 1, components: 1 }],
])('%s is read', async (path, content, told) => {
  expect(await read(path, content)).toMatchObject({ is: 'read', ...told });
});

describe('what a hostile document is refused for', () => {
  const zip = (name: string, bytes: Uint8Array): Uint8Array => zipOf([{ name, bytes }]);
  const sheet = (rows: string): Uint8Array => workbookFile({ sheets: [{ name: 'A', rows }] });
  const zeros = Buffer.alloc(20_000_000, 0x20);
  test.each<readonly [path: string, made: () => string | Uint8Array, code: string, why: RegExp]>([
    ['empty.json', () => '', 'document.syntax', /is empty/],
    ['deep.json', () => good.replace('{', `{"x":${'['.repeat(500_000)},`), 'document.depth', /deeper than 128/],
    [
      'twice.json',
      () => good.replace('{', '{"components":[],'),
      'document.duplicate_key',
      /the same key stands twice|stands twice/,
    ],
    ['lists.json', () => bill({ components: {} }), 'document.wrong_type', /not a list/],
    [
      'many.json',
      () => `{"bomFormat":"CycloneDX","specVersion":"1.5","components":[${'{"name":"a"},'.repeat(500_000)}{}]}`,
      'document.too_many_components',
      /more than 500000/,
    ],
    ['wide.json', () => Buffer.from(`\u{feff}${good}`, 'utf16le'), 'document.encoding', /UTF-16/],
    ['bomb.json.gz', () => gzipSync(zeros, { level: 1 }), 'document.expansion', /far more than its size allows/],
    ['bomb.json.zst', () => zstdCompressSync(zeros), 'document.encoding', /is no text|UTF-8|UTF-16/],
    ['bomb.xlsx', () => zip('xl/workbook.xml', zeros), 'document.expansion', /far more than its size allows/],
    ['bombs.zip', () => zip('a.json', zeros), 'document.kind', /zip archive; unpack it/],
    [
      'liar.xlsx',
      () => zipOf([{ name: 'xl/workbook.xml', bytes: zeros, claimed: { size: 10 } }]),
      'document.expansion',
      /far more/,
    ],
    ['out.xlsx', () => zip('../../etc/passwd', Buffer.from('x')), 'document.unsafe_name', /leads out of it/],
    ['locked.xlsx', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'document.kind', /password, or an old \.xls/],
    ['rows.xlsx', () => sheet('<row r="99999999"><c><v>1</v></c></row>'), 'document.too_large', /rows 1 to/],
    ['program.exe', () => Buffer.from([0x4d, 0x5a, 0xff, 0, 1]), 'document.encoding', /no text/],
    ['prose.txt', () => 'nothing to see here', 'document.not_an_inventory', /no inventory/],
    ['breakwater.state.json', () => '{"version":1}', 'document.not_an_inventory', /no inventory/],
    [
      'entities.xml',
      () => '<!DOCTYPE bom [<!ENTITY a "&b;&b;">]><bom xmlns="http://cyclonedx.org/schema/bom/1.4">&a;</bom>',
      'document.entities',
      /declares entities/,
    ],
  ])('%s', async (path, made, code, why) => {
    expect(await read(path, made())).toMatchObject({ is: 'refused', code, why: expect.stringMatching(why) });
  });
});

describe('what a hostile document can not do', () => {
  test('keys that name what every object inherits are keys like others, and nothing is changed by them', async () => {
    const inherited = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const keys = inherited.map((key) => `"${key}":{"polluted":true,"prototype":{"polluted":true}}`).join(',');
    const component = `{"name":"a","version":"1","purl":"pkg:npm/a@1",${keys}}`;
    const text = `{"bomFormat":"CycloneDX","specVersion":"1.5",${keys},"components":[${component},{"name":"__proto__"}]}`;
    expect(await read('a.json', text)).toMatchObject({ is: 'read', components: 2 });
    expect('polluted' in {}).toBe(false);
    const heads = await read('a.csv', `host,vendor,product,version,__proto__,constructor\na,b,c,1,{},x\n`);
    expect(heads).toMatchObject({ is: 'read', components: 1 });
    expect('polluted' in {}).toBe(false);
  });

  test('formulas are not computed: of each the value counts that was stored with it', async () => {
    const [head = '', row = ''] = table.split('\n');
    const formula = '<c t="str"><f>WEBSERVICE("http://127.0.0.1:9/"&amp;A1)</f><v>Widget</v></c>';
    const cells = row.split(',').map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`);
    const rows = `${rowsOf(head)}<row r="2">${cells.with(2, formula).join('')}</row>`;
    expect(await read('a.xlsx', workbookFile({ sheets: [{ name: 'A', rows }] }))).toMatchObject({ components: 1 });
    const hostile = `host,vendor,product,version\n=cmd|'/c calc'!A1,+b,@SUM(1),-1\n`;
    expect(await read('a.csv', hostile)).toMatchObject({ is: 'read', assets: 1, components: 1 });
  });

  test('what is told of it stays within bounds, whatever it holds', async () => {
    const long = 'x'.repeat(100_000);
    const columns = Array.from({ length: 900 }, (_, index) => `c${index}${long.slice(0, 150)}`);
    const answer = await read('a.csv', `host,vendor,product,version,${columns.join(',')}\na,b,c,1\n`);
    expect(JSON.stringify(answer).length).toBeLessThan(200_000);
    const named = await read(
      'b.json',
      bill({ components: [{ purl: `pkg:${long}` }], metadata: { tools: [{ name: long }] } }),
    );
    expect(JSON.stringify(named).length).toBeLessThan(20_000);
  });

  test.each([
    ['an asset', 'a.csv', `host,vendor,product,version\n${'x'.repeat(301)},b,c,1\n`],
    ['what it describes', 'a.json', bill({ metadata: { component: { name: 'x'.repeat(301) } }, components: [] })],
    ['a package', 'a.json', bill({ components: [{ name: 'a', purl: `pkg:npm/${'x'.repeat(2001)}@1` }] })],
  ])('a name of %s that goes on without end is refused', async (_, path, content) => {
    expect(await read(path, content)).toMatchObject({
      is: 'refused',
      code: 'document.too_large',
      why: expect.stringContaining('the name of'),
    });
  });
});
