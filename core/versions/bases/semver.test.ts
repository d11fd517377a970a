import { expect, test } from 'vitest';
import { readSemver, semverKey, semverKeyWithBuild } from '#core/versions/bases/semver.ts';

// SemVer 2.0.0 §11.4.4, and what stands around it.
const ascending = [
  '0.0.0-0',
  '0.0.0',
  '0.9.10',
  '1.0.0-1',
  '1.0.0-191',
  '1.0.0-192',
  '1.0.0-99999999999999999999',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.1.1',
  '1.0.0-alpha.beta',
  '1.0.0-alpha-1',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.0.1',
  '1.0.1',
  '1.0.191',
  '1.0.192',
  '1.0.255',
  '1.0.256',
  '1.0.999999999999999',
  '1.0.1000000000000000',
  '1.0.99999999999999999999999',
  '1.1.0',
  '2.0.0-rc.1',
];

function expectAscending(keys: readonly (string | undefined)[]): void {
  for (const [at, key] of keys.entries()) expect(at === 0 || (keys[at - 1] ?? '') < (key ?? '')).toBe(true);
}

test('orders versions as SemVer 2.0.0 §11 does', () => {
  const keys = ascending.map(semverKey);
  expect(keys).not.toContain(undefined);
  expectAscending(keys);
});

test.each([
  ['1.2.3', 'v1.2.3'],
  ['1.2.3', '=1.2.3'],
  ['1.2.3', '= v1.2.3'],
  ['1.2.3', ' 1.2.3 '],
  ['1.2.3', '01.02.03'],
  ['1.2.3', '1.2.3+build.5'],
  ['1.2.3', '1.2.3.0'],
  ['1.0.0', '1'],
  ['1.2.0', '1.2'],
  ['1.2.0-beta', '1.2-beta'],
  ['1.2.0-alpha1', '1.2.0alpha1'],
])('reads %s and %s as the same version', (one, other) => {
  expect(semverKey(one)).toBe(semverKey(other));
  expect(semverKey(one)).toBeDefined();
});

test.each([
  '',
  'v',
  'latest',
  '1.',
  '1..2',
  '1.2.3-',
  '1.2.3-a..b',
  '1.2.3+',
  '1.2.3-é',
  '1.2.x',
  `1.${'1'.repeat(400)}`,
])('gives %j no key', (version) => {
  expect(semverKey(version)).toBeUndefined();
  expect(semverKeyWithBuild(version)).toBeUndefined();
});

test('refuses a key that would be longer than keys may be', () => {
  expect(semverKey(`1.0.0-${'a.'.repeat(190)}a`)).toBeUndefined();
});

test('orders by build metadata where asked to, none first', () => {
  const keys = ['1.0.0-a', '1.0.0-a+1', '1.0.0', '1.0.0+1', '1.0.0+1.1', '1.0.0+9', '1.0.0+a', '1.0.1'].map(
    semverKeyWithBuild,
  );
  expectAscending(keys);
});

test('spends four bytes on the usual version', () => {
  expect(semverKey('1.2.3')).toHaveLength(4);
});

test('keeps the parts as they were written', () => {
  expect(readSemver('v1.02.3-rc.1+b.2')).toEqual({
    numbers: ['1', '02', '3'],
    preRelease: ['rc', '1'],
    build: ['b', '2'],
  });
});
