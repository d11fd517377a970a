import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { cran } from '#core/versions/cran/scheme.ts';

test('orders numbers one by one, a longer version after its beginning', () => {
  expectAscending(cran, ['0.1', '0.1-1', '0.1-2', '0.1.10', '0.2', '0.9', '0.75', '1.9', '1.9.0', '10.0']);
});

test('dots and dashes are the same', () => {
  expectSame(cran, ['1.2-3', '1.2.3', '1-2-3', '01.02.03']);
});

test('refuses what is no version', () => {
  expectNone(cran, ['', '1.', '1..2', '1.a', 'v1', '1.0+1']);
});

test('reads comparisons', () => {
  expect(meaning(cran, '>= 1.2-3, < 2')).toBe('>=1.2-3 <2');
});
