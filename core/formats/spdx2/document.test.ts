import { describe, expect, test } from 'vitest';
import { isSpdx2, readSpdx2 } from '#core/formats/spdx2/document.ts';
import { isTagValue, parseTagValue } from '#core/formats/spdx2/tag-value.ts';
import { isSpdxYaml, parseSpdxYaml } from '#core/formats/spdx2/yaml.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

function pack(id: string, more: JsonRecord = {}): JsonRecord {
  const externalRefs = [
    { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/${id}@1.0.0` },
  ];
  return { SPDXID: `SPDXRef-${id}`, name: id, versionInfo: '1.0.0', externalRefs, ...more };
}

function spdx(fields: JsonRecord) {
  return readSpdx2({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'doc', ...fields }, 'JSON');
}

function related(from: string, type: string, to: string): JsonRecord {
  const id = (name: string) => (name === 'DOC' ? 'SPDXRef-DOCUMENT' : name.startsWith('NO') ? name : `SPDXRef-${name}`);
  return { spdxElementId: id(from), relationshipType: type, relatedSpdxElement: id(to) };
}

describe('a package', () => {
  test.for<[title: string, fields: JsonRecord, expected: JsonRecord]>([
    ['is known by its purl', {}, { name: 'a', version: '1.0.0', purl: 'pkg:npm/a@1.0.0', package: 'npm/a' }],
    ['whose version nobody asserts has the one of its purl', { versionInfo: 'NOASSERTION' }, { version: '1.0.0' }],
    ['has its supplier as vendor', { supplier: 'Organization: Acme (a@acme.example)' }, { vendor: 'Acme' }],
    ['else its originator', { supplier: 'NOASSERTION', originator: 'Person: Jo' }, { vendor: 'Jo' }],
    [
      'may have CPEs in either form',
      {
        externalRefs: [
          { referenceCategory: 'SECURITY', referenceType: 'cpe22Type', referenceLocator: 'cpe:/a:x:y:1' },
          {
            referenceCategory: 'SECURITY',
            referenceType: 'http://spdx.org/rdf/references/cpe23Type',
            referenceLocator: 'cpe:2.3:a:x:z:1:*:*:*:*:*:*:*',
          },
        ],
      },
      { purl: undefined, cpes: ['cpe:2.3:a:x:y:1:*:*:*:*:*:*:*', 'cpe:2.3:a:x:z:1:*:*:*:*:*:*:*'] },
    ],
  ])('%s', ([, fields, expected]) => {
    expect(spdx({ packages: [pack('a', fields)] }).components).toMatchObject([expected]);
  });

  test('with two purls has the first, and the other is counted', () => {
    const twice = [1, 2].map((n) => ({ referenceType: 'purl', referenceLocator: `pkg:npm/a@${n}` }));
    const { components, dropped } = spdx({ packages: [pack('a', { externalRefs: twice })] });
    expect(components).toMatchObject([{ version: '1' }]);
    expect(dropped).toEqual([{ reason: 'further purl of one package', count: 1, example: 'pkg:npm/a@2' }]);
  });
});

describe('relationships', () => {
  const packages = ['app', 'a', 'b'].map((id) => pack(id));
  const places = (...relationships: readonly JsonRecord[]) =>
    spdx({ packages, relationships: [related('DOC', 'DESCRIBES', 'app'), ...relationships] }).components.map(
      ({ depth, through, scope }) => [depth, ...through, ...(scope === undefined ? [] : [scope])].join(' '),
    );

  test.for<[title: string, relationships: readonly JsonRecord[], places: readonly string[]]>([
    [
      'read forwards',
      [related('app', 'DEPENDS_ON', 'a'), related('a', 'DEPENDS_ON', 'b')],
      ['unknown', 'direct', 'transitive a 1.0.0'],
    ],
    [
      'read backwards',
      [related('a', 'DEPENDENCY_OF', 'app'), related('b', 'RUNTIME_DEPENDENCY_OF', 'a')],
      ['unknown', 'direct', 'transitive a 1.0.0'],
    ],
    [
      'of what contains',
      [related('app', 'CONTAINS', 'a'), related('b', 'CONTAINED_BY', 'app'), related('b', 'DEPENDENCY_OF', 'a')],
      ['unknown', 'direct', 'transitive a 1.0.0'],
    ],
    [
      'of links',
      [related('app', 'STATIC_LINK', 'a'), related('app', 'DYNAMIC_LINK', 'b')],
      ['unknown', 'direct', 'direct'],
    ],
    [
      'of development only',
      [related('a', 'DEV_DEPENDENCY_OF', 'app'), related('b', 'OPTIONAL_DEPENDENCY_OF', 'app')],
      ['unknown', 'direct development', 'direct optional'],
    ],
    [
      'of development and run time',
      [related('a', 'TEST_DEPENDENCY_OF', 'app'), related('app', 'DEPENDS_ON', 'a')],
      ['unknown', 'direct', 'unknown'],
    ],
    [
      'that say nothing of it',
      [
        related('a', 'DESCENDANT_OF', 'b'),
        related('app', 'DEPENDS_ON', 'NOASSERTION'),
        related('app', 'DEPENDS_ON', 'NONE'),
      ],
      ['unknown', 'unknown', 'unknown'],
    ],
  ])('%s', ([, relationships, expected]) => {
    expect(places(...relationships)).toEqual(expected);
  });

  test('that lack a part are counted', () => {
    const { dropped } = spdx({ packages, relationships: [{ relationshipType: 'DEPENDS_ON' }, 7] });
    expect(dropped).toMatchObject([{ reason: 'relationship is incomplete', count: 2 }]);
  });
});

describe('what a document describes', () => {
  test('is its one described package', () => {
    const { subject } = spdx({ documentDescribes: ['SPDXRef-app'], packages: [pack('app'), pack('a')] });
    expect(subject).toMatchObject({ name: 'app', version: '1.0.0', ref: 'SPDXRef-app' });
  });

  test('is named by the document where it describes several, or nothing', () => {
    const packages = [pack('app'), pack('a')];
    expect(spdx({ documentDescribes: ['SPDXRef-app', 'SPDXRef-a'], packages }).subject?.name).toBe('doc');
    expect(spdx({ packages }).subject?.name).toBe('doc');
  });

  test('is no component where nothing can be looked up for it and it has parts', () => {
    const whole = pack('app', { externalRefs: [] });
    const names = (...packages: readonly JsonRecord[]) =>
      spdx({ documentDescribes: ['SPDXRef-app'], packages }).components.map(({ name }) => name);
    expect(names(whole, pack('a'))).toEqual(['a']);
    expect(names(whole)).toEqual(['app']);
    expect(names({ ...whole, supplier: 'Organization: Acme' }, pack('a'))).toEqual(['app', 'a']);
  });
});

describe('a document', () => {
  test('says when and by what it was made', () => {
    const creationInfo = { created: '2023-05-12T10:00:00Z', creators: ['Person: Jo', 'Tool: syft-1.2.0'] };
    expect(spdx({ creationInfo })).toMatchObject({
      format: 'SPDX 2.3 JSON',
      createdOn: '2023-05-12',
      tool: 'syft-1.2.0',
    });
  });

  test("may be wrapped, as GitHub's export is", () => {
    const root = { sbom: { spdxVersion: 'SPDX-2.3', packages: [pack('a')] } };
    expect(isSpdx2(root)).toBe(true);
    expect(readSpdx2(root, 'JSON').components).toHaveLength(1);
  });

  test.for<[JsonRecord, string]>([
    [{ spdxVersion: 'SPDX-1.2' }, 'SPDX "SPDX-1.2" is not read'],
    [{ packages: {} }, '"packages" is not a list'],
    [{ relationships: 'x' }, '"relationships" is not a list'],
    [{ creationInfo: [] }, '"creationInfo" is not an object'],
  ])('with %o is refused', ([fields, message]) => {
    expect(() => spdx(fields)).toThrow(message);
  });
});

const tagValue = `# comment: SPDXVersion: SPDX-9

SPDXVersion: SPDX-2.2
SPDXID: SPDXRef-DOCUMENT
DocumentName: doc
Creator: Tool: tagger-1
Created: 2021-08-26T01:55:00Z
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app

PackageName: app
SPDXID: SPDXRef-app
PackageVersion: 3
PackageComment: <text>PackageName: not a package
SPDXID: nor an id</text>
PackageSupplier: Organization: Acme

PackageName: lib
SPDXID: SPDXRef-lib
PackageVersion: <text>1.0.0</text>
ExternalRef: PACKAGE-MANAGER purl pkg:npm/lib@1.0.0
ExternalRefComment: mine
Relationship: SPDXRef-app DEPENDS_ON SPDXRef-lib

FileName: ./lib.js
SPDXID: SPDXRef-file
PackageVersion: of no package
`;

const yaml = `---
SPDXID: "SPDXRef-DOCUMENT"
spdxVersion: "SPDX-2.2"
name: doc
creationInfo: { created: "2021-08-26T01:55:00Z", creators: ["Tool: tagger-1"] }
documentDescribes: [SPDXRef-app]
packages:
- { SPDXID: SPDXRef-app, name: app, versionInfo: 3, supplier: "Organization: Acme" }
- SPDXID: SPDXRef-lib
  name: lib
  versionInfo: "1.0.0"
  externalRefs:
  - { referenceCategory: PACKAGE-MANAGER, referenceType: purl, referenceLocator: "pkg:npm/lib@1.0.0" }
relationships:
- { spdxElementId: SPDXRef-app, relationshipType: DEPENDS_ON, relatedSpdxElement: SPDXRef-lib }
`;

describe('tag-value and YAML', () => {
  test('say the same', () => {
    expect(isTagValue(tagValue)).toBe(true);
    expect(isSpdxYaml(yaml)).toBe(true);
    const read = parseTagValue(tagValue);
    expect(read).toMatchObject({
      format: 'SPDX 2.2 tag-value',
      createdOn: '2021-08-26',
      tool: 'tagger-1',
      subject: { name: 'app', version: '3' },
      components: [
        { name: 'app', version: '3', vendor: 'Acme', depth: 'unknown' },
        { name: 'lib', purl: 'pkg:npm/lib@1.0.0', depth: 'direct' },
      ],
    });
    expect(parseSpdxYaml(yaml)).toEqual({ ...read, format: 'SPDX 2.2 YAML' });
  });

  test.for<[title: string, text: string, place: string]>([
    ['a line that is no tag', 'SPDXVersion: SPDX-2.2\nhello', 'line 2'],
    ['a text that is not closed', 'SPDXVersion: SPDX-2.2\nPackageName: a\nPackageComment: <text>x\ny', 'line 3'],
  ])('refuse %s', ([, text, place]) => {
    expect(() => parseTagValue(text)).toThrow(expect.objectContaining({ code: 'document.syntax', place }));
  });

  test('are told from other texts', () => {
    expect(isTagValue('Hello: world')).toBe(false);
    expect(isTagValue('')).toBe(false);
    expect(isSpdxYaml('name: x\nversion: y')).toBe(false);
    expect(() => parseSpdxYaml('- spdxVersion: SPDX-2.3')).toThrow('the root is no map');
  });
});
