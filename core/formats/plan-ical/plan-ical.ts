// The due dates of a plan as an iCalendar file (RFC 5545): one all-day event for each action that has one.
import { addDays, type Day } from '#core/kernel/days.ts';
import { due, estimate } from '#core/formats/bases/plan-words.ts';
import { printable } from '#core/formats/bases/printable.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

/** RFC 5545 §3.1: lines longer than 75 octets are folded. */
const lineOctetsMax = 75;

export function renderPlan(plan: Plan): string {
  const dated = [...plan.actions, ...plan.later].filter((action) => action.dueOn !== undefined);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Breakwater//plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText('Breakwater: due dates')}`,
    ...dated.flatMap((action) => event(action, plan.asOf)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function event(action: Action, asOf: Day): readonly string[] {
  const day = action.dueOn ?? asOf;
  const told = [
    `${due(action, asOf)}; ${estimate(action)}`,
    `Where: ${action.assets.map(({ name }) => name).join(', ')}`,
    ...action.how.map(({ text }) => `How: ${text}`),
    `Rule: ${action.rule}`,
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${action.id}@plan.breakwater`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escapeText(action.title)}`,
    `DESCRIPTION:${told.map(escapeText).join('\\n')}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

/** RFC 5545 §3.3.11. */
function escapeText(text: string): string {
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
