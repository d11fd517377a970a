import { expect, test } from 'vitest';
import { readHours } from '#portal/components/hours-text.ts';

test.each([
  ['', undefined],
  ['  ', undefined],
  ['1.5', 1.5],
  ['1,5', 1.5],
  [' 12 ', 12],
  ['0', 0],
  ['-1', null],
  ['1e3', null],
  ['half an hour', null],
  ['99999', null],
  ['1.', null],
] as const)('hours written as "%s" are %s', (text, hours) => {
  expect(readHours(text)).toBe(hours);
});
