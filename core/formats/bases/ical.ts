// How an iCalendar file is written (RFC 5545), whatever its events are of.
import { printable } from '#core/formats/bases/printable.ts';
import type { Day } from '#core/kernel/days.ts';

/** RFC 5545 §3.1: lines longer than 75 octets are folded. */
const lineOctetsMax = 75;

/**
 * A calendar of events.
 *
 * @param lines of all events, not folded yet, each from BEGIN:VEVENT to END:VEVENT; texts in them went through
 *   {@link escapeText}
 */
export function calendar(
  { product, name }: { readonly product: string; readonly name: string },
  lines: readonly string[],
): string {
  const whole = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Breakwater//${product}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...lines,
    'END:VCALENDAR',
  ];
  return whole.map((line) => `${fold(line)}\r\n`).join('');
}

/** Something at an instant, or from one to another, that takes nobody's time. */
export interface TimedEvent {
  /** Keeps its identity when its date moves: unique among all calendars there are. */
  readonly uid: string;
  readonly at: Temporal.Instant;
  readonly until?: Temporal.Instant | undefined;
  readonly summary: string;
  readonly description: string;
}

/** A calendar of events at instants: in UTC (RFC 5545 §3.3.5, form 2), so that no calendar's own list of zones counts. */
export function timedCalendar(
  head: { readonly product: string; readonly name: string },
  events: readonly TimedEvent[],
  asOf: Day,
): string {
  const stamp = `${asOf.replaceAll('-', '')}T000000Z`;
  return calendar(
    head,
    events.flatMap(({ uid, at, until, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${compact(at)}`,
      ...(until === undefined ? [] : [`DTEND:${compact(until)}`]),
      `SUMMARY:${escapeText(summary)}`,
      `DESCRIPTION:${escapeText(description)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
  );
}

function compact(at: Temporal.Instant): string {
  return at.round('second').toString().replaceAll(/[-:]/g, '');
}

/** RFC 5545 §3.3.11. */
export function escapeText(text: string): string {
  return printable(text).replace(/[\\;,]/g, '\\$&');
}

function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > lineOctetsMax) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
