import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { deb } from '#core/versions/deb/scheme.ts';

test('orders as dpkg does: tildes before the end, letters before other characters, numbers as numbers', () => {
  expectAscending(deb, [
    '0~~',
    '0~~a',
    '0~',
    '0',
    '0a',
    '0.',
    '1.0~beta1~svn1245',
    '1.0~beta1',
    '1.0-0ubuntu0.1',
    '1.0-1~bpo11+1',
    '1.0-1',
    '1.0-1ubuntu1',
    '1.0-1+b1',
    '1.0-1+deb11u1',
    '1.0-1.1',
    '1.0-10',
    '1.0+dfsg-1',
    '1.0.0-1',
    '1.9',
    '1.10',
    '20240101',
    '1:0.1',
    '2:0',
  ]);
});

test('an absent epoch or revision is zero, leading zeros do not count', () => {
  expectSame(deb, ['1.0', '0:1.0', '1.0-0', '01.00', ' 1.0 ']);
});

test('refuses what is outside Debian policy §5.6.12', () => {
  expectNone(deb, ['', ' ', 'a:1', ':1', '1:', '1.0 1', '1/2', '-1', '1.0\u00e9', '1'.repeat(401)]);
});

test.each([
  ['<< 1.0-1', '<1.0-1'],
  ['>= 1.0, << 2.0', '>=1.0 <2.0'],
  ['(>= 1.0) || = 0.5', '=0.5 or >=1.0'],
  ['>>1:2', '>1:2'],
  ['<=2.0~rc1', '<=2.0~rc1'],
  ['*', 'every version'],
  ['~> 1.0', undefined],
  ['>= a:1', undefined],
  ['', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(deb, text)).toBe(expected);
});
