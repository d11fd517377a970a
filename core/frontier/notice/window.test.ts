import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarDays,
  isOpen,
  replanned,
  windowBefore,
  windowDaysMost,
  windowFrom,
  zoneOf,
  type PlannedRelease,
} from '#core/frontier/notice/window.ts';

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kolkata'];

function release(local: string, zone: string): PlannedRelease {
  return { at: Temporal.ZonedDateTime.from(`${local}[${zone}]`).toInstant(), zone };
}

function local(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString();
}

const anyZone = fc.constantFrom(...zones);
const anyInstant = fc
  .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2032-01-01') })
  .map((at) => Temporal.Instant.fromEpochMilliseconds(at));
const anyRelease = fc.record({ at: anyInstant, zone: anyZone });

describe('an access window', () => {
  test.for([
    // Summer time begins on 8 March 2026 in New York, and ends on 1 November: the days stay days.
    ['2026-03-20T09:00', 'America/New_York', 30, '2026-02-18T09:00:00', 719],
    ['2026-11-10T09:00', 'America/New_York', 30, '2026-10-11T09:00:00', 721],
    ['2026-07-09T00:00', 'Europe/Berlin', 13, '2026-06-26T00:00:00', 312],
    // The time of day that summer time left out: half past two becomes half past three, and the window no longer.
    ['2026-04-07T02:30', 'America/New_York', 30, '2026-03-08T03:30:00', 719],
    ['2026-07-09T12:00', 'UTC', 0, '2026-07-09T12:00:00', 0],
  ] as const)('before %s in %s of %d days opens at %s', ([at, zone, days, opens, hours]) => {
    const window = windowBefore(release(at, zone), days);
    expect(local(window.opensAt, zone)).toBe(opens);
    expect(window.opensAt.until(window.closesAt).total('hours')).toBe(hours);
  });

  test('is never longer than 30 calendar days, solved forward, backward or planned again', () => {
    fc.assert(
      fc.property(anyRelease, anyRelease, anyInstant, fc.integer({ min: 0, max: 30 }), (first, second, now, days) => {
        const before = windowBefore(first, days);
        for (const window of [before, windowFrom(now, first), replanned(before, second, now)]) {
          if (window === undefined) continue;
          const last = window.opensAt.toZonedDateTimeISO(window.zone).add({ days: windowDaysMost }).toInstant();
          expect(Temporal.Instant.compare(window.closesAt, last)).toBeLessThanOrEqual(0);
          expect(Temporal.Instant.compare(window.opensAt, window.closesAt)).toBeLessThanOrEqual(0);
          expect(calendarDays(window)).toBeLessThanOrEqual(windowDaysMost);
        }
      }),
    );
  });

  test('ends with the release at the latest, wherever that moves', () => {
    fc.assert(
      fc.property(anyRelease, anyRelease, anyInstant, (first, second, now) => {
        const window = replanned(windowBefore(first, 30), second, now);
        if (window === undefined) return;
        expect(Temporal.Instant.compare(window.closesAt, second.at)).toBeLessThanOrEqual(0);
        expect(isOpen(window, second.at)).toBe(false);
      }),
    );
  });

  test('solved backward and then forward is the same', () => {
    fc.assert(
      fc.property(anyRelease, fc.integer({ min: 1, max: 30 }), (planned, days) => {
        const window = windowBefore(planned, days);
        expect(windowFrom(window.opensAt, planned)?.closesAt.toString()).toBe(window.closesAt.toString());
      }),
    );
  });

  const zone = 'UTC';
  const planned = windowBefore(release('2026-07-31T00:00', zone), 30);
  test.for([
    ['2026-06-01T00:00', '2026-08-15T00:00', '2026-07-16T00:00:00', '2026-08-15T00:00:00', 'not opened: moves along'],
    ['2026-07-10T00:00', '2026-08-15T00:00', '2026-07-01T00:00:00', '2026-07-31T00:00:00', 'opened: keeps its 30 days'],
    ['2026-07-10T00:00', '2026-07-20T00:00', '2026-07-01T00:00:00', '2026-07-20T00:00:00', 'opened: ends earlier'],
    ['2026-06-20T00:00', '2026-07-05T00:00', '2026-06-20T00:00:00', '2026-07-05T00:00:00', 'not into the past'],
  ] as const)('moved at %s to %s', ([now, to, opens, closes]) => {
    const window = replanned(planned, release(to, zone), release(now, zone).at);
    expect([window?.opensAt, window?.closesAt].map((at) => at && local(at, zone))).toEqual([opens, closes]);
  });

  test('is none where the release comes first', () => {
    expect(replanned(planned, release('2026-06-01T00:00', zone), release('2026-06-10T00:00', zone).at)).toBeUndefined();
  });

  test('is counted in a zone that is one', () => {
    expect(zoneOf('America/New_York')).toEqual({ ok: true, value: 'America/New_York' });
    expect(zoneOf('+02:00')).toMatchObject({ ok: false, code: 'window.zone_unknown' });
    expect(zoneOf('Mars/Olympus')).toMatchObject({ ok: false, code: 'window.zone_unknown' });
  });
});
