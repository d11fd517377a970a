// The two charts of the report, as plain SVG: a sentence above says what each shows, a table beneath holds its figures.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
import { hours, percent, plural } from '#core/formats/bases/plan-words.ts';
import { daysBetween } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

const width = 640;
const height = 260;
const left = 52;
const right = 16;
const top = 14;
const bottom = 44;
const tableRowsMax = 12;

/** Hours spent against the share of risk that is left. */
export function riskChart(plan: Plan): string {
  const points = plan.curve;
  const last = points.at(-1);
  if (points.length < 2 || last === undefined || last.hours <= 0) return '';
  const x = (value: number): number => left + ((width - left - right) * value) / last.hours;
  const y = (share: number): number => top + (height - top - bottom) * (1 - share);
  const steps = points.map(({ hours: at, riskLeft }) => `${x(at).toFixed(1)},${y(riskLeft).toFixed(1)}`);
  const capacity = Math.min(last.hours, plan.usedHours);
  const atCapacity = [...points].reverse().find(({ hours: at }) => at <= capacity + 1e-9) ?? last;
  const sentence = `With ${hours(plan.usedHours)} of work this week, ${percent(atCapacity.riskLeft)} of the risk is left; after ${hours(last.hours)}, ${percent(last.riskLeft)}.`;
  const marks = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (share) =>
        `<line class="grid" x1="${left}" x2="${width - right}" y1="${y(share)}" y2="${y(share)}"/><text x="${left - 6}" y="${y(share) + 4}" text-anchor="end">${percent(share)}</text>`,
    )
    .join('');
  const ticks = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (part) =>
        `<text x="${x(last.hours * part)}" y="${height - bottom + 18}" text-anchor="middle">${h(hours(last.hours * part))}</text>`,
    )
    .join('');
  const rows = sampled(points).map(
    ({ hours: at, riskLeft }) => `<tr><td>${h(hours(at))}</td><td>${percent(riskLeft)}</td></tr>`,
  );
  return `<section aria-labelledby="risk"><h2 id="risk">Risk against hours</h2><p>${h(sentence)}</p>
<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${h(sentence)}">${marks}${ticks}<rect class="week" x="${left}" y="${top}" width="${(x(capacity) - left).toFixed(1)}" height="${height - top - bottom}"/><polyline class="line" points="${steps.join(' ')}"/><text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">hours of work, in the plan's order; the shaded part is this week</text></svg>
${table(['Hours of work', 'Risk left'], rows)}</section>`;
}

/** Due dates along the calendar, one mark for each action. */
export function dueChart(plan: Plan): string {
  const dated = [...plan.actions, ...plan.later].flatMap((action) =>
    action.dueOn === undefined ? [] : [{ action, days: daysBetween(plan.asOf, action.dueOn), on: action.dueOn }],
  );
  if (dated.length === 0) return '';
  const furthest = Math.max(14, ...dated.map(({ days }) => days));
  const earliest = Math.min(0, ...dated.map(({ days }) => days));
  const x = (days: number): number => left + ((width - left - right) * (days - earliest)) / (furthest - earliest);
  const groups = new Map<number, Action[]>();
  for (const { action, days } of dated) groups.set(days, [...(groups.get(days) ?? []), action]);
  const tallest = Math.max(...[...groups.values()].map((list) => list.length));
  const step = Math.min(16, (height - top - bottom) / tallest);
  const marks = [...groups].flatMap(([days, list]) =>
    list.map((action, index) => {
      const kind =
        action.overdueSince === undefined
          ? action.rank <= plan.actions.length && plan.actions.includes(action)
            ? 'planned'
            : 'waiting'
          : 'passed';
      return `<circle class="${kind}" cx="${x(days).toFixed(1)}" cy="${(height - bottom - step * (index + 0.5)).toFixed(1)}" r="${(step * 0.4).toFixed(1)}"/>`;
    }),
  );
  const passed = dated.filter(({ days }) => days < 0).length;
  const soon = dated.filter(({ days }) => days >= 0 && days <= 7).length;
  const sentence = `${plural(dated.length, 'action has', 'actions have')} a date: ${passed} passed, ${soon} within the next seven days, ${dated.length - passed - soon} after that.`;
  const ticks = [earliest, 0, Math.round(furthest / 2), furthest]
    .filter((days, index, all) => all.indexOf(days) === index)
    .map(
      (days) =>
        `<text x="${x(days)}" y="${height - bottom + 18}" text-anchor="middle">${days === 0 ? 'today' : `${days > 0 ? '+' : ''}${days} d`}</text>`,
    );
  const rows = [...dated]
    .sort((a, b) => a.days - b.days)
    .slice(0, 50)
    .map(({ action, on }) => `<tr><td>${h(on)}</td><td>${h(action.title)}</td></tr>`);
  return `<section aria-labelledby="dates"><h2 id="dates">Due dates</h2><p>${h(sentence)}</p>
<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${h(sentence)}"><line class="axis" x1="${left}" x2="${width - right}" y1="${height - bottom}" y2="${height - bottom}"/><line class="today" x1="${x(0)}" x2="${x(0)}" y1="${top}" y2="${height - bottom}"/>${marks.join('')}${ticks.join('')}<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">days from today; filled: planned this week, hollow: later, red: date passed</text></svg>
${table(['Due on', 'Action'], rows)}</section>`;
}

function sampled(points: Plan['curve']): Plan['curve'] {
  if (points.length <= tableRowsMax) return points;
  const stride = (points.length - 1) / (tableRowsMax - 1);
  return Array.from({ length: tableRowsMax }, (_, index) => points[Math.round(index * stride)]).filter(
    (point) => point !== undefined,
  );
}

function table(heads: readonly string[], rows: readonly string[]): string {
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
