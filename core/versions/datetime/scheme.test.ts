import { test } from 'vitest';
import { expectAscending, expectNone, expectSame } from '#tests/version-expectations.ts';
import { datetime } from '#core/versions/datetime/scheme.ts';

test('orders by the instant', () => {
  expectAscending(datetime, [
    '0000-01-01T00:00:00+23:59',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '2000-02-29T12:00:00Z',
    '2000-03-01T00:00:00Z',
    '2024-01-01T00:00:00+02:00',
    '2023-12-31T23:00:00Z',
    '2024-01-01T00:00:00.090Z',
    '2024-01-01T00:00:00.123Z',
    '2024-01-01T00:00:00.9Z',
    '2024-01-01T12:00:00-05:00',
    '9999-12-31T23:59:59Z',
  ]);
});

test('offsets, trailing zeros of the fraction and letter case do not count', () => {
  expectSame(datetime, [
    '2024-01-01T00:00:00Z',
    '2023-12-31T19:00:00-05:00',
    '2024-01-01T00:00:00.000Z',
    '2024-01-01t00:00:00z',
  ]);
});

test('refuses days and times that do not exist', () => {
  expectNone(datetime, [
    '',
    '2024-01-01',
    '2024-01-01T00:00:00',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-00T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:60:00Z',
    '2024-01-01T00:00:00+24:00',
  ]);
});
