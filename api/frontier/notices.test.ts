import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { giveNotice, moveRelease } from '#api/frontier/notices.ts';
import { endpoints } from '#api/registry.ts';

const guide = readFileSync(new URL('../../docs/guides/frontier-service.md', import.meta.url), 'utf8');

test('a plan as the guide writes it is taken', () => {
  const [, text = ''] = /\n\n( {4}\{\n[\s\S]*?\n {4}\})\n\n/.exec(guide) ?? [];
  const plan: unknown = JSON.parse(text);
  expect(giveNotice.body.parse(plan)).toEqual(plan);
});

test('every address of the guide is one of the API', () => {
  const known = endpoints.map(({ path }) => path);
  const told = [...guide.matchAll(/(\/api\/[^`]+)`/g)].map(([, path]) => path);
  expect(told.length).toBeGreaterThan(4);
  // What ends in an ellipsis is the beginning of several.
  const isOne = (path: string | undefined): boolean =>
    known.some((one) => (path?.endsWith('…') === true ? one.startsWith(path.slice(0, -1)) : one === path));
  expect(told.filter((path) => !isOne(path))).toEqual([]);
});

test.each([
  ['2027-03-20T09:00', 'America/New_York', true],
  ['2027-03-20T09:00:30Z', 'UTC', true],
  ['2027-03-20T09:00-05:00', 'UTC', true],
  // Half past two on this day is left out where summer time begins: it is the time as long after.
  ['2027-03-14T02:30', 'America/New_York', true],
  ['2027-02-29T09:00', 'UTC', false],
  ['2027-03-20', 'UTC', false],
  ['2027-03-20T24:30', 'UTC', false],
  ['soon', 'UTC', false],
  ['2027-03-20T09:00', 'Mars/Olympus', false],
  ['2027-03-20T09:00', '+02:00', false],
  ['2027-03-20T09:00', '', false],
])('%s in %s: %s', (at, zone, isOne) => {
  expect(moveRelease.body.safeParse({ at, zone, audience: 'record' }).success).toBe(isOne);
});
