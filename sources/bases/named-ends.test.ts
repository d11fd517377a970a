import { expect, test } from 'vitest';
import { generic } from '#core/versions/generic/scheme.ts';
import { npm } from '#core/versions/npm/scheme.ts';
import { noVersion, ofNative } from '#core/versions/range.ts';
import { namedEnds } from '#sources/bases/named-ends.ts';
import { rangeOfText } from '#sources/bases/range-text.ts';

test.each([
  ['< V2.9.2', ['2.9.2']],
  ['All versions < 4.5.0', ['4.5.0']],
  ['<= 4.5.0', []],
  ['8.x', []],
  ['9.0', []],
])('of the words "%s"', (text, ends) => {
  expect(namedEnds(rangeOfText(text, generic) ?? noVersion, text).map((end) => end.replace(/^V/, ''))).toEqual(ends);
});

test.each([
  ['<1.2.3', ['1.2.3']],
  ['>=1.0.0 <1.2.3 || >=2.0.0 <2.1.0', ['1.2.3', '2.1.0']],
  ['^1.2.0', []],
  ['~1.2', []],
  ['1.x', []],
])('of the npm range %s', (text, ends) => {
  expect(namedEnds(ofNative(npm, npm.native?.(text) ?? []) ?? noVersion, text)).toEqual(ends);
});
