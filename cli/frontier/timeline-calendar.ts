// A developer's planned releases as a calendar, and beside them when access opens and closes.
import { calendar, escapeText } from '#core/formats/bases/ical.ts';
import type { TimelineEntry } from '#core/frontier/framework/timeline.ts';
import type { Day } from '#core/kernel/days.ts';
import { shortHash } from '#core/kernel/short-hash.ts';

/**
 * One event for each entry, at its instant (RFC 5545 §3.3.5, form 2: UTC, so that no calendar's own list of zones counts).
 * An event keeps its identity when its date moves.
 */
export function timelineCalendar(model: string, entries: readonly TimelineEntry[], asOf: Day): string {
  const stamp = `${asOf.replaceAll('-', '')}T000000Z`;
  return calendar(
    { product: 'frontier timeline', name: `${model}: planned releases` },
    entries.flatMap((entry) => event(model, entry, stamp)),
  );
}

function event(model: string, entry: TimelineEntry, stamp: string): readonly string[] {
  const local = entry.at.toZonedDateTimeISO(entry.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return [
    'BEGIN:VEVENT',
    `UID:${shortHash(model)}-${entry.what}@frontier.breakwater`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${compact(entry.at)}`,
    `SUMMARY:${escapeText(`${model}: ${summary(entry)}`)}`,
    `DESCRIPTION:${escapeText(`${local.replace('T', ' ')} in ${entry.zone}. ${beside(entry)}`)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function summary(entry: TimelineEntry): string {
  if (entry.lane === 'developer') return `${entry.done ? 'released' : 'planned release'}, ${entry.what}`;
  return entry.what === 'access-opens' ? 'access for the government opens' : 'access for the government closes';
}

function beside({ lane }: TimelineEntry): string {
  return lane === 'developer'
    ? 'The developer’s own step.'
    : 'As the developer offers it; no release waits for it (EO 14409 §3(c)).';
}

function compact(at: Temporal.Instant): string {
  return at.round('second').toString().replaceAll(/[-:]/g, '');
}
