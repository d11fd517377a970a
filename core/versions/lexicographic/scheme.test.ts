import { test } from 'vitest';
import { expectAscending, expectNone } from '#tests/version-expectations.ts';
import { lexicographic } from '#core/versions/lexicographic/scheme.ts';

test('orders by the bytes of UTF-8, without normalization', () => {
  expectAscending(lexicographic, [
    '1.10',
    '1.9',
    'A',
    'a',
    'aa',
    'e\u0301',
    'z',
    '\u00e4',
    '\u00e9',
    '\u20ac',
    '\u{1f600}',
  ]);
});

test('refuses the empty text and U+0000', () => {
  expectNone(lexicographic, ['', 'a\0b']);
});
