import { expect, test } from 'vitest';
import { pub } from '#core/versions/pub/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test.each([
  ['any', 'every version'],
  ['^1.2.3', '>=1.2.3 <2.0.0'],
  ['^0.1.2+1', '>=0.1.2+1 <0.2.0'],
  ['>=1.0.0 <2.0.0', '>=1.0.0 <2.0.0'],
  ['1.2.3', '=1.2.3'],
  ['1.2.3+4', '=1.2.3+4'],
])('reads %j as %s', (range, expected) => {
  const read = pub.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(pub, read) ?? [])).toBe(expected);
});

test.each(['none', '>=', '1.2.3 - '])('refuses %j', (range) => {
  expect(pub.native?.(range)).toBeUndefined();
});
