import { expect, test } from 'vitest';
import { expectAscending, expectNone, meaning } from '#tests/version-expectations.ts';
import { hackage } from '#core/versions/hackage/scheme.ts';

test('orders numbers one by one, a longer version after its beginning', () => {
  expectAscending(hackage, ['0', '0.1.26.0', '0.11.3.0', '1', '1.0', '1.0.0', '1.0.0.0', '1.1', '2.0', '10']);
});

test('refuses what is no version', () => {
  expectNone(hackage, ['', '1.', '1-2', '1.a', 'v1']);
});

test.each([
  ['>=1.2 && <1.3', '>=1.2 <1.3'],
  ['==1.2.*', '>=1.2 <1.3'],
  ['^>=1.2.3', '>=1.2.3 <1.3'],
  ['^>=1', '>=1 <1.1'],
  ['<1 || >=2', '<1 or >=2'],
  ['1.2', '=1.2'],
  ['-any', 'every version'],
  ['>1.*', undefined],
  ['>=1 &&', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(hackage, text)).toBe(expected);
});
