import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { maven } from '#core/versions/maven/scheme.ts';

test('orders as ComparableVersion does', () => {
  expectAscending(maven, [
    '1-alpha2snapshot',
    '1-alpha2',
    '1-alpha-123',
    '1-beta-2',
    '1-beta123',
    '1-m2',
    '1-m11',
    '1-rc',
    '1-cr2',
    '1-rc123',
    '1-SNAPSHOT',
    '1',
    '1-sp',
    '1-sp2',
    '1-sp123',
    '1-abc',
    '1-def',
    '1-pom-1',
    '1-1-snapshot',
    '1-1',
    '1-2',
    '1-123',
  ]);
  expectAscending(maven, [
    '2.0',
    '2-1',
    '2.0.a',
    '2.0.2',
    '2.0.123',
    '2.1.0',
    '2.1-a',
    '2.1b',
    '2.1-x',
    '2.1-1',
    '2.1.0.1',
  ]);
  expectAscending(maven, ['4.0.0.M1', '4.0.0.RC1', '4.0.0.RELEASE', '4.0.1', '4.0.89', '4.0.90']);
  expectAscending(maven, ['1.2.8', '1.2.8.sec10', '1.2.8_noneautotype']);
  expectAscending(maven, ['99999999999999999998', '99999999999999999999']);
});

test('zeros at the end, words that mean the release, and letter case do not count', () => {
  expectSame(maven, ['1', '1.0', '1.0.0', '1-0', '1.ga', '1-final', '1.0.RELEASE', '01', '1.0-0']);
  expectSame(maven, ['1a1', '1-alpha-1', '1.0-A1']);
  expectSame(maven, ['1cr', '1-rc', '1RC']);
  expectSame(maven, ['1-1.foo-bar-1-baz-0.1', '1-1.foo-bar1baz-.1']);
});

test('keeps pre-releases below the release where the own comparison of Maven has a cycle', () => {
  expectAscending(maven, ['2.9.0.RC1', '2.9.0', '2.9.0-1']);
});

test('refuses what could not be a version in a range', () => {
  expectNone(maven, ['', ' ', '1.0 1', '[1.0', '1,0', '<1']);
});

test.each([
  ['[1.0,2.0)', '>=1.0 <2.0'],
  ['(,1.4]', '<=1.4'],
  ['(1.0,)', '>1.0'],
  ['[1.2]', '=1.2'],
  ['1.2', '=1.2'],
  ['(,)', 'every version'],
  ['*', 'every version'],
  ['[ 4.2.0.RELEASE , 4.2.9.RELEASE ], [5.1.RELEASE]', '>=4.2.0.RELEASE <=4.2.9.RELEASE or =5.1.RELEASE'],
  ['[13.5.0,13.10),(,12.10.11)', '<12.10.11 or >=13.5.0 <13.10'],
  ['(1.2)', undefined],
  ['[1.0,2.0', undefined],
  ['[1.0,2.0,3.0]', undefined],
  ['(.2.244]', undefined],
  ['>=1.0', undefined],
  ['', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(maven, text)).toBe(expected);
});
