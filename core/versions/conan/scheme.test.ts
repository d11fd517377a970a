import { expect, test } from 'vitest';
import { conan } from '#core/versions/conan/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test('orders any number of items, letters behind a number, pre-releases and builds', () => {
  const ascending = [
    '0.9',
    '1.0-',
    '1.0-alpha.3',
    '1.0-alpha.22',
    '1.0-beta',
    '1.0',
    '1.0+b.3',
    '1.0+b.22',
    '1.0.0.1',
    '1.1.1',
    '1.1.1.1',
    '1.1.1d',
    '1.1.1zd',
    '1.1.2',
    '1.1.10',
    '1.1.a',
    '1.2',
    '9',
    '9d',
    '10',
    'cci.20200203',
    'cci.20210101',
  ];
  const keys = ascending.map(conan.key);
  expect(keys).not.toContain(undefined);
  for (const [at, key] of keys.entries()) expect(at === 0 || (keys[at - 1] ?? '') < (key ?? '')).toBe(true);
});

test.each([
  ['1', '1.0.0'],
  ['1-pre.0', '1.0-pre'],
  ['1+b1', '1.0+b1.0'],
])('reads %s and %s as the same version', (one, other) => {
  expect(conan.key(one)).toBe(conan.key(other));
  expect(conan.key(one)).toBeDefined();
});

test.each([
  ['', 'every version'],
  ['*', '>=0.0.0'],
  ['[>1 <2.0]', '>1 <2.0'],
  ['>1- <2.0', '>1 <2.0'],
  ['~2.5', '>=2.5 <2.6-'],
  ['~2.5.1', '>=2.5.1 <2.6-'],
  ['~2', '>=2 <3-'],
  ['^1.2.3', '>=1.2.3 <2-'],
  ['^0.1.2', '>=0.1.2 <0.2-'],
  ['^0.0', '>=0.0 <0.1-'],
  ['[>=1.0 <2.0, include_prerelease]', '>=1.0 <2.0'],
  ['>=1.1.1d <=1.1.1f', '>=1.1.1d <=1.1.1f'],
  ['1.2 || >3', '=1.2 or >3'],
])('reads %j as %s', (range, expected) => {
  const read = conan.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(conan, read) ?? [])).toBe(expected);
});

test.each(['>*', '<>1', '[>1', '>', '~'])('refuses %j', (range) => {
  expect(conan.native?.(range)).toBeUndefined();
});
