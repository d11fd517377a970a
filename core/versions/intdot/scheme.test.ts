import { test } from 'vitest';
import { expectAscending, expectNone, expectSame } from '#tests/version-expectations.ts';
import { intdot } from '#core/versions/intdot/scheme.ts';

test('orders numbers one by one', () => {
  expectAscending(intdot, ['1.2', '1.2.1', '1.2.2', '1.2.10', '1.10', '10']);
});

test('leading zeros do not count, reading stops at what is neither digit nor dot', () => {
  expectSame(intdot, ['1.2.3', '01.002.0003', '1.2.3beta', '1.2.3-4']);
});

test('refuses what does not begin with a digit', () => {
  expectNone(intdot, ['', 'a1', '.1', 'v1.2']);
});
