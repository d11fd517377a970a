import { expect, test } from 'vitest';
import { hex } from '#core/versions/hex/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test.each([
  ['', 'every version'],
  ['~> 2.1.3', '>=2.1.3 <2.2.0'],
  ['~> 2.1', '>=2.1.0 <3.0.0'],
  ['~> 2.1.3-dev', '>=2.1.3-dev <2.2.0'],
  ['~> 2', '>=2.0.0 <3.0.0'],
  ['== 1.0.0', '=1.0.0'],
  ['1.0.0', '=1.0.0'],
  ['!= 1.0.0', '<1.0.0 or >1.0.0'],
  ['>= 1.0.0 and < 1.4.0 or == 2.0.0', '>=1.0.0 <1.4.0 or =2.0.0'],
  ['< 1.0.0 or >= 2.0.0 and < 2.0.5', '<1.0.0 or >=2.0.0 <2.0.5'],
  ['>= 1.0.0, < 1.4.0', '>=1.0.0 <1.4.0'],
])('reads %j as %s', (range, expected) => {
  const read = hex.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(hex, read) ?? [])).toBe(expected);
});

test.each(['~> x', '^1.0', 'latest', '>= 1.0.0 and'])('refuses %j', (range) => {
  expect(hex.native?.(range)).toBeUndefined();
});
