// A plan as text for a terminal: at most `columns` wide, outside text made printable.
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import {
  assetCount,
  backlogEnd,
  basis,
  due,
  estimate,
  hours,
  needsOf,
  noAction,
  percent,
  plural,
  tellings,
  weekText,
} from '#core/formats/bases/plan-words.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

/** How the text is laid out; `colour` uses bold and dim alone, which every terminal has. */
export interface Layout {
  readonly columns: number;
  readonly colour: boolean;
}

const columnsMax = 100;
const columnsMin = 40;
/** Later actions are named, not told. */
const laterLinesMax = 12;
/** Assets named in a title line before the rest is counted. */
const assetsNamedMax = 4;

export function renderPlan(plan: Plan, layout: Layout): string {
  const width = Math.min(columnsMax, Math.max(columnsMin, layout.columns));
  const bold = (text: string): string => (layout.colour ? `\u001b[1m${text}\u001b[22m` : text);
  const parts = [
    heading(plan, width, bold),
    changes(plan, width, bold),
    ...plan.actions.map((action) => actionText(action, plan, width, bold)),
    nothing(plan, width),
    cannotMeet(plan, width, bold),
    questions(plan, width, bold),
    later(plan, width, bold),
    counted('Assumed', plan.assumptions, width, bold),
    certificate(plan, width),
    counted('What this plan cannot see', plan.cannotSee, width, bold),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

type Emphasis = (text: string) => string;

function heading(plan: Plan, width: number, bold: Emphasis): string {
  const count = plan.actions.length;
  const title = `This week: ${plural(count, 'action')}, ${percent(plan.summary.riskRemoved)} of your risk`;
  const lines = [bold(wrap(title, width)), wrap(printable(basis(plan)), width), hoursBar(plan, width)];
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

function changes(plan: Plan, width: number, bold: Emphasis): string {
  const seen = plan.changes;
  if (seen === undefined) return '';
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['closed', seen.closed],
    ['answered as not affecting you', seen.answered],
    ['seen before, and neither met nor seen to be gone now', seen.notSeenAgain],
    ['new', seen.arrived],
    ['newly exploited', seen.newlyExploited],
    ['overdue', seen.overdue],
    ['said, not seen', seen.saidNotSeen],
  ];
  const told = rows.filter(([, list]) => list.length > 0);
  const title = bold(`Since ${seen.since}`);
  if (told.length === 0) return `${title}  nothing changed`;
  const lines = told.map(([label, list]) => {
    const shown = list.slice(0, 6).map(printable).join(', ');
    const rest = list.length > 6 ? ` and ${list.length - 6} more` : '';
    return wrap(`${list.length} ${label}: ${shown}${rest}`, width, '  ');
  });
  return [title, ...lines].join('\n');
}

function actionText(action: Action, plan: Plan, width: number, bold: Emphasis): string {
  const number = `${String(action.rank).padStart(2)}  `;
  const facts = [due(action, plan.asOf), estimate(action), `${percent(action.riskRemoved)} of your risk`];
  if (action.state !== 'proposed' && action.state !== 'planned') facts.unshift(action.state);
  const lines = [
    bold(wrap(printable(action.title), width, number)),
    wrap(facts.join(' · '), width, '    '),
    wrap(`${assetsText(action)} · id ${action.id}`, width, '    '),
  ];
  if (action.needs.length > 0) lines.push(wrap(`after ${needsOf(action, plan)}`, width, '    '));
  const rule = printable(action.rule);
  if (rule !== '') lines.push(wrap(rule, width, `    ${'By'.padEnd(15)}`));
  for (const { label, said } of tellings(action)) {
    said.forEach(({ text, source }, index) => {
      const lead = `    ${(index === 0 ? label : '').padEnd(15)}`;
      lines.push(wrap(source === '' ? printable(text) : `${printable(text)} (${printable(source)})`, width, lead));
    });
  }
  return lines.join('\n');
}

function assetsText(action: Action): string {
  const names = action.assets
    .slice(0, assetsNamedMax)
    .map(({ name, count }) => (count > 1 ? `${name} ×${count}` : name));
  const rest = action.assets.length - names.length;
  return `on ${printable(names.join(', '))}${rest > 0 ? ` and ${rest} more` : ''} (${plural(assetCount(action), 'asset')})`;
}

function nothing(plan: Plan, width: number): string {
  if (plan.actions.length > 0) return '';
  return wrap(noAction(plan), width);
}

function cannotMeet(plan: Plan, width: number, bold: Emphasis): string {
  if (plan.cannotMeet.length === 0) return '';
  const lines = plan.cannotMeet.map((one) => {
    const late = one.daysLate === undefined ? 'not in sight' : `${plural(one.daysLate, 'day')} late`;
    return wrap(
      `${printable(one.title)}: due ${one.dueOn}, ${late}${one.hoursShort > 0 ? `, ${hours(one.hoursShort)} short` : ''}. ${printable(one.why)}`,
      width,
      '  ! ',
    );
  });
  return [bold('CAN NOT BE MET'), ...lines].join('\n');
}

function questions(plan: Plan, width: number, bold: Emphasis): string {
  if (plan.questions.length === 0) return '';
  const lines = plan.questions.map((question, index) => {
    const answers = question.answers.length > 0 ? ` [${question.answers.map(printable).join(' / ')}]` : '';
    return wrap(
      `${printable(question.text)}${answers} ${printable(question.effect)} (id ${question.id})`,
      width,
      `  ${index + 1} `,
    );
  });
  return [bold(wrap('Questions whose answers would change this plan', width)), ...lines].join('\n');
}

function later(plan: Plan, width: number, bold: Emphasis): string {
  if (plan.later.length === 0) return '';
  const shown = plan.later.slice(0, laterLinesMax).map((action) => {
    const lead = `  week ${weekText(action.week)}`.padEnd(11);
    const facts = [due(action, plan.asOf), estimate(action)].join(' · ');
    return `${wrap(printable(action.title), width, lead)}\n${wrap(facts, width, ' '.repeat(lead.length))}`;
  });
  const rest = plan.later.length - shown.length;
  if (rest > 0) shown.push(wrap(`and ${plural(rest, 'more action')}; --format json lists all`, width, '  '));
  return [
    bold('Later'),
    ...shown,
    wrap(`${hours(plan.summary.backlogHours)} in all; ${backlogEnd(plan)}.`, width, '  '),
  ].join('\n');
}

// oxlint-disable-next-line max-params -- a title, its lines, and how to lay them out
function counted(title: string, lines: Plan['cannotSee'], width: number, bold: Emphasis): string {
  if (lines.length === 0) return '';
  const sizes = lines.map(({ count }) => String(count).length);
  const digits = Math.max(...sizes);
  const told = lines.map(({ text, count }) => wrap(printable(text), width, `  ${String(count).padStart(digits)} `));
  return [bold(wrap(title, width)), ...told].join('\n');
}

function certificate(plan: Plan, width: number): string {
  return plan.certificate.text === '' ? '' : wrap(printable(plan.certificate.text), width);
}
