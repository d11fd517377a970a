import { expect, test } from 'vitest';
import { composer } from '#core/versions/composer/scheme.ts';
import { describe as words, ofNative } from '#core/versions/range.ts';

test.each([
  ['', 'every version'],
  ['*', 'every version'],
  ['1.2', '=1.2'],
  ['==v1.2.3', '=1.2.3'],
  ['1.2.*', '>=1.2.0 <1.3.0'],
  ['1.x', '>=1.0.0 <2.0.0'],
  ['>=1.2.*', '>=1.2.0'],
  ['^1.2.3', '>=1.2.3 <2.0.0'],
  ['^0.3', '>=0.3.0 <0.4.0'],
  ['^0.0.3', '>=0.0.3 <0.0.4'],
  ['~1', '>=1 <2.0.0'],
  ['~1.2', '>=1.2 <2.0.0'],
  ['~1.2.3', '>=1.2.3 <1.3.0'],
  ['~1.2.3.4', '>=1.2.3.4 <1.2.4'],
  ['~1.2-beta', '>=1.2-beta <2.0.0'],
  ['1.0 - 2.0', '>=1.0.0 <2.1.0'],
  ['1.0.0 - 2.1.0', '>=1.0.0 <=2.1.0'],
  ['>=1.0,<1.1 || >=1.2', '>=1.0 <1.1 or >=1.2'],
  ['>=1.0 <1.1 | >=1.2', '>=1.0 <1.1 or >=1.2'],
  ['>= 2.3, < 2.3.2-p2', '>=2.3 <2.3.2-p2'],
  ['>=4.0.0-alpha0, <=4.0.3', '>=4.0.0-alpha0 <=4.0.3'],
  ['<>1.0', '<1.0 or >1.0'],
  ['!=1.0', '<1.0 or >1.0'],
  ['>=1.0@beta', '>=1.0'],
  ['<2020-09-14', '<2020-09-14'],
])('reads %j as %s', (range, expected) => {
  const read = composer.native?.(range);
  expect(read === undefined ? undefined : words(ofNative(composer, read) ?? [])).toBe(expected);
});

test.each(['dev-master', '>dev-main', '>1.*', '1.0 - ', '=>1.0', '1.0 - 2.0 - 3.0', '^', '~foo'])(
  'refuses %j',
  (range) => {
    expect(composer.native?.(range)).toBeUndefined();
  },
);
