import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { rpm } from '#core/versions/rpm/scheme.ts';

test('orders as rpm does: tildes, the end, carets, letters, numbers', () => {
  expectAscending(rpm, [
    '1.0~rc1-1',
    '1.0~rc1^git1-1',
    '1.0~rc2-1',
    '1.0',
    '1.0-',
    '1.0-1.el8',
    '1.0-1.el8_4',
    '1.0-1.el9',
    '1.0-2.el8',
    '1.0-10.el8',
    '1.0^git1-1',
    '1.0a-1',
    '1.0.1-1',
    '1.1-1',
    '10-1',
    '1:0.5-1',
    '2:0.1-1',
  ]);
});

test('all but letters, digits, tildes and carets only separates', () => {
  expectSame(rpm, ['2.0-1', '2_0-1', '0:2.0-1', '2.0-1.', '002.00-01']);
  expectSame(rpm, ['1.1.α', '1.1.β', '1.1']);
});

test('refuses what is no version', () => {
  expectNone(rpm, ['', '1.0 1', '<1.0', '1,0', '1'.repeat(401)]);
});

test.each([
  ['< 0:1.2-3.el8', '<0:1.2-3.el8'],
  ['>= 1 < 2', '>=1 <2'],
  ['!= 1-1', '<1-1 or >1-1'],
  ['<=', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(rpm, text)).toBe(expected);
});
