import { expect, test } from 'vitest';
import { cargo } from '#core/versions/cargo/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test.each([
  ['1.2.3', '>=1.2.3 <2.0.0'],
  ['0.2.3', '>=0.2.3 <0.3.0'],
  ['0', '>=0.0.0 <1.0.0'],
  ['=1.2.3', '=1.2.3'],
  ['=1.2', '>=1.2.0 <1.3.0'],
  ['1.*', '>=1.0.0 <2.0.0'],
  ['0.1.*', '>=0.1.0 <0.2.0'],
  ['*', 'every version'],
  ['~1', '>=1.0.0 <2.0.0'],
  ['~1.2.3', '>=1.2.3 <1.3.0'],
  ['>1.2', '>=1.3.0'],
  ['>= 1.2.3, < 1.5', '>=1.2.3 <1.5.0'],
])('reads %j as %s', (range, expected) => {
  const read = cargo.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(cargo, read) ?? [])).toBe(expected);
});

test.each(['', 'git', '>=', '1.2.3-'])('refuses %j', (range) => {
  expect(cargo.native?.(range)).toBeUndefined();
});
