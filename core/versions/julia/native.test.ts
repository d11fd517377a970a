import { expect, test } from 'vitest';
import { julia } from '#core/versions/julia/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test.each([
  ['1.2', '>=1.2.0 <2.0.0'],
  ['0.2.3', '>=0.2.3 <0.3.0'],
  ['1.2, 2', '>=1.2.0 <3.0.0'],
  ['~1.2.3', '>=1.2.3 <1.3.0'],
  ['=1.2.3', '=1.2.3'],
  ['≥ 1.2', '>=1.2.0'],
  ['1.2.3 - 4.5', '>=1.2.3 <4.6.0'],
])('reads %j as %s', (range, expected) => {
  const read = julia.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(julia, read) ?? [])).toBe(expected);
});

test('orders build numbers', () => {
  expect(String(julia.key('1.0.0+1')) > String(julia.key('1.0.0+0'))).toBe(true);
  expect(String(julia.key('1.0.0+0')) > String(julia.key('1.0.0'))).toBe(true);
});
