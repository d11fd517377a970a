// How an iCalendar file is written (RFC 5545), whatever its events are of.
import { printable } from '#core/formats/bases/printable.ts';

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
