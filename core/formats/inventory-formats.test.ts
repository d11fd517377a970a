import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { jsonFormats, readJsonInventory } from '#core/formats/inventory-json.ts';
import { readTextInventory, textFormats } from '#core/formats/inventory-text.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';

const component = {
  type: 'library',
  'bom-ref': 'r',
  group: 'g',
  name: 'a',
  version: '1',
  purl: 'pkg:npm/a@1',
  cpe: 'cpe:/a:x:a:1',
  scope: 'optional',
  supplier: { name: 's' },
  properties: [{ name: 'syft:cpe23', value: 'x' }],
};
const bom: JsonRecord = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:1',
  metadata: {
    timestamp: '2024-03-04T00:00:00Z',
    tools: { components: [{ name: 't', version: '1' }] },
    component: { ...component, 'bom-ref': 'app' },
    authors: [{ name: 'x' }],
  },
  components: [{ ...component, components: [component] }],
  services: [{ name: 'x' }],
  dependencies: [{ ref: 'app', dependsOn: ['r'] }],
  vulnerabilities: [
    {
      id: 'CVE-1',
      references: [{ id: 'x' }],
      analysis: { state: 'exploitable', detail: 'x' },
      affects: [{ ref: 'r', versions: [{ range: 'vers:npm/*', status: 'affected' }] }],
    },
  ],
};

/** One whole document of each JSON format, in the order of the registry. */
const samples: readonly JsonRecord[] = [
  bom,
  {
    spdxVersion: 'SPDX-2.3',
    name: 'd',
    creationInfo: { created: '2024-01-01', creators: ['Tool: x'] },
    documentDescribes: ['p'],
    packages: [
      {
        SPDXID: 'p',
        name: 'a',
        versionInfo: '1',
        supplier: 'Organization: x (y)',
        externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' }],
      },
    ],
    relationships: [{ spdxElementId: 'p', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'q' }],
  },
  {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': 'c', created: '2024', createdUsing: ['t'] },
      { type: 'SpdxDocument', spdxId: 'd', name: 'd', rootElement: ['p'] },
      {
        type: 'software_Package',
        spdxId: 'p',
        name: 'a',
        software_packageUrl: 'pkg:npm/a@1',
        suppliedBy: 'o',
        externalIdentifier: [{ externalIdentifierType: 'cpe23', identifier: 'x' }],
      },
      { type: 'Relationship', spdxId: 'r', relationshipType: 'dependsOn', from: 'p', to: ['q'], scope: 'test' },
      {
        type: 'security_VexFixedVulnAssessmentRelationship',
        spdxId: 's',
        from: 'CVE-2024-1',
        to: ['p'],
        suppliedBy: 'o',
        security_justificationType: 'x',
      },
    ],
  },
  {
    schema: { url: 'https://example.org/anchore/syft/main/schema.json', version: '1' },
    descriptor: { name: 'syft', version: '1' },
    source: { id: 's', type: 'image', name: 'x', metadata: { userInput: 'x' } },
    distro: { id: 'debian', versionID: '11' },
    artifacts: [{ id: 'a', name: 'a', version: '1', purl: 'pkg:deb/debian/a@1', cpes: [{ cpe: 'cpe:/a:x:a:1' }] }],
    artifactRelationships: [{ parent: 's', child: 'a', type: 'contains' }],
  },
  {
    name: 'app',
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', dev: true, dependencies: { b: '1' } },
    },
    dependencies: {},
  },
  {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    author: 'x',
    timestamp: '2024',
    statements: [
      {
        vulnerability: { name: 'CVE-1' },
        status: 'fixed',
        justification: 'x',
        products: [{ '@id': 'pkg:npm/a@1', subcomponents: [{ '@id': 'x' }] }],
      },
    ],
  },
  {
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      publisher: { name: 'x' },
      tracking: { current_release_date: '2024' },
    },
    product_tree: {
      branches: [
        {
          category: 'product_name',
          name: 'x',
          product: { product_id: 'P', name: 'x' },
          branches: [{ category: 'product_version', name: '1' }],
        },
      ],
      relationships: [
        {
          product_reference: 'P',
          relates_to_product_reference: 'P',
          full_product_name: { product_id: 'Q', name: 'x' },
        },
      ],
    },
    vulnerabilities: [
      {
        cve: 'CVE-1',
        product_status: { fixed: ['P'] },
        flags: [{ label: 'x', product_ids: ['P'] }],
        threats: [{ category: 'impact', details: 'x', product_ids: ['P'] }],
      },
    ],
  },
  {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://cyclonedx.org/bom',
    subject: [{ name: 'x' }],
    predicate: bom,
  },
];

const texts: readonly string[] = [
  `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.5"><metadata><component bom-ref="app"><name>app</name></component></metadata><components><component bom-ref="a"><name>a</name><version>1</version><purl>pkg:npm/a@1</purl></component></components><dependencies><dependency ref="app"><dependency ref="a"/></dependency></dependencies></bom>`,
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#"/>',
  'SPDXVersion: SPDX-2.3\nDocumentName: d\nPackageName: a\nSPDXID: p\nPackageVersion: <text>1\n2</text>\nExternalRef: SECURITY cpe23Type cpe:2.3:a:x:a:1\nRelationship: p DEPENDS_ON q\n',
  'spdxVersion: SPDX-2.3\nname: d\npackages:\n- name: a\n  versionInfo: "1"\n  externalRefs: [{ referenceType: purl, referenceLocator: "pkg:npm/a@1" }]\n',
];

/** The reading; `undefined` where it is refused or none of the formats. */
function attempt(read: () => InventoryReading | undefined): InventoryReading | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadDocument) return undefined;
    throw error;
  }
}

function expectSound(reading: InventoryReading | undefined): void {
  for (const { name, depth, through, version, purl } of reading?.components ?? []) {
    expect(name).not.toBe('');
    expect(version).not.toBe('');
    expect(through.length > 0 ? depth : 'transitive').toBe('transitive');
    expect((purl ?? 'pkg:').startsWith('pkg:')).toBe(true);
  }
}

describe('the registry', () => {
  test.each(jsonFormats.map(({ title }, index) => [title, index] as const))(
    '%s alone recognises its documents',
    (title, index) => {
      const sample = samples[index] ?? {};
      expect(jsonFormats.filter(({ recognise }) => recognise(sample)).map((one) => one.title)).toEqual([title]);
      expect(attempt(() => readJsonInventory(sample))).toBeDefined();
    },
  );

  test.each(textFormats.map(({ title }, index) => [title, index] as const))(
    '%s alone recognises its texts',
    (title, index) => {
      const text = texts[index] ?? '';
      expect(textFormats.filter(({ recognise }) => recognise(text)).map((one) => one.title)).toEqual([title]);
    },
  );

  test('every format has a sample here', () => {
    expect(samples).toHaveLength(jsonFormats.length);
    expect(texts).toHaveLength(textFormats.length);
  });

  test.each([null, 7, 'text', [], {}, { name: 'x' }])('%o is none of them', (value) => {
    expect(readJsonInventory(value)).toBeUndefined();
  });
});

describe('hostile documents', () => {
  const anything = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      -1,
      1e308,
      '',
      '\u0000',
      '__proto__',
      'constructor',
      'a'.repeat(5000),
      'pkg:npm/%',
      'cpe:2.3:',
      [],
      {},
      [[]],
      [null],
      { name: {} },
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );

  test.each(samples.map((sample, index) => [jsonFormats[index]?.title ?? '', sample] as const))(
    '%s: whatever stands anywhere is read, counted or refused',
    (_, sample) => {
      const paths = pathsOf(sample);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.constantFrom(...paths), anything), { minLength: 1, maxLength: 3 }),
          (changes) => {
            let changed: unknown = sample;
            for (const [path, value] of changes) changed = replaced(changed, path, value);
            expectSound(attempt(() => readJsonInventory(changed)));
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  test.each(texts)('%s: cut anywhere, or with anything in it, is read, counted or refused', (text) => {
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.nat(text.length),
        fc.string({ unit: 'binary', maxLength: 8 }),
        (from, length, inserted) => {
          expectSound(attempt(() => readTextInventory(text.slice(0, from) + inserted + text.slice(from + length))));
          expectSound(attempt(() => readTextInventory(text.slice(0, from))));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('keys of every object in the language are only names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const components = names.map((name) => ({ 'bom-ref': name, type: name, name, version: '1', scope: name }));
    const dependencies = names.map((ref) => ({ ref, dependsOn: names }));
    const reading = readJsonInventory({ ...bom, metadata: {}, vulnerabilities: [], components, dependencies });
    expect(reading?.components.map(({ name }) => name)).toEqual(names);
  });

  test('a hundred thousand levels of nested components are walked', () => {
    let nested: JsonRecord = { name: 'x', version: '1', purl: 'pkg:npm/x@1' };
    for (let level = 0; level < 100_000; level += 1)
      nested = { name: `c${level}`, version: '1', purl: `pkg:npm/c${level}@1`, components: [nested] };
    expect(readJsonInventory({ ...bom, components: [nested] })?.components).toHaveLength(100_002);
  });
});

type Path = readonly (string | number)[];

/** The path of every value in a document, but its root. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  return inner.flatMap(([key, one]) => [[...path, key], ...pathsOf(one, [...path, key])]);
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (at === key ? replaced(one, rest, by) : one));
  if (!isRecord(value) || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: replaced(value[key], rest, by) };
}
