import { expect, test } from 'vitest';
import { daysToFirst, type PartnerAccess } from '#core/frontier/fairness/first-access.ts';

function instant(day: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse('2026-03-01T12:00:00Z') + day * 86_400_000);
}

const notices = new Map(
  ['A', 'B', 'C', 'D'].map((developer) => [developer, { developer, at: instant(0), zone: 'UTC' }] as const),
);

function access(notice: string, day: number, ...covers: readonly string[]): PartnerAccess {
  return { notice, at: instant(day), covers };
}

const accesses = [
  access('A', 12, 'hospital'),
  access('A', 10),
  access('B', 20, 'hospital'),
  access('C', 31),
  access('C', 40, 'hospital'),
];

test('the median of days to the first partner, and to the first hospital', () => {
  expect(daysToFirst(notices, accesses, ['hospital', 'bank'], 3)).toEqual({
    any: 20,
    byTarget: new Map([
      ['hospital', 20],
      ['bank', undefined],
    ]),
  });
});

test('is told of no fewer developers than the least', () => {
  expect(daysToFirst(notices, accesses, [], 4).any).toBeUndefined();
  const another = new Map([...notices, ['E', { developer: 'A', at: instant(0), zone: 'UTC' }] as const]);
  expect(daysToFirst(another, [...accesses, access('E', 1)], [], 4).any).toBeUndefined();
});

test('is the same with a notice that no partner got access by as without it', () => {
  const without = new Map([...notices].filter(([id]) => id !== 'D'));
  expect(daysToFirst(without, accesses, ['hospital'], 3)).toEqual(daysToFirst(notices, accesses, ['hospital'], 3));
});

test('counts calendar days where summer time begins', () => {
  const zone = 'America/New_York';
  const spring = new Map([...notices].map(([id, one]) => [id, { ...one, zone }] as const));
  const local = Temporal.ZonedDateTime.from(`2026-03-11T07:30[${zone}]`).toInstant();
  const early = ['A', 'B', 'C'].map((notice) => ({ notice, at: local, covers: [] }));
  // From 07:00 to 07:30 ten days on, the eleventh begins, though it is less than ten times 24 hours.
  expect(daysToFirst(spring, early, [], 3).any).toBe(11);
});
