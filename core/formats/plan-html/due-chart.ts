// Due dates along the calendar as plain SVG, one mark for each action; dates that have passed stand in one column.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
import { plural } from '#core/kernel/counted.ts';
import { figures, frame } from '#core/formats/plan-html/frame.ts';
import { daysBetween, type Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

const { width, height, left, right, top, bottom } = frame;
/** The calendar shows at least this many days, so that a single date does not stretch over the page. */
const daysShownMin = 14;
/** Where the column of passed dates stands, left of today. */
const passedX = left - 24;
const rowsMax = 50;

interface Dated {
  readonly action: Action;
  readonly days: number;
  readonly on: Day;
}

export function dueChart(plan: Plan): string {
  const dated = [...plan.actions, ...plan.later].flatMap((action): readonly Dated[] =>
    action.dueOn === undefined ? [] : [{ action, days: daysBetween(plan.asOf, action.dueOn), on: action.dueOn }],
  );
  if (dated.length === 0) return '';
  const furthest = Math.max(daysShownMin, ...dated.map(({ days }) => days));
  const sentence = sentenceOf(dated, plan.boundBy !== undefined);
  const rows = [...dated]
    .sort((a, b) => a.days - b.days)
    .slice(0, rowsMax)
    .map(({ action, on }) => `<tr><td>${h(on)}</td><td>${h(action.title)}</td></tr>`);
  if (dated.length > rowsMax) rows.push(`<tr><td></td><td>and ${dated.length - rowsMax} more</td></tr>`);
  return `<section aria-labelledby="dates"><h2 id="dates">Due dates</h2><p>${h(sentence)} Filled: this week; hollow: later.</p>
<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${h(sentence)}"><line class="axis" x1="${left}" x2="${width - right}" y1="${height - bottom}" y2="${height - bottom}"/><line class="today" x1="${left}" x2="${left}" y1="${top}" y2="${height - bottom}"/>${marks(dated, furthest, new Set(plan.actions))}${ticks(furthest, dated)}<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">days from the day of the plan</text></svg>
${figures('The days as a table', ['Due on', 'Action'], rows)}</section>`;
}

/** Only a directive that binds makes a passed date late. */
function sentenceOf(dated: readonly Dated[], isBound: boolean): string {
  const passed = dated.filter(({ days }) => days < 0).length;
  const soon = dated.filter(({ days }) => days >= 0 && days <= 7).length;
  const what = isBound ? `${passed} overdue` : `${passed} recommended for a day that has passed`;
  return `${plural(dated.length, 'action has', 'actions have')} a date: ${what}, ${soon} within seven days, ${dated.length - passed - soon} after that.`;
}

function place(days: number, furthest: number): number {
  return days < 0 ? passedX : left + ((width - left - right) * days) / furthest;
}

function marks(dated: readonly Dated[], furthest: number, planned: ReadonlySet<Action>): string {
  const columns = new Map<number, Action[]>();
  for (const { action, days } of dated) {
    const at = place(days, furthest);
    columns.set(at, [...(columns.get(at) ?? []), action]);
  }
  const tallest = Math.max(...[...columns.values()].map((list) => list.length));
  const step = Math.min(16, (height - top - bottom) / tallest);
  return [...columns]
    .flatMap(([at, list]) =>
      list.map((action, index) => {
        const kind = planned.has(action) ? 'planned' : 'waiting';
        const y = height - bottom - step * (index + 0.5);
        return `<circle class="${kind}" cx="${at.toFixed(1)}" cy="${y.toFixed(1)}" r="${(step * 0.38).toFixed(1)}"/>`;
      }),
    )
    .join('');
}

function ticks(furthest: number, dated: readonly Dated[]): string {
  const days = [0, Math.round(furthest / 2), furthest];
  const labels = days.map((day) => ({ at: place(day, furthest), text: day === 0 ? 'today' : `+${day} d` }));
  if (dated.some((one) => one.days < 0)) labels.push({ at: 0, text: 'passed' });
  return labels
    .map(({ at, text }) => {
      const anchor = at <= left ? 'start' : at > width - 40 ? 'end' : 'middle';
      return `<text x="${at.toFixed(1)}" y="${height - bottom + 18}" text-anchor="${anchor}">${text}</text>`;
    })
    .join('');
}
