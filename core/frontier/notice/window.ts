// The one calendar clock of the framework: for how long the government may have access before a release to other trusted
// partners. EO 14409 §3(b)(ii): "for a period of up to 30 days before they plan to release such models to other trusted
// partners". Days are calendar days in a stated zone; the release is never moved by any of it.
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

/** EO 14409 §3(b)(ii). */
export const windowDaysMost = 30;

export interface AccessWindow {
  readonly opensAt: Temporal.Instant;
  /** The planned release to trusted partners, or 30 calendar days after the opening, whichever is earlier. */
  readonly closesAt: Temporal.Instant;
  /** The zone in which its days are counted. */
  readonly zone: string;
}

/** A planned release, as its developer tells it: an instant, and the zone in which the developer counts days. */
export interface PlannedRelease {
  readonly at: Temporal.Instant;
  readonly zone: string;
}

/** A zone as the IANA database names it, or UTC. Offsets are none: they know no summer time. */
export function zoneOf(text: string): Decision<string, 'window.zone_unknown'> {
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    if (!/^[+-]/.test(timeZoneId)) return accept(timeZoneId);
  } catch {
    // Told below.
  }
  return refuse('window.zone_unknown', `"${text}" names no time zone, such as America/New_York`);
}

/**
 * Backward from a release: the window of so many calendar days that ends with it.
 *
 * @param days 0 to 30; the developer may give fewer than 30, or none
 */
export function windowBefore({ at, zone }: PlannedRelease, days: number): AccessWindow {
  assert(Number.isInteger(days) && days >= 0 && days <= windowDaysMost, 'a window is of 0 to 30 days');
  return { opensAt: daysFrom(at, -days, zone), closesAt: at, zone };
}

/**
 * Forward from the day on which a developer can give access: it ends with the release, and never lasts over 30 calendar
 * days. `undefined` where the release comes first.
 */
export function windowFrom(opensAt: Temporal.Instant, release: PlannedRelease): AccessWindow | undefined {
  if (Temporal.Instant.compare(opensAt, release.at) >= 0) return undefined;
  const last = daysFrom(opensAt, windowDaysMost, release.zone);
  return { opensAt, closesAt: earlierOf(last, release.at), zone: release.zone };
}

/**
 * Planned again when the release moves. What was opened stays opened and keeps its 30 days; what was not opened yet is laid
 * before the new date, but not into the past. `undefined` where no time is left: the release goes on all the same.
 */
export function replanned(
  window: AccessWindow,
  release: PlannedRelease,
  now: Temporal.Instant,
): AccessWindow | undefined {
  const isOpen = Temporal.Instant.compare(window.opensAt, now) <= 0;
  if (isOpen) return windowFrom(window.opensAt, release);
  const days = Math.min(windowDaysMost, calendarDays(window));
  const before = windowBefore(release, days);
  return windowFrom(laterOf(before.opensAt, now), release);
}

export function isOpen({ opensAt, closesAt }: AccessWindow, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(opensAt, at) <= 0 && Temporal.Instant.compare(at, closesAt) < 0;
}

/** Whole calendar days from opening to close, a started one counted: 30 at the most. */
export function calendarDays({ opensAt, closesAt, zone }: AccessWindow): number {
  const from = opensAt.toZonedDateTimeISO(zone);
  const to = closesAt.toZonedDateTimeISO(zone);
  const { days } = from.until(to, { largestUnit: 'days' });
  return Temporal.ZonedDateTime.compare(from.add({ days }), to) < 0 ? days + 1 : days;
}

/** The same time of day so many days on; where summer time leaves that out or has it twice, the later or the earlier. */
function daysFrom(at: Temporal.Instant, days: number, zone: string): Temporal.Instant {
  return at.toZonedDateTimeISO(zone).add({ days }).toInstant();
}

function earlierOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

function laterOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}
