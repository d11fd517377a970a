import { expect, test } from 'vitest';
import { isLoopback } from '#server/loopback.ts';

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.0.0.1.example.org', false],
  ['2130706433', false],
  ['', false],
])('says whether %s is this machine alone', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
