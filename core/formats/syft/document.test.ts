import { describe, expect, test } from 'vitest';
import { isSyft, readSyft } from '#core/formats/syft/document.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

const schema = {
  version: '16.0.0',
  url: 'https://raw.githubusercontent.com/anchore/syft/main/schema/json/schema-16.0.0.json',
};

function syft(fields: JsonRecord) {
  return readSyft({ artifacts: [], source: {}, descriptor: { name: 'syft', version: '1.4.0' }, schema, ...fields });
}

const artifact = (id: string, more: JsonRecord = {}) => ({
  id,
  name: id,
  version: '1.0-r0',
  purl: `pkg:apk/alpine/${id}@1.0-r0?arch=x86_64`,
  cpes: [],
  ...more,
});

describe('Syft JSON', () => {
  test.for<[JsonRecord, boolean]>([
    [{ schema, artifacts: [] }, true],
    [{ artifacts: [], source: {}, descriptor: {} }, true],
    [{ matches: [], source: {}, descriptor: {} }, false],
    [{ artifacts: {} }, false],
  ])('is known by its schema or its fields: %o', ([root, known]) => {
    expect(isSyft(root)).toBe(known);
  });

  test('reads artifacts, and the release that they belong to', () => {
    const distro = { name: 'alpine', id: 'alpine', versionID: '3.19.1', version: 'ignored' };
    const cpes = ['cpe:2.3:a:x:musl:1.0:*:*:*:*:*:*:*', { cpe: 'cpe:2.3:a:y:musl:1.0:*:*:*:*:*:*:*', source: 'nvd' }];
    const { components, tool, format } = syft({ distro, artifacts: [artifact('musl', { cpes })] });
    expect({ tool, format }).toEqual({ tool: 'syft 1.4.0', format: 'Syft JSON 16.0.0' });
    expect(components).toMatchObject([
      { package: 'apk/alpine/musl', qualifiers: { arch: 'x86_64', distro: 'alpine-3.19.1' }, cpes: { length: 2 } },
    ]);
  });

  test("reads Alpine's packages under the type that old versions gave them", () => {
    const artifacts = [artifact('musl', { purl: 'pkg:alpine/musl@1.0-r0?arch=x86_64' })];
    const distro = { name: 'alpine', version: '3.12.0' };
    expect(syft({ artifacts, distro }).components).toMatchObject([
      { package: 'apk/alpine/musl', purl: 'pkg:apk/alpine/musl@1.0-r0?arch=x86_64&distro=alpine-3.12.0' },
    ]);
  });

  test('reads that a dependency is written before what needs it', () => {
    const { components } = syft({
      source: { id: 'image', type: 'image', name: 'shop', version: 'sha256:1' },
      artifacts: [artifact('a'), artifact('b')],
      artifactRelationships: [
        { parent: 'image', child: 'a', type: 'contains' },
        { parent: 'image', child: 'b', type: 'contains' },
        { parent: 'b', child: 'a', type: 'dependency-of' },
        { parent: 'a', child: 'f', type: 'evident-by' },
      ],
    });
    expect(components.map(({ depth, through }) => [depth, ...through])).toEqual([
      ['direct'],
      ['transitive', 'a 1.0-r0'],
    ]);
  });

  test.for<[JsonRecord, string | undefined]>([
    [{ type: 'image', target: { userInput: 'alpine:3' } }, 'alpine:3'],
    [{ type: 'image', name: 'shop', metadata: {} }, 'shop'],
    [{ type: 'directory', target: '/srv/app' }, '/srv/app'],
    [{ type: 'directory', target: './' }, undefined],
    [{}, undefined],
  ])('is named for what was looked at: %o', ([source, name]) => {
    expect(syft({ source }).subject?.name).toBe(name);
  });

  test('counts what is malformed, and refuses roots of another kind', () => {
    expect(syft({ artifacts: [1], artifactRelationships: [{}] }).dropped.map(({ reason }) => reason)).toEqual([
      'artifact is no object',
      'relationship is incomplete',
    ]);
    expect(() => syft({ artifacts: {} })).toThrow('"artifacts" is not a list');
    expect(() => syft({ source: [] })).toThrow('"source" is not an object');
  });
});
