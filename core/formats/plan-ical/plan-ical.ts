// A plan as an iCalendar file (RFC 5545): one all-day event for each action that has a day or is for this week. It stands
// in the week in which its turn comes, on the action's own day where that lies there; else its text names that day.
import { addDays, type Day } from '#core/kernel/days.ts';
import { calendar, escapeText } from '#core/formats/bases/ical.ts';
import { due, estimate, needsOf, plannedOn } from '#core/formats/bases/plan-words.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

export function renderPlan(plan: Plan): string {
  const events = [
    ...plan.actions.map((action) => ({ action, on: plannedOn(action, 0, plan.asOf) })),
    // What is not in sight has no week: it stands on the day of the plan, so that it is not lost.
    ...plan.later.flatMap((action) =>
      action.dueOn === undefined ? [] : [{ action, on: plannedOn(action, action.week, plan.asOf) }],
    ),
  ];
  return calendar(
    { product: 'plan', name: 'Breakwater: what to do when' },
    events.flatMap(({ action, on }) => event(action, on ?? plan.asOf, plan)),
  );
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
