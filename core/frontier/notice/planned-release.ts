// A planned release as people write it: a day and a time of day, in a zone.
import { zoneOf, type PlannedRelease } from '#core/frontier/notice/window.ts';

/** `2026-07-09T09:00`; with its offset, or `Z`, where that is stated. */
export const releaseTime = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Local to the zone unless it says its offset. A time that summer time leaves out is the one as long after. `undefined`: there
 * is no such day or time of day.
 *
 * @param zone as {@link zoneOf} takes it
 */
export function instantIn(text: string, zone: string): Temporal.Instant | undefined {
  if (!releaseTime.test(text)) return undefined;
  try {
    if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text);
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone).toInstant();
  } catch {
    return undefined;
  }
}

/** `undefined` where there is no such zone, day or time of day. */
export function plannedRelease(text: string, zone: string): PlannedRelease | undefined {
  const known = zoneOf(zone);
  if (!known.ok) return undefined;
  const at = instantIn(text, known.value);
  return at && { at, zone: known.value };
}
