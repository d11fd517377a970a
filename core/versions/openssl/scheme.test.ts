import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { openssl } from '#core/versions/openssl/scheme.ts';

test('orders patch letters after the release and stages before it', () => {
  expectAscending(openssl, [
    '0.9.8',
    '0.9.8z',
    '0.9.8za',
    '0.9.8zh',
    '1.0.0-beta1',
    '1.0.0',
    '1.0.2-beta3',
    '1.0.2',
    '1.0.2a',
    '1.0.2k',
    '1.1.0',
    '1.1.1-pre2',
    '1.1.1',
    '1.1.1w',
    '3.0.0-alpha1',
    '3.0.0-beta2',
    '3.0.0',
    '3.0.9',
    '3.0.13',
    '3.1.0',
  ]);
});

test('case and a tag of the distributor do not count', () => {
  expectSame(openssl, ['1.0.2k', '1.0.2K', '1.0.2k-fips']);
  expectSame(openssl, ['1.1.0beta1', '1.1.0-beta1']);
});

test('refuses what is no version', () => {
  expectNone(openssl, ['', '1', '1.0.2.3', 'OpenSSL 1.0', '1.0.2k1']);
});

test.each([
  ['3.0.0, 1.0.1b', '=1.0.1b or =3.0.0'],
  ['1.0.2-1.0.2k', '>=1.0.2 <=1.0.2k'],
  ['from 1.0.2 before 1.0.2za', '>=1.0.2 <1.0.2za'],
  ['from 3.0.0', '>=3.0.0'],
  ['>=1.0.2, <1.0.2zf', '>=1.0.2 <1.0.2zf'],
  ['from x before 1.0.2', undefined],
  ['1.0.2, x', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(openssl, text)).toBe(expected);
});
