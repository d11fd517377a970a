// A plan as text for a terminal: at most `columns` wide, outside text made printable. What to do stands on top, a line for
// each action; then each in a few lines; then what the plan rests on.
import { tellings } from '#core/formats/bases/plan-tellings.ts';
import {
  ages,
  ageWarnings,
  backlogEnd,
  basis,
  changesTold,
  dueBriefly,
  hours,
  inPlaceNote,
  inPlaceTold,
  lateness,
  namesTold,
  noAction,
  ofRisk,
  percent,
  weekText,
} from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import { actionList } from '#core/formats/plan-terminal/action-list.ts';
import { actionText } from '#core/formats/plan-terminal/action-text.ts';
import { block, pageOf, type Layout, type Page } from '#core/formats/plan-terminal/layout.ts';
import type { Plan } from '#core/plans/plan.ts';

/** Later actions are named, not told. */
const laterLinesMax = 12;
/** At most a screen of this week's actions stands on top; each is told below. */
const listLinesMax = 18;
/** Names told of one kind of change. */
const namesMax = 6;

export function renderPlan(plan: Plan, layout: Layout): string {
  const page = pageOf(layout);
  const told = tellings(plan.actions);
  const parts = [
    heading(plan, page),
    thisWeek(plan, page),
    cannotMeet(plan, page),
    changes(plan, page),
    ...plan.actions.map((action) => actionText(action, told.get(action.id) ?? [], plan, page)),
    questions(plan, page),
    later(plan, page),
    inPlace(plan, page),
    counted('Assumed', plan.assumptions, page),
    plan.certificate.text === '' ? '' : wrap(printable(plan.certificate.text), page.width),
    counted('What this plan cannot see', plan.cannotSee, page),
    plan.wouldHelp === undefined ? '' : wrap(`What would help most: ${printable(plan.wouldHelp)}.`, page.width, '  '),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function heading(plan: Plan, { width, bold }: Page): string {
  const count = plan.actions.length;
  const title = `This week: ${plural(count, 'action')}, ${percent(plan.summary.riskRemoved)} ${ofRisk(plan)}`;
  const lines = [
    bold(wrap(title, width)),
    hoursBar(plan, width),
    wrap(printable(basis(plan)), width),
    wrap(printable(ages(plan)), width),
    ...ageWarnings(plan).map((text) => wrap(printable(text), width, '! ')),
  ];
  if (plan.summary.text !== '') lines.push(wrap(printable(plan.summary.text), width));
  if (plan.boundBy !== undefined)
    lines.push(wrap(`Bound by ${printable(plan.boundBy)}: what it makes due comes first.`, width));
  return lines.join('\n');
}

function hoursBar(plan: Plan, width: number): string {
  const cells = Math.min(40, width - 40);
  const share = plan.capacityHours <= 0 ? 0 : Math.min(1, plan.usedHours / plan.capacityHours);
  const held = plan.capacityHours <= 0 ? 0 : Math.min(1 - share, plan.heldBackHours / plan.capacityHours);
  const used = Math.round(share * cells);
  const kept = Math.min(cells - used, Math.round(held * cells));
  const bar = `[${'#'.repeat(used)}${'~'.repeat(kept)}${'.'.repeat(cells - used - kept)}]`;
  const back = plan.heldBackHours > 0 ? `, ${hours(plan.heldBackHours)} held back (~) for what arrives` : '';
  return wrap(`${bar} ${hours(plan.usedHours)} of ${hours(plan.capacityHours)}${back}`, width);
}

function thisWeek(plan: Plan, page: Page): string {
  const { width, bold } = page;
  if (plan.actions.length === 0) return wrap(noAction(plan), width);
  const shown = plan.actions.slice(0, listLinesMax);
  const lines = actionList(
    shown.map((action) => ({ lead: String(action.rank), action, whole: false })),
    ['', 'do this week'],
    plan.asOf,
    page,
  );
  const [head = '', ...rest] = lines;
  const left = plan.actions.length - shown.length;
  const notes = [
    ...(left > 0 ? [`and ${plural(left, 'more action')}, told below`] : []),
    ...(shown.some((action) => dueBriefly(action, plan.asOf) === 'now') ? ['now: its recommended day has passed'] : []),
    'all of an action: --explain with its id',
  ];
  return [bold(head), ...rest, wrap(notes.join(' · '), width, '    ')].join('\n');
}

function changes(plan: Plan, page: Page): string {
  const told = changesTold(plan);
  if (told === undefined) return '';
  const lines = told.rows.map(({ label, names }) => {
    const shown = names.slice(0, namesMax).map(printable).join(', ');
    const rest = names.length > namesMax ? ` and ${names.length - namesMax} more` : '';
    return wrap(`${names.length} ${label}: ${shown}${rest}`, page.width, '  ');
  });
  return block(`Since ${told.since}`, lines.length === 0 ? ['  nothing changed'] : lines, page);
}

function cannotMeet(plan: Plan, page: Page): string {
  const lines = plan.cannotMeet.map((one) =>
    wrap(printable(`${one.title}: ${lateness(one, plan.asOf)} ${one.why}`), page.width, '  ! '),
  );
  return block('CAN NOT BE MET', lines, page);
}

function questions(plan: Plan, page: Page): string {
  const lines = plan.questions.map(({ text, answers, effect, id }, index) => {
    const choice = answers.length > 0 ? ` [${answers.join(' / ')}]` : '';
    return wrap(printable(`${text}${choice} ${effect} (id ${id})`), page.width, `  ${index + 1} `);
  });
  if (lines.length > 0) lines.push(wrap('To answer: breakwater action ID answer --because ANSWER', page.width, '  '));
  return block('Questions whose answers would change this plan', lines, page);
}

function later(plan: Plan, page: Page): string {
  if (plan.later.length === 0) return '';
  const shown = plan.later.slice(0, laterLinesMax);
  const lines = actionList(
    shown.map((action) => ({ lead: weekText(action.week), action, whole: true })),
    ['week', 'do'],
    plan.asOf,
    page,
  );
  const rest = plan.later.length - shown.length;
  const more = rest > 0 ? `and ${plural(rest, 'more action')} (--format csv lists all); ` : '';
  const end = `${more}${hours(plan.summary.backlogHours)} in all; ${backlogEnd(plan)}.`;
  return block('Later', [...lines, wrap(end, page.width, '  ')], page);
}

function inPlace(plan: Plan, page: Page): string {
  if (plan.inPlace.length === 0) return '';
  const lines = plan.inPlace.map((one) =>
    wrap(printable(`${one.title}: ${inPlaceTold(one)} (id ${one.action})`), page.width, '  '),
  );
  return block('In place, by your word', [...lines, wrap(inPlaceNote, page.width, '  ')], page);
}

function counted(title: string, told: Plan['cannotSee'], page: Page): string {
  const digits = Math.max(...told.map(({ count }) => String(count).length));
  const lines = told.flatMap((one) => [
    wrap(printable(one.text), page.width, `  ${String(one.count).padStart(digits)} `),
    ...namesTold(one).map((name) => wrap(printable(name), page.width, `${' '.repeat(digits + 3)}- `)),
  ]);
  return block(title, lines, page);
}
