import { describe, expect, test } from 'vitest';
import { readBom } from '#core/formats/cyclonedx/bom.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

function bom(fields: JsonRecord) {
  return readBom({ bomFormat: 'CycloneDX', specVersion: '1.6', ...fields }, 'JSON');
}

function one(component: JsonRecord, fields: JsonRecord = {}) {
  return bom({ ...fields, components: [component] }).components[0];
}

const told = (reading: ReturnType<typeof readBom>) => reading.dropped.map(({ reason, count }) => `${count} ${reason}`);

describe('a component', () => {
  test('is known by its purl, in the canonical spelling', () => {
    expect(one({ type: 'library', name: 'Django', version: '4.2.1', purl: 'pkg:pypi/Django@4.2.1' })).toEqual({
      name: 'Django',
      version: '4.2.1',
      purl: 'pkg:pypi/django@4.2.1',
      package: 'pypi/django',
      qualifiers: {},
      cpes: [],
      vendor: undefined,
      depth: 'unknown',
      through: [],
      statements: [],
      scope: undefined,
    });
  });

  test.for<[title: string, component: JsonRecord, expected: JsonRecord]>([
    [
      'its version completes its purl',
      { name: 'a', version: '1', purl: 'pkg:npm/a' },
      { version: '1', purl: 'pkg:npm/a@1' },
    ],
    [
      "the purl's version counts where both are told",
      { name: 'a', version: 'v2', purl: 'pkg:npm/a@2' },
      { version: '2' },
    ],
    ['its group is shown before its name', { group: '@x', name: 'a', purl: 'pkg:npm/%40x/a@1' }, { name: '@x/a' }],
    ['a Maven group is not', { group: 'org.x', name: 'a', purl: 'pkg:maven/org.x/a@1' }, { name: 'a' }],
    [
      'its supplier is its vendor',
      { name: 'a', supplier: { name: 'Acme' }, publisher: 'P', group: 'g' },
      { vendor: 'Acme' },
    ],
    ['else its publisher', { name: 'a', publisher: 'P', group: 'g' }, { vendor: 'P' }],
    ['else its group', { name: 'a', group: 'g' }, { vendor: 'g', name: 'a' }],
    ['its name may come from its purl', { purl: 'pkg:npm/a@1' }, { name: 'a' }],
    [
      'a CPE 2.2 name is written as 2.3',
      { name: 'a', cpe: 'cpe:/a:acme:a:1.0' },
      { cpes: ['cpe:2.3:a:acme:a:1.0:*:*:*:*:*:*:*'] },
    ],
    ['its scope is kept', { name: 'a', scope: 'excluded' }, { scope: 'excluded' }],
    ['required is the default', { name: 'a', scope: 'required' }, { scope: undefined }],
    [
      "Syft's further CPEs count where there is no purl",
      { name: 'a', properties: [{ name: 'syft:cpe23', value: 'cpe:2.3:a:x:a:1' }] },
      { cpes: ['cpe:2.3:a:x:a:1:*:*:*:*:*:*:*'] },
    ],
  ])('%s', ([, component, expected]) => {
    expect(one(component)).toMatchObject(expected);
  });

  test.for<[title: string, component: unknown, kept: number, reason: string]>([
    ['without a name or purl', { version: '1' }, 0, 'component has neither a name nor a purl'],
    ['that is no object', 'a', 0, 'component is no object'],
    [
      'with a malformed purl',
      { name: 'a', version: '1', purl: 'npm/a@1' },
      1,
      'purl is malformed; the component is kept without it',
    ],
    ['without a version', { name: 'a', purl: 'pkg:npm/a' }, 1, 'version is missing; the component is kept'],
    ['without purl and CPE', { name: 'a', version: '1' }, 1, 'purl and CPE are missing; the component is kept'],
    ['with a malformed CPE', { name: 'a', version: '1', cpe: 'cpe:9' }, 1, 'CPE is malformed'],
    [
      'with a scope of its own',
      { name: 'a', version: '1', purl: 'pkg:npm/a', scope: 'maybe' },
      1,
      'scope is not known; read as required',
    ],
    [
      'with a name nobody could read',
      { name: 'a'.repeat(1001), version: '1', purl: 'pkg:npm/a' },
      1,
      'name is longer than 1000 characters',
    ],
    ['that is a file', { type: 'file', name: '/etc/passwd' }, 0, 'file, not software'],
    ['that is a key', { type: 'cryptographic-asset', name: 'RSA-2048' }, 0, 'cryptographic asset, not software'],
    [
      'whose nested components are no list',
      { name: 'a', purl: 'pkg:npm/a@1', components: {} },
      1,
      'nested components are no list',
    ],
  ])('%s is counted with its reason', ([, component, kept, reason]) => {
    const reading = bom({ components: [component] });
    expect(reading.components).toHaveLength(kept);
    expect(told(reading)).toContain(`1 ${reason}`);
  });

  test('listed again is one component, needed at run time if it once is', () => {
    const again = { name: 'a', version: '1', purl: 'pkg:npm/a@1' };
    const reading = bom({ components: [{ ...again, scope: 'optional' }, again, { ...again, 'bom-ref': 'x' }] });
    expect(reading.components).toHaveLength(1);
    expect(reading.components[0]?.scope).toBeUndefined();
    expect(reading.refs.get('x')).toBe(0);
    expect(told(reading)).toEqual(['2 component listed again']);
  });

  test("takes the distribution's release from the one operating system of the document", () => {
    const system = { type: 'operating-system', name: 'Debian', version: '11' };
    const pack = { name: 'zlib1g', version: '1.2.11-2', purl: 'pkg:deb/debian/zlib1g@1.2.11-2?arch=amd64' };
    const [, told] = bom({ components: [system, pack] }).components;
    expect(told?.qualifiers).toEqual({ arch: 'amd64', distro: 'debian-11' });
    const [, , open] = bom({ components: [system, { ...system, version: '12' }, pack] }).components;
    expect(open?.qualifiers).toEqual({ arch: 'amd64' });
  });
});

describe('dependencies', () => {
  const lib = (name: string, more: JsonRecord = {}) => ({
    'bom-ref': name,
    name,
    version: '1',
    purl: `pkg:npm/${name}@1`,
    ...more,
  });

  test('say which component is direct, and through which the others come', () => {
    const reading = bom({
      metadata: { component: { 'bom-ref': 'app', name: 'app' } },
      components: [lib('a'), lib('b'), lib('c')],
      dependencies: [
        { ref: 'app', dependsOn: ['a'] },
        { ref: 'a', dependsOn: ['b'] },
        { ref: 'b', dependsOn: ['a'] },
      ],
    });
    expect(reading.components.map(({ depth, through }) => [depth, ...through])).toEqual([
      ['direct'],
      ['transitive', 'a 1'],
      ['unknown'],
    ]);
  });

  test('nested components came with theirs', () => {
    const reading = bom({ components: [lib('a', { components: [lib('b', { components: [lib('c')] })] })] });
    expect(reading.components.map(({ through }) => through)).toEqual([[], ['a 1'], ['a 1']]);
  });

  test('are counted where they are malformed', () => {
    const reading = bom({ components: [lib('a')], dependencies: [7, {}, { ref: 'a', dependsOn: [1] }] });
    expect(told(reading)).toEqual(['2 dependency has no reference', '1 dependency on something that is no reference']);
  });

  test('a reference that two components bear means the first', () => {
    const reading = bom({ components: [lib('a'), { ...lib('b'), 'bom-ref': 'a' }] });
    expect(reading.refs.get('a')).toBe(0);
    expect(told(reading)).toEqual(['1 reference names two components; the first one is meant']);
  });
});

describe('what the document says of itself', () => {
  test('is read', () => {
    const reading = bom({
      serialNumber: 'urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79',
      metadata: {
        timestamp: '2024-03-04T23:30:00-02:00',
        tools: [
          { name: 'lib', version: '1' },
          { vendor: 'v', name: 'tool', version: '2' },
        ],
        component: { 'bom-ref': 'r', type: 'container', name: 'shop', version: '14' },
      },
      services: [{ name: 'mail' }],
    });
    expect(reading).toMatchObject({
      format: 'CycloneDX 1.6 JSON',
      createdOn: '2024-03-05',
      tool: 'tool 2',
      serial: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      subject: { name: 'shop', version: '14', ref: 'r', kind: 'application' },
      components: [],
    });
    expect(told(reading)).toEqual(['1 service, not software on an asset']);
  });

  test('tools may be an object since 1.5', () => {
    const tools = { components: [{ name: 'syft', version: '1.2' }], services: [] };
    expect(bom({ metadata: { tools } }).tool).toBe('syft 1.2');
  });

  test.for<[component: JsonRecord, components: number]>([
    [{ name: 'app', version: '1' }, 0],
    [{ name: 'app', purl: 'pkg:npm/app@1' }, 1],
    [{ name: 'PLC', version: '2.1', supplier: { name: 'Siemens' } }, 1],
    [{ name: 'app', components: [{ name: 'part', version: '1' }] }, 1],
  ])('what it describes is a component where something can be looked up for it: %o', ([component, components]) => {
    expect(bom({ metadata: { component } }).components).toHaveLength(components);
  });
});

describe('a document', () => {
  test.for<[fields: JsonRecord, code: string, place: string]>([
    [{ specVersion: '2.0' }, 'document.unknown_version', '$.specVersion'],
    [{ specVersion: 1.4 }, 'document.unknown_version', '$.specVersion'],
    [{ specVersion: undefined }, 'document.unknown_version', '$.specVersion'],
    [{ components: {} }, 'document.wrong_type', '$.components'],
    [{ metadata: [] }, 'document.wrong_type', '$.metadata'],
    [{ dependencies: 'a' }, 'document.wrong_type', '$.dependencies'],
    [{ vulnerabilities: null }, 'document.wrong_type', '$.vulnerabilities'],
    [{ services: 1 }, 'document.wrong_type', '$.services'],
  ])('with %o is refused', ([fields, code, place]) => {
    const refused = (() => {
      try {
        return bom(fields);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(BadDocument);
    expect(refused).toMatchObject({ code, place });
  });

  test('with more than half a million components is refused', () => {
    const component = { name: 'a', version: '1', purl: 'pkg:npm/a@1' };
    expect(() => bom({ components: Array.from({ length: 500_001 }, () => component) })).toThrow(
      'more than 500000 components',
    );
  });
});
