import { describe, expect, test } from 'vitest';
import { readNpmLock } from '#core/formats/npm-lock/document.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

function told(root: JsonRecord) {
  const { components, dropped } = readNpmLock(root);
  return {
    components: components.map(({ purl, depth, through, scope }) =>
      [purl, depth, ...through, ...(scope === undefined ? [] : [scope])].join(' '),
    ),
    dropped: dropped.map(({ reason, example }) => `${reason}: ${example}`),
  };
}

const placed = (packages: JsonRecord) => told({ name: 'app', lockfileVersion: 3, packages });
const nested = (dependencies: JsonRecord) => told({ name: 'app', lockfileVersion: 1, dependencies });

describe('lockfileVersion 2 and 3', () => {
  test('say what the project asks for, and who brings in the rest', () => {
    const { components, dropped } = placed({
      '': { name: 'app', dependencies: { a: '^1' }, devDependencies: { d: '1' }, optionalDependencies: { o: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { '@s/b': '2', gone: '1' } },
      'node_modules/a/node_modules/@s/b': { version: '2.0.0', peerDependencies: { c: '*' } },
      'node_modules/@s/b': { version: '1.0.0' },
      'node_modules/c': { version: '3.0.0-rc.1' },
      'node_modules/d': { version: '4.0.0', dev: true },
      'node_modules/o': { version: '5.0.0', optional: true },
    });
    expect(components).toEqual([
      'pkg:npm/a@1.0.0 direct',
      'pkg:npm/%40s/b@2.0.0 transitive a 1.0.0',
      'pkg:npm/%40s/b@1.0.0 unknown',
      'pkg:npm/c@3.0.0-rc.1 transitive a 1.0.0',
      'pkg:npm/d@4.0.0 direct development',
      'pkg:npm/o@5.0.0 direct optional',
    ]);
    expect(dropped).toEqual([]);
  });

  test('list workspaces, which ask for things too, and links to them', () => {
    const { components } = placed({
      '': { workspaces: ['packages/*'] },
      'packages/w': { name: 'w', dependencies: { a: '1', own: '1' } },
      'packages/w/node_modules/own': { version: '1.0.0' },
      'node_modules/w': { resolved: 'packages/w', link: true },
      'node_modules/a': { version: '1.0.0', dependencies: { w: '*' } },
    });
    expect(components).toEqual(['pkg:npm/own@1.0.0 direct', 'pkg:npm/a@1.0.0 direct']);
  });

  test('know packages under another name, and from elsewhere than a registry', () => {
    const { components, dropped } = placed({
      'node_modules/alias': { name: 'real', version: '1.0.0' },
      'node_modules/git': { version: 'git+ssh://git@example.org/x.git#abc' },
    });
    expect(components).toEqual(['pkg:npm/real@1.0.0 unknown', 'pkg:npm/git unknown']);
    expect(dropped).toEqual(['version is missing; the component is kept: git']);
  });

  test('count what is malformed', () => {
    const { components, dropped } = placed({
      'node_modules/a': 7,
      'node_modules/x/y/z': { version: '1.0.0' },
      [`${'node_modules/a/'.repeat(40)}node_modules/b`]: { version: '1.0.0' },
    });
    expect(components).toEqual([]);
    expect(dropped).toEqual([
      expect.stringMatching(/^package is no object: /),
      expect.stringMatching(/^package lies too deep: /),
      expect.stringMatching(/^package name is none of npm: /),
    ]);
  });
});

describe('lockfileVersion 1', () => {
  test('does not say what the project asks for, but who brings in what', () => {
    const { components } = nested({
      a: {
        version: '1.0.0',
        requires: { b: '^2', c: '1' },
        dependencies: { b: { version: '2.0.0', requires: { c: '1' } } },
      },
      b: { version: '1.0.0', dev: true },
      c: { version: 'npm:@s/real@3.1.0', optional: true },
    });
    expect(components).toEqual([
      'pkg:npm/a@1.0.0 unknown',
      'pkg:npm/b@1.0.0 unknown development',
      'pkg:npm/%40s/real@3.1.0 transitive a 1.0.0 optional',
      'pkg:npm/b@2.0.0 transitive a 1.0.0',
    ]);
  });

  test('counts what is malformed, however deep', () => {
    let inner: JsonRecord = {};
    for (let level = 0; level < 40; level += 1) inner = { [`p${level}`]: { version: '1.0.0', dependencies: inner } };
    const { components, dropped } = nested({
      ...inner,
      bad: 1,
      'a/b/c': { version: '1.0.0' },
      odd: { version: '1.0.0', dependencies: 1 },
    });
    expect(components).toHaveLength(33);
    expect(dropped).toHaveLength(2);
  });
});

test.for<[JsonRecord, string]>([
  [{ lockfileVersion: 4, packages: {} }, 'lockfileVersion is none of 1, 2 and 3'],
  [{ lockfileVersion: '3', packages: {} }, 'lockfileVersion is none of 1, 2 and 3'],
  [{ lockfileVersion: 3, packages: [] }, '"packages" is not an object'],
  [{ lockfileVersion: 1, dependencies: 'x' }, '"dependencies" is not an object'],
])('refuses %o', ([root, message]) => {
  expect(() => readNpmLock(root)).toThrow(message);
});
