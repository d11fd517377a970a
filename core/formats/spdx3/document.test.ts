import { describe, expect, test } from 'vitest';
import { isSpdx3, readSpdx3 } from '#core/formats/spdx3/document.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

function graph(...elements: readonly unknown[]) {
  return readSpdx3({ '@context': context, '@graph': elements });
}

function pack(id: string, more: JsonRecord = {}): JsonRecord {
  return {
    type: 'software_Package',
    spdxId: id,
    name: id,
    software_packageVersion: '1.0.0',
    software_packageUrl: `pkg:npm/${id}@1.0.0`,
    ...more,
  };
}

const rel = (from: string, relationshipType: string, to: unknown, more: JsonRecord = {}) => ({
  type: 'Relationship',
  spdxId: `r-${from}-${relationshipType}`,
  from,
  relationshipType,
  to,
  ...more,
});

const sbom = [
  { type: 'SpdxDocument', spdxId: 'doc', name: 'document', rootElement: ['bom'] },
  { type: 'software_Sbom', spdxId: 'bom', rootElement: ['app'] },
];

describe('SPDX 3', () => {
  test('is known by its context and graph', () => {
    expect(isSpdx3({ '@context': context, '@graph': [] })).toBe(true);
    expect(isSpdx3({ '@context': ['https://example.org', context], '@graph': {} })).toBe(true);
    expect(isSpdx3({ '@context': context })).toBe(false);
    expect(isSpdx3({ '@context': 'https://openvex.dev/ns/v0.2.0', '@graph': [] })).toBe(false);
  });

  test('reads who uses whom, from the roots of its bills of materials', () => {
    const reading = graph(
      ...sbom,
      { type: 'CreationInfo', '@id': '_:c', created: '2024-05-02T00:00:00Z', createdUsing: ['tool'] },
      { type: 'Tool', spdxId: 'tool', name: 'maker 3' },
      pack('app'),
      pack('a'),
      pack('b'),
      pack('c'),
      rel('app', 'dependsOn', ['a'], { spdxId: 'r1' }),
      rel('a', 'hasStaticLink', 'b', { spdxId: 'r2' }),
      rel('app', 'dependsOn', ['c'], { type: 'LifecycleScopedRelationship', scope: 'test' }),
    );
    expect(reading).toMatchObject({
      format: 'SPDX 3.0.1 JSON',
      createdOn: '2024-05-02',
      tool: 'maker 3',
      subject: { name: 'app', version: '1.0.0', ref: 'app' },
    });
    expect(reading.components.map(({ name, depth, through, scope }) => [name, depth, ...through, scope])).toEqual([
      ['app', 'unknown', undefined],
      ['a', 'direct', undefined],
      ['b', 'transitive', 'a 1.0.0', undefined],
      ['c', 'direct', 'development'],
    ]);
    expect(reading.dropped).toEqual([]);
  });

  test.for<[title: string, fields: JsonRecord, expected: JsonRecord]>([
    [
      'an external identifier',
      {
        software_packageUrl: undefined,
        externalIdentifier: [{ externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/x@2' }],
      },
      { purl: 'pkg:npm/x@2' },
    ],
    [
      'a CPE',
      { externalIdentifier: [{ externalIdentifierType: 'cpe22', identifier: 'cpe:/a:x:y:1' }] },
      { cpes: ['cpe:2.3:a:x:y:1:*:*:*:*:*:*:*'] },
    ],
    ['a supplier', { suppliedBy: 'acme' }, { vendor: 'Acme' }],
    ['an originator', { originatedBy: ['acme'] }, { vendor: 'Acme' }],
  ])('knows a package by %s', ([, fields, expected]) => {
    expect(graph(pack('a', fields), { type: 'Organization', spdxId: 'acme', name: 'Acme' }).components).toMatchObject([
      expected,
    ]);
  });

  test('counts what it leaves out', () => {
    const reading = graph(
      pack('a'),
      pack('a'),
      {},
      7,
      { type: 'dataset_DatasetPackage', spdxId: 'd', name: 'd' },
      rel('a', 'contains', []),
    );
    expect(reading.components).toHaveLength(1);
    expect(reading.dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['data, not software', 1],
      ['element has no id', 2],
      ['id names two elements; the first one is meant', 1],
      ['relationship is incomplete', 1],
    ]);
  });

  test('reads the statements of its security profile', () => {
    const reading = graph(
      pack('a'),
      { type: 'Organization', spdxId: 'acme', name: 'Acme' },
      {
        type: 'security_Vulnerability',
        spdxId: 'v',
        externalIdentifier: [{ externalIdentifierType: 'cve', identifier: 'CVE-2024-1' }],
      },
      {
        type: 'security_VexNotAffectedVulnAssessmentRelationship',
        spdxId: 's',
        relationshipType: 'doesNotAffect',
        from: 'v',
        to: ['a', 'gone'],
        suppliedBy: 'acme',
        security_justificationType: 'vulnerableCodeNotPresent',
      },
      {
        type: 'security_VexFixedVulnAssessmentRelationship',
        spdxId: 't',
        relationshipType: 'fixedIn',
        from: 'nobody',
        to: ['a'],
      },
    );
    expect(reading.components[0]?.statements).toEqual([
      { vulnerability: 'CVE-2024-1', stance: 'not affected', justification: 'vulnerable code not present', by: 'Acme' },
    ]);
    expect(reading.dropped.map(({ reason }) => reason)).toEqual([
      'statement on a vulnerability without a name',
      'statement on something that the document does not hold',
    ]);
  });

  test('refuses a graph that is no list, and a version that it does not know', () => {
    expect(() => readSpdx3({ '@context': context, '@graph': {} })).toThrow('"@graph" is not a list');
    expect(() => readSpdx3({ '@context': 'https://spdx.org/rdf/3.9/c', '@graph': [] })).toThrow('SPDX 3.9 is not read');
  });
});
