import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { ebuild } from '#core/versions/ebuild/scheme.ts';

test('orders as the Package Manager Specification §3.3 does', () => {
  expectAscending(ebuild, [
    '1.0_alpha',
    '1.0_alpha1',
    '1.0_beta',
    '1.0_pre2',
    '1.0_rc1',
    '1.0',
    '1.0-r1',
    '1.0_p',
    '1.0_p1',
    '1.0_p1_p1',
    '1.0b',
    '1.0.0',
    '1.001',
    '1.0010000000000000001',
    '1.01',
    '1.1',
    '1.1b',
    '1.10',
    '999999999999999999999999999998',
    '999999999999999999999999999999',
  ]);
});

test('trailing zeros of a fraction, the revision 0 and leading zeros of the first number do not count', () => {
  expectSame(ebuild, ['1.01', '1.010', '1.01-r0', '01.01']);
});

test('refuses what is no version', () => {
  expectNone(ebuild, ['', '1.', '1.0_x', '1.0B', '1.0-1', 'v1']);
});

test('reads comparisons', () => {
  expect(meaning(ebuild, '<1.0_rc1')).toBe('<1.0_rc1');
});
