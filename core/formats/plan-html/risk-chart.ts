// Hours against risk as plain SVG: a sentence above says what it shows, a table beneath holds its figures.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
import { hours, percent } from '#core/formats/bases/plan-words.ts';
import { figures, frame } from '#core/formats/plan-html/frame.ts';
import type { Plan } from '#core/plans/plan.ts';

const { width, height, left, right, top, bottom } = frame;
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
${figures('The figures as a table', ['Hours of work', 'Risk left'], rows)}</section>`;
}

function sampled(points: Plan['curve']): Plan['curve'] {
  if (points.length <= tableRowsMax) return points;
  const stride = (points.length - 1) / (tableRowsMax - 1);
  return Array.from({ length: tableRowsMax }, (_, index) => points[Math.round(index * stride)]).filter(
    (point) => point !== undefined,
  );
}
