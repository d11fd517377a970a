import { expect, test } from 'vitest';
import { nuget } from '#core/versions/nuget/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test('orders a fourth number, and pre-releases without regard to case', () => {
  const ascending = [
    '1.0.0-Alpha',
    '1.0.0-BETA',
    '1.0.0-beta.2',
    '1.0.0-beta.10',
    '1.0',
    '1.0.0.1-a',
    '1.0.0.1',
    '1.0.1',
  ];
  const keys = ascending.map(nuget.key);
  expect(keys).not.toContain(undefined);
  for (const [at, key] of keys.entries()) expect(at === 0 || (keys[at - 1] ?? '') < (key ?? '')).toBe(true);
});

test.each([
  ['1.0', '1.0.0.0'],
  ['1.0.0-rc', '1.0.0-RC'],
  ['1.01.0', '1.1'],
  ['1.0.0', '1.0.0+sha.5'],
])('reads %s and %s as the same version', (one, other) => {
  expect(nuget.key(one)).toBe(nuget.key(other));
  expect(nuget.key(one)).toBeDefined();
});

test.each([
  ['', 'every version'],
  ['(,)', 'every version'],
  ['*', 'every version'],
  ['[1.0]', '=1.0'],
  ['[1.0,2.0)', '>=1.0 <2.0'],
  ['( 1.0 , 2.0 ]', '>1.0 <=2.0'],
  ['(,1.0]', '<=1.0'],
  ['[,1.7.5)', '<1.7.5'],
  ['[1.0,)', '>=1.0'],
  ['[1.0,1.5),[2.0,2.5)', '>=1.0 <1.5 or >=2.0 <2.5'],
  ['(,1.4.4)[2.0.0]', '<1.4.4 or =2.0.0'],
  ['1.0', '>=1.0'],
  ['1.*', '>=1.0.0'],
  ['>= 1.0, < 2.0', '>=1.0 <2.0'],
  ['= 1.2.3', '=1.2.3'],
])('reads %j as %s', (range, expected) => {
  const read = nuget.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(nuget, read) ?? [])).toBe(expected);
});

test.each(['(1.0)', '[1.0)', '[]', '[1.0,2.0', '[1.0,2.0,3.0]', '[a,b]', 'latest', '[1.0 2.0]'])(
  'refuses %j',
  (range) => {
    expect(nuget.native?.(range)).toBeUndefined();
  },
);
