import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { nginx } from '#core/versions/nginx/scheme.ts';

test('orders three numbers', () => {
  expectAscending(nginx, ['0.7.52', '0.8.39', '1.4.1', '1.5.0', '1.25.3']);
  expectSame(nginx, ['1.5', '1.5.0']);
  expectNone(nginx, ['', '1', '1.2.3.4', '1.x']);
});

test.each([
  ['0.7.52-0.8.39', '>=0.7.52 <=0.8.39'],
  ['0.9.10', '=0.9.10'],
  ['1.4.1+', '>=1.4.1 <1.5.0'],
  ['1.5.0+', '>=1.5.0'],
  ['1.25.3+, 1.24.1+', '>=1.24.1 <1.25.0 or >=1.25.3'],
  ['none', 'no version'],
  ['all', 'every version'],
  ['1.x', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(nginx, text)).toBe(expected);
});
