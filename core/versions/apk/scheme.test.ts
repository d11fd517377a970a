import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { apk } from '#core/versions/apk/scheme.ts';

test('orders as apk does', () => {
  expectAscending(apk, [
    '1.0_alpha',
    '1.0_alpha1',
    '1.0_beta2',
    '1.0_pre',
    '1.0_rc1',
    '1.0',
    '1.0-r0',
    '1.0-r1',
    '1.0-r10',
    '1.0_cvs1',
    '1.0_git20240101-r0',
    '1.0_p1-r0',
    '1.0_p2',
    '1.0a',
    '1.0a_p1',
    '1.0b',
    '1.0.01',
    '1.0.1',
    '1.1',
    '1.9.5_p2-r0',
    '1.9.5p2-r0',
    '1.10',
  ]);
});

test('leading zeros of the first number do not count', () => {
  expectSame(apk, ['1.2.3-r0', '01.2.3-r0']);
});

test('refuses what apk calls invalid', () => {
  expectNone(apk, ['', 'a', '.1', '1..2', '1.0A', '1.0_blah', '1.0-1', '1-r', '1:1.0', 'v1.0']);
});

test.each([
  ['<1.2.3-r4', '<1.2.3-r4'],
  ['>=1 <2 || =3', '>=1 <2 or =3'],
  ['< 1.0-1', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(apk, text)).toBe(expected);
});
