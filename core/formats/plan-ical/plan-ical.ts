// A plan as an iCalendar file (RFC 5545): one all-day event for each action that has a day or is for this week. It stands
// in the week in which its turn comes, on the action's own day where that lies there; else its text names that day.
import { addDays, type Day } from '#core/kernel/days.ts';
import { due, estimate, needsOf, plannedOn } from '#core/formats/bases/plan-words.ts';
import { printable } from '#core/formats/bases/printable.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

/** RFC 5545 §3.1: lines longer than 75 octets are folded. */
const lineOctetsMax = 75;

export function renderPlan(plan: Plan): string {
  const events = [
    ...plan.actions.map((action) => ({ action, on: plannedOn(action, 0, plan.asOf) })),
    // What is not in sight has no week: it stands on the day of the plan, so that it is not lost.
    ...plan.later.flatMap((action) =>
      action.dueOn === undefined ? [] : [{ action, on: plannedOn(action, action.week, plan.asOf) }],
    ),
  ];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Breakwater//plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText('Breakwater: what to do when')}`,
    ...events.flatMap(({ action, on }) => event(action, on ?? plan.asOf, plan)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function event(action: Action, day: Day, plan: Plan): readonly string[] {
  const { asOf } = plan;
  const late = action.overdueSince === undefined ? '' : 'Overdue: ';
  const told = [
    `${due(action, asOf)}; ${estimate(action)}`,
    ...(action.dueOn === undefined || action.dueOn === day
      ? []
      : [
          `Its own day is ${action.dueOn}${action.dueOn < asOf ? ', which has passed' : ''}; it stands in the week that it is planned for.`,
        ]),
    ...(action.needs.length === 0 ? [] : [`After: ${needsOf(action, plan)}`]),
    `Where: ${action.assets.map(({ name }) => name).join(', ')}`,
    ...action.how.map(({ text, url }) => `How: ${text}${url === undefined ? '' : ` ${url}`}`),
    ...(action.rule === '' ? [] : [`Rule: ${action.rule}`]),
    `All of it: --explain ${action.id}`,
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${action.id}@plan.breakwater`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escapeText(`${late}${action.title}`)}`,
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
