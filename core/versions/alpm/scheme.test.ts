import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { alpm } from '#core/versions/alpm/scheme.ts';

test('orders as vercmp does: letters at once behind a number come before it', () => {
  expectAscending(alpm, [
    '1.0a',
    '1.0alpha',
    '1.0b',
    '1.0beta',
    '1.0p',
    '1.0pre',
    '1.0rc',
    '1.0',
    '1.0.a',
    '1.0.1',
    '1:0.9',
  ]);
  expectAscending(alpm, ['1.5-1', '1.5-1.1', '1.5-2', '1.5.1-1', '1.6']);
});

test('an absent pkgrel is the first', () => {
  expectSame(alpm, ['1.5', '1.5-1', '0:1.5-1']);
});

test('refuses what is no version', () => {
  expectNone(alpm, ['', 'a:1', '1.0-a', '1 0', '-1']);
});

test('reads comparisons', () => {
  expect(meaning(alpm, '>=1.0-1, <2')).toBe('>=1.0-1 <2');
});
