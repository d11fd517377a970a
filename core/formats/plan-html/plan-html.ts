// A plan as one HTML file that prints well: no scripts, nothing fetched, outside text escaped.
import { escapeHtml as h, pageHead } from '#core/formats/bases/html.ts';
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
import { actionArticle } from '#core/formats/plan-html/action-article.ts';
import { actionTable } from '#core/formats/plan-html/action-table.ts';
import { dueChart } from '#core/formats/plan-html/due-chart.ts';
import { riskChart } from '#core/formats/plan-html/risk-chart.ts';
import { style } from '#core/formats/plan-html/style.ts';
import { paragraph, withCode } from '#core/formats/plan-html/text.ts';
import type { Plan } from '#core/plans/plan.ts';

/** `preparedBy`: who made it for the organization, where that was somebody else. */
export function renderPlan(plan: Plan, preparedBy?: string): string {
  return `${pageHead(titleOf(plan), style)}
<body>
<a class="skip" href="#actions">Skip to this week's actions</a>
<header>
${head(plan)}
${preparedBy === undefined ? '' : paragraph(`Prepared by ${preparedBy}.`)}</header>
<main>
${sections(plan)}
</main>
<footer>${foot(plan)}</footer>
</body>
</html>
`;
}

/** The same report as a part of a page that has landmarks and a skip link of its own, and `style` among its styles. */
export function renderWithin(plan: Plan): string {
  return `<div class="report-head">
${head(plan)}
</div>
${sections(plan)}
<div class="report-foot">${foot(plan)}</div>
`;
}

export function titleOf(plan: Plan): string {
  return `This week: ${plural(plan.actions.length, 'action')}, ${percent(plan.summary.riskRemoved)} ${ofRisk(plan)}`;
}

function head(plan: Plan): string {
  return `<h1>${h(titleOf(plan))}</h1>
${hoursBar(plan)}
${paragraph(plan.summary.text)}
${plan.boundBy === undefined ? '' : paragraph(`Bound by ${plan.boundBy}: what it makes due comes first.`)}
<p class="basis">${h(basis(plan))}<br>${h(ages(plan))}</p>
${oldKnowledge(plan)}`;
}

function sections(plan: Plan): string {
  return `<section id="actions" aria-labelledby="actions-title">
<h2 id="actions-title">Do this week</h2>
${thisWeek(plan)}
</section>
${cannotMeet(plan)}
${changes(plan)}
${steps(plan)}
${questions(plan)}
${later(plan)}
<div class="charts">${riskChart(plan)}
${dueChart(plan)}</div>
${inPlace(plan)}
${counted('Assumed', 'assumed', plan.assumptions)}
${paragraph(plan.certificate.text)}
${counted('What this plan cannot see', 'unseen', plan.cannotSee)}
${plan.wouldHelp === undefined ? '' : `<p>What would help most: ${withCode(plan.wouldHelp)}.</p>`}`;
}

function foot(plan: Plan): string {
  return `<p>Made by Breakwater as of ${h(plan.asOf)} from feed ${h(plan.feed.id.slice(0, 16))}. Every reason names its source in short; <code>breakwater plan … --explain ID</code> has it whole. This page names what you run and what is open on it: keep it where you keep such things.</p>`;
}

function oldKnowledge(plan: Plan): string {
  const warnings = ageWarnings(plan);
  if (warnings.length === 0) return '';
  return `<p class="old">${warnings.map(withCode).join('<br>')}</p>`;
}

function thisWeek(plan: Plan): string {
  if (plan.actions.length === 0) return paragraph(noAction(plan));
  const rows = plan.actions.map((action) => ({ lead: String(action.rank), action, linked: true }));
  const passed = plan.actions.some((action) => dueBriefly(action, plan.asOf) === 'now');
  const note = passed ? '<p class="note">now: its recommended day has passed.</p>' : '';
  return `${actionTable(rows, '<abbr title="Rank">#</abbr>', plan.asOf)}${note}`;
}

function steps(plan: Plan): string {
  if (plan.actions.length === 0) return '';
  const told = tellings(plan.actions);
  const articles = plan.actions.map((action) => actionArticle(action, told.get(action.id) ?? [], plan));
  return `<section aria-labelledby="steps"><h2 id="steps">Step by step</h2>
${articles.join('\n')}
</section>`;
}

function hoursBar(plan: Plan): string {
  const used = plan.capacityHours <= 0 ? 0 : Math.min(100, (100 * plan.usedHours) / plan.capacityHours);
  const held = plan.capacityHours <= 0 ? 0 : Math.min(100 - used, (100 * plan.heldBackHours) / plan.capacityHours);
  const back = plan.heldBackHours > 0 ? `, ${hours(plan.heldBackHours)} held back for what arrives` : '';
  return `<p class="hours">${hours(plan.usedHours)} of ${hours(plan.capacityHours)} used${back}.</p>
<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="free" width="100" height="4"/><rect class="used" width="${used.toFixed(1)}" height="4"/><rect class="held" x="${used.toFixed(1)}" width="${held.toFixed(1)}" height="4"/></svg>`;
}

function changes(plan: Plan): string {
  const told = changesTold(plan);
  if (told === undefined) return '';
  const items = told.rows.map(({ label, names }) => `<li>${names.length} ${label}: ${h(names.join(', '))}</li>`);
  return `<section aria-labelledby="changes"><h2 id="changes">Since ${h(told.since)}</h2>${items.length === 0 ? '<p>Nothing changed.</p>' : `<ul>${items.join('')}</ul>`}</section>`;
}

function cannotMeet(plan: Plan): string {
  if (plan.cannotMeet.length === 0) return '';
  const items = plan.cannotMeet.map(
    (one) => `<li><strong>${h(one.title)}</strong>: ${h(lateness(one, plan.asOf))} ${h(one.why)}</li>`,
  );
  return `<section class="late" aria-labelledby="late"><h2 id="late">Can not be met</h2><ul>${items.join('')}</ul></section>`;
}

function questions(plan: Plan): string {
  if (plan.questions.length === 0) return '';
  const items = plan.questions.map(
    ({ text, answers, effect, id }) =>
      `<li>${h(text)} <em>${h(answers.join(' / '))}</em> ${h(effect)} <span class="id">id ${h(id)}</span></li>`,
  );
  return `<section aria-labelledby="questions"><h2 id="questions">Questions whose answers would change this plan</h2><p class="note">To answer: <code>breakwater action ID answer --because ANSWER</code></p><ol>${items.join('')}</ol></section>`;
}

function later(plan: Plan): string {
  if (plan.later.length === 0) return '';
  const rows = plan.later.map((action) => ({ lead: weekText(action.week), action, linked: false }));
  return `<section class="later" aria-labelledby="later"><h2 id="later">Later</h2><p>${hours(plan.summary.backlogHours)} in all; ${h(backlogEnd(plan))}.</p>
${actionTable(rows, 'Week', plan.asOf)}</section>`;
}

function inPlace(plan: Plan): string {
  if (plan.inPlace.length === 0) return '';
  const items = plan.inPlace.map(
    (one) =>
      `<li><strong>${h(one.title)}</strong>: ${h(inPlaceTold(one))} <span class="id">id ${h(one.action)}</span></li>`,
  );
  return `<section aria-labelledby="in-place"><h2 id="in-place">In place, by your word</h2><ul>${items.join('')}</ul><p class="note">${withCode(inPlaceNote)}</p></section>`;
}

function counted(title: string, id: string, lines: Plan['cannotSee']): string {
  if (lines.length === 0) return '';
  const items = lines.map((one) => `<li><strong>${one.count}</strong> ${h(one.text)}${named(namesTold(one))}</li>`);
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${items.join('')}</ul></section>`;
}

function named(names: readonly string[]): string {
  return names.length === 0 ? '' : `<ul>${names.map((name) => `<li>${h(name)}</li>`).join('')}</ul>`;
}
