import { describe, expect, test } from 'vitest';
import { assemble, type ReadAssets, type ReadDocument, type StatedAsset } from '#core/components/assemble.ts';
import type { ComponentStatement } from '#core/components/component.ts';
import type { InventoryReading, LooseStatement, StatedComponent } from '#core/components/inventory-reading.ts';
import { packageName, parse } from '#core/components/purl.ts';

function component(text: string, more: Partial<StatedComponent> = {}): StatedComponent {
  const purl = parse(text);
  if (!purl.ok) throw new Error(purl.why);
  const { name, version, qualifiers } = purl.value;
  return {
    name,
    version,
    purl: text,
    package: packageName(purl.value),
    qualifiers,
    cpes: [],
    vendor: undefined,
    depth: 'unknown',
    through: [],
    statements: [],
    ...more,
  };
}

const nothing = {
  format: 'test',
  createdOn: undefined,
  tool: undefined,
  subject: undefined,
  serial: undefined,
  refs: new Map(),
  overall: [],
  loose: [],
  dropped: [],
} as const;

function document(
  path: string,
  components: readonly StatedComponent[],
  more: Partial<InventoryReading> = {},
): ReadDocument {
  return { path, digest: () => `digest of ${path}`, reading: { ...nothing, components, ...more } };
}

const subject = (name: string, more: object = {}) => ({
  name,
  version: undefined,
  purl: undefined,
  ref: undefined,
  kind: 'unknown' as const,
  ...more,
});

function asset(name: string, documents: readonly string[], more: Partial<StatedAsset> = {}): StatedAsset {
  const unknown = { value: 'unknown', source: undefined, on: undefined } as const;
  return {
    name,
    documents,
    components: [],
    exposure: unknown,
    criticality: unknown,
    zone: undefined,
    kind: 'unknown',
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    ...more,
  };
}

function list(path: string, ...assets: readonly StatedAsset[]): ReadAssets {
  const reading = { format: 'assets.yaml', createdOn: undefined, tool: undefined, assets, statements: [], columns: [] };
  return { path, digest: () => 'd', reading: { ...reading, dropped: [] } };
}

const a = component('pkg:npm/a@1');
const b = component('pkg:npm/b@1');

describe('a document that no list claims', () => {
  test.for<[title: string, documents: readonly ReadDocument[], names: readonly string[]]>([
    ['is an asset named for what it describes', [document('x/a.json', [a], { subject: subject('shop') })], ['shop']],
    ['else for its file', [document('x/a.cdx.json.gz', [a])], ['a.cdx.json']],
    [
      'is an asset of its own though another has its name',
      [
        document('x/a.json', [a], { subject: subject('shop') }),
        document('x/b.json', [b], { subject: subject('shop') }),
      ],
      ['shop', 'shop (x/b.json)'],
    ],
    ['is an asset though it lists nothing', [document('a.json', [])], ['a.json']],
  ])('%s', ([, documents, names]) => {
    expect(assemble(documents, []).assets.map(({ name }) => name)).toEqual(names);
  });

  test('tells its digest only when it is asked', () => {
    let asked = 0;
    const read = { ...document('a.json', [a]), digest: () => `${(asked += 1)}` };
    const { documents } = assemble([read], []);
    expect(asked).toBe(0);
    expect(documents[0]?.digest).toBe('1');
  });
});

describe('a list of assets', () => {
  const documents = [document('inv/web/shop.cdx.json.gz', [a]), document('inv/db.json', [b])];

  test.for<[name: string, found: readonly string[]]>([
    ['web/shop.cdx.json.gz', ['pkg:npm/a@1']],
    ['./web/shop.cdx.json', ['pkg:npm/a@1']],
    ['.\\web\\shop.cdx.json', ['pkg:npm/a@1']],
    ['shop.cdx.json', ['pkg:npm/a@1']],
    ['db.json', ['pkg:npm/b@1']],
    ['web/*', ['pkg:npm/a@1']],
    ['hop.cdx.json', []],
  ])('means documents by "%s"', ([name, found]) => {
    const { assets } = assemble(documents, [list('inv/assets.yaml', asset('host', [name]))]);
    expect(assets.find((one) => one.name === 'host')?.components.map(({ purl }) => purl)).toEqual(found);
    expect(assets).toHaveLength(1 + documents.length - found.length);
  });

  test('means a document whose name macOS keeps in another form', () => {
    const { assets } = assemble(
      [document('inv/Bu\u0308ro.json', [a])],
      [list('inv/assets.yaml', asset('host', ['B\u00fcro.json']))],
    );
    expect(assets.map(({ name, components }) => [name, components.length])).toEqual([['host', 1]]);
  });

  test('puts several documents on one asset and one document on several', () => {
    const { assets } = assemble(documents, [
      list('inv/assets.yaml', asset('one', ['shop.cdx.json', 'db.json']), asset('two', ['db.json'])),
    ]);
    expect(assets.map(({ name, components }) => [name, ...components.map(({ document }) => document)])).toEqual([
      ['one', 0, 1],
      ['two', 1],
    ]);
  });

  test('is told of names that mean nothing', () => {
    const { documents: told } = assemble(documents, [list('inv/assets.yaml', asset('host', ['gone.json']))]);
    expect(told[2]?.dropped).toEqual([
      { reason: 'document that an asset names is not in the inventory', count: 1, example: 'host: gone.json' },
    ]);
  });

  test('adds to what another list says of the same asset, and differences are told', () => {
    const stated = (value: 'public' | 'internal', source: string) => ({ value, source, on: undefined });
    const csv = list('a.csv', asset('host', [], { exposure: stated('internal', 'a.csv'), components: [a] }));
    const yaml = list(
      'assets.yaml',
      asset('host', [], {
        exposure: stated('public', 'assets.yaml'),
        zone: 'dmz',
        kind: 'server',
        count: 3,
        loses: 'mail',
      }),
    );
    const { assets, documents: told } = assemble([], [csv, yaml]);
    expect(assets).toMatchObject([
      {
        name: 'host',
        exposure: { value: 'public', source: 'assets.yaml' },
        zone: 'dmz',
        kind: 'server',
        count: 3,
        loses: 'mail',
        components: [{ document: 0 }],
      },
    ]);
    expect(told[1]?.dropped.map(({ reason }) => reason)).toEqual([
      'another list states another exposure; the graver one counts',
    ]);
  });
});

describe('a component in two documents of one asset', () => {
  test('is one, with what either knows', () => {
    const first = { ...a, through: ['x 1'], depth: 'transitive', scope: 'development' } as const;
    const second = { ...a, depth: 'direct', vendor: 'V', cpes: ['cpe'], through: ['x 1', 'y 1'] } as const;
    const { assets, documents } = assemble(
      [document('1.json', [first]), document('2.json', [second])],
      [list('assets.yaml', asset('host', ['1.json', '2.json']))],
    );
    expect(assets[0]?.components).toEqual([
      { ...a, depth: 'direct', vendor: 'V', cpes: ['cpe'], through: ['x 1', 'y 1'], scope: undefined, document: 0 },
    ]);
    expect(documents[1]?.dropped).toMatchObject([
      { reason: 'component is also in another document of the asset', count: 1 },
    ]);
  });

  test('without a purl is one where vendor, name and version are the same', () => {
    const plain = (version: string) => ({ ...a, purl: undefined, package: undefined, vendor: 'V', version });
    const documents = [document('1.json', [plain('1')]), document('2.json', [plain('1'), plain('2')])];
    const { assets } = assemble(documents, [list('assets.yaml', asset('host', ['1.json', '2.json']))]);
    expect(assets[0]?.components.map(({ version }) => version)).toEqual(['1', '2']);
  });
});

describe('a statement of one document on what another holds', () => {
  const said: ComponentStatement = {
    vulnerability: 'CVE-1',
    stance: 'not affected',
    justification: undefined,
    by: 'Acme',
  };
  const loose = (target: LooseStatement['target'], more: Partial<LooseStatement> = {}): ReadDocument =>
    document('vex.json', [], { loose: [{ target, within: undefined, versions: undefined, statement: said, ...more }] });
  const shop = document('shop.json', [component('pkg:apk/alpine/a@1?arch=x86_64'), { ...b, cpes: ['cpe:x'] }], {
    subject: subject('shop', { version: '2', ref: 'app' }),
    serial: 'urn:uuid:1',
    refs: new Map([['ref-b', 1]]),
  });
  const image = document('image.json', [a], { subject: subject('img', { purl: 'pkg:oci/img@sha256%3A11' }) });
  const scanned = document('scan.json', [a], { subject: subject('img:latest', { version: 'sha256:22' }) });

  test.for<[title: string, vex: ReadDocument, found: string]>([
    ['a purl', loose({ kind: 'purl', purl: 'pkg:apk/alpine/a@1' }), 'shop 0'],
    ['a purl of all versions', loose({ kind: 'purl', purl: 'pkg:apk/alpine/a' }), 'shop 0'],
    ['a purl of another version', loose({ kind: 'purl', purl: 'pkg:apk/alpine/a@2' }), ''],
    ['a purl of the same architecture', loose({ kind: 'purl', purl: 'pkg:apk/alpine/a@1?arch=x86_64' }), 'shop 0'],
    ['a purl of another architecture', loose({ kind: 'purl', purl: 'pkg:apk/alpine/a@1?arch=arm64' }), ''],
    ['a purl that nobody can read', loose({ kind: 'purl', purl: 'apk/a' }), ''],
    [
      'versions that it has',
      loose({ kind: 'purl', purl: 'pkg:npm/b' }, { versions: { kind: 'range', vers: 'vers:npm/<2' } }),
      'shop 1',
    ],
    [
      'versions that it has not',
      loose({ kind: 'purl', purl: 'pkg:npm/b' }, { versions: { kind: 'version', version: '9' } }),
      '',
    ],
    ['a link to a component', loose({ kind: 'link', serial: 'urn:uuid:1', ref: 'ref-b' }), 'shop 1'],
    ['a link to the whole', loose({ kind: 'link', serial: 'urn:uuid:1', ref: 'app' }), 'shop all'],
    ['a link to another document', loose({ kind: 'link', serial: 'urn:uuid:2', ref: 'ref-b' }), ''],
    ['a CPE', loose({ kind: 'cpe', cpe: 'cpe:x' }), 'shop 1'],
    ['a product', loose({ kind: 'product', name: 'shop', version: undefined }), 'shop all'],
    ['a product of another version', loose({ kind: 'product', name: 'shop', version: '3' }), ''],
    ['an image by purl', loose({ kind: 'purl', purl: 'pkg:oci/img@sha256%3A11' }), 'image all'],
    ['an image by digest', loose({ kind: 'purl', purl: 'pkg:oci/other@sha256%3A22' }), 'scan all'],
    [
      'a part inside an image',
      loose({ kind: 'purl', purl: 'pkg:npm/a' }, { within: { kind: 'purl', purl: 'pkg:oci/img@sha256%3A11' } }),
      'image 0',
    ],
    [
      'a part inside a product that nobody describes',
      loose({ kind: 'purl', purl: 'pkg:npm/a' }, { within: { kind: 'product', name: 'x', version: undefined } }),
      '',
    ],
    [
      'what a document without components describes',
      document('vex.json', [], { subject: subject('shop', { version: '2' }), overall: [said] }),
      'shop all',
    ],
  ])('is put where it belongs: %s', ([, vex, found]) => {
    const { assets, documents } = assemble([shop, image, scanned, vex], []);
    const at = ['shop', 'image', 'scan'].flatMap((name, index) => [
      ...(assets[index]?.components.flatMap(({ statements }, at) => (statements.length > 0 ? [`${name} ${at}`] : [])) ??
        []),
      ...((documents[index]?.overall ?? []).length > 0 ? [`${name} all`] : []),
    ]);
    expect(at.join(', ')).toBe(found);
    expect(assets).toHaveLength(3);
    const reasons = documents[3]?.dropped.map(({ reason }) => reason);
    expect(reasons).toEqual(found === '' ? ['statement on something that the inventory does not hold'] : []);
  });
});
