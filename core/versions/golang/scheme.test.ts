import { expect, test } from 'vitest';
import { golang } from '#core/versions/golang/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test('orders pseudo-versions below the release that follows them', () => {
  const ascending = [
    'v0.0.0-20170915032832-14c0d48ead0c',
    'v0.0.0-20210207001905-0d057c777ad6',
    'v1.2.4-0.20191109021931-daa7c04131f5',
    'v1.2.4-pre.0.20191109021931-daa7c04131f5',
    'v1.2.4',
    'v2.0.0+incompatible',
    'v10.0.0',
  ];
  const keys = ascending.map(golang.key);
  expect(keys).not.toContain(undefined);
  for (const [at, key] of keys.entries()) expect(at === 0 || (keys[at - 1] ?? '') < (key ?? '')).toBe(true);
});

test.each([
  ['v1.2.3', '1.2.3'],
  ['v2.0.0+incompatible', '2.0.0'],
  ['go1.20.1', '1.20.1'],
  ['go1.21rc2', '1.21.0-rc.2'],
  ['1.21beta10', 'v1.21.0-beta.10'],
])('reads %s and %s as the same version', (one, other) => {
  expect(golang.key(one)).toBe(golang.key(other));
  expect(golang.key(one)).toBeDefined();
});

test.each([
  ['', 'every version'],
  ['<v1.1.1', '<1.1.1'],
  ['>=v1.3.0 <v2.1.11 || >=v2.3.0-rc1,<v2.3.0', '>=1.3.0 <2.1.11 or >=2.3.0-rc1 <2.3.0'],
  ['=1.5', '=1.5'],
])('reads %j as %s', (range, expected) => {
  const read = golang.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(golang, read) ?? [])).toBe(expected);
});

test.each(['<RELEASE.2020-04-23T00-58-49Z', '^1.0', '>'])('refuses %j', (range) => {
  expect(golang.native?.(range)).toBeUndefined();
});
