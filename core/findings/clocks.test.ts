import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockNames, clocksOf, endsOf, hasEnded, type ClockFacts } from '#core/findings/clocks.ts';

const facts: ClockFacts = {
  receivedAt: Temporal.Instant.from('2026-11-29T12:00:00Z'),
  zone: 'UTC',
  isExploited: false,
  silentUntil: undefined,
};

function ends(more: Partial<ClockFacts>): readonly string[] {
  const found = endsOf(clocksOf({ ...facts, ...more }));
  return clockNames.map((name) => found[name].toString());
}

describe('the clocks of a report', () => {
  test.each([
    ['are 3, 7 and 90 days', {}, ['2026-12-03T00:00:00Z', '2026-12-07T00:00:00Z', '2027-02-28T00:00:00Z']],
    [
      'are 1, 1 and 7 days where it is exploited',
      { isExploited: true },
      ['2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z', '2026-12-07T00:00:00Z'],
    ],
    // It is the 30th already in Auckland, thirteen hours ahead.
    [
      'count days in the zone',
      { zone: 'Pacific/Auckland' },
      ['2026-12-03T11:00:00Z', '2026-12-07T11:00:00Z', '2027-02-28T11:00:00Z'],
    ],
    [
      'end with an earlier wish',
      { silentUntil: '2026-12-04' },
      ['2026-12-03T00:00:00Z', '2026-12-05T00:00:00Z', '2026-12-05T00:00:00Z'],
    ],
    [
      'are not longer for a later wish',
      { silentUntil: '2027-11-01' },
      ['2026-12-03T00:00:00Z', '2026-12-07T00:00:00Z', '2027-02-28T00:00:00Z'],
    ],
    [
      'end today at the earliest',
      { silentUntil: '2026-11-29' },
      ['2026-11-30T00:00:00Z', '2026-11-30T00:00:00Z', '2026-11-30T00:00:00Z'],
    ],
  ] as const)('%s', (_what, more, expected) => {
    expect(ends(more)).toEqual(expected);
  });

  test('keep days where summer time begins: 90 of them, 2,159 hours and a part of a day', () => {
    const received = '2026-01-15T00:00:00-05:00';
    const [, , disclose = ''] = ends({ receivedAt: Temporal.Instant.from(received), zone: 'America/New_York' });
    const end = Temporal.Instant.from(disclose);
    expect(end.toZonedDateTimeISO('America/New_York').toPlainDateTime().toString()).toBe('2026-04-16T00:00:00');
    expect(Temporal.Instant.from(received).until(end).total('hours')).toBe(91 * 24 - 1);
  });

  test('say why they end then, with the source of the figure', () => {
    const clocks = clocksOf({ ...facts, silentUntil: '2026-12-04' });
    expect(clocks.map(({ name, rule }) => [name, rule])).toEqual([
      ['acknowledge', 'usual'],
      ['contact', 'disclosure'],
      ['disclose', 'wished'],
    ]);
    expect(clocks[0]?.why).toMatch(/^3 calendar days\. Akrites/);
  });

  test('run on at first, end in order, and never later than their policy says', () => {
    const zones = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kolkata'];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2032-01-01') }),
        fc.constantFrom(...zones),
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 365 }), { nil: undefined }),
        (at, zone, isExploited, wishDays) => {
          const receivedAt = Temporal.Instant.fromEpochMilliseconds(at);
          const today = receivedAt.toZonedDateTimeISO(zone).toPlainDate();
          const silentUntil = wishDays === undefined ? undefined : today.add({ days: wishDays }).toString();
          const clocks = clocksOf({ receivedAt, zone, isExploited, silentUntil });
          const unwished = endsOf(clocksOf({ receivedAt, zone, isExploited, silentUntil: undefined }));
          const { acknowledge, contact, disclose } = endsOf(clocks);
          expect(hasEnded(acknowledge, receivedAt)).toBe(false);
          expect(Temporal.Instant.compare(acknowledge, contact)).toBeLessThanOrEqual(0);
          expect(Temporal.Instant.compare(contact, disclose)).toBeLessThanOrEqual(0);
          for (const { name, endsAt } of clocks)
            expect(Temporal.Instant.compare(endsAt, unwished[name])).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
