// A plan as one HTML file that prints well: no scripts, nothing fetched, outside text escaped.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
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
import { dueChart } from '#core/formats/plan-html/due-chart.ts';
import { riskChart } from '#core/formats/plan-html/risk-chart.ts';
import { style } from '#core/formats/plan-html/style.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

export function renderPlan(plan: Plan): string {
  const title = `This week: ${plural(plan.actions.length, 'action')}, ${percent(plan.summary.riskRemoved)} of your risk`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${h(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#actions">Skip to this week's actions</a>
<header>
<h1>${h(title)}</h1>
<p class="basis">${h(basis(plan))}</p>
${hoursBar(plan)}
${paragraph(plan.summary.text)}
${plan.boundBy === undefined ? '' : paragraph(`Bound by ${plan.boundBy}: what it makes due comes first.`)}
${changes(plan)}
</header>
<main>
${cannotMeet(plan)}
<section id="actions" aria-labelledby="actions-title">
<h2 id="actions-title">Do this week</h2>
${plan.actions.length === 0 ? paragraph(noAction(plan)) : plan.actions.map((action) => actionArticle(action, plan)).join('\n')}
</section>
${questions(plan)}
${riskChart(plan)}
${dueChart(plan)}
${later(plan)}
${counted('Assumed', 'assumed', plan.assumptions)}
${paragraph(plan.certificate.text)}
${counted('What this plan cannot see', 'unseen', plan.cannotSee)}
</main>
<footer><p>Made by Breakwater as of ${h(plan.asOf)} from feed ${h(plan.feed.id.slice(0, 16))}. Every reason names its source. This page names what you run and what is open on it: keep it where you keep such things.</p></footer>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return text === '' ? '' : `<p>${h(text)}</p>`;
}

function hoursBar(plan: Plan): string {
  const used = plan.capacityHours <= 0 ? 0 : Math.min(100, (100 * plan.usedHours) / plan.capacityHours);
  const held = plan.capacityHours <= 0 ? 0 : Math.min(100 - used, (100 * plan.heldBackHours) / plan.capacityHours);
  const back = plan.heldBackHours > 0 ? `, ${hours(plan.heldBackHours)} held back for what arrives` : '';
  return `<p class="hours">${hours(plan.usedHours)} of ${hours(plan.capacityHours)} used${back}.</p>
<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="free" width="100" height="4"/><rect class="used" width="${used.toFixed(1)}" height="4"/><rect class="held" x="${used.toFixed(1)}" width="${held.toFixed(1)}" height="4"/></svg>`;
}

function changes(plan: Plan): string {
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
  const items = told.map(([label, list]) => `<li>${list.length} ${label}: ${h(list.join(', '))}</li>`).join('');
  return `<section aria-labelledby="changes"><h2 id="changes">Since ${h(seen.since)}</h2>${items === '' ? '<p>Nothing changed.</p>' : `<ul>${items}</ul>`}</section>`;
}

function actionArticle(action: Action, plan: Plan): string {
  const names = action.assets.map(({ name, count }) => (count > 1 ? `${h(name)} ×${count}` : h(name))).join(', ');
  const facts = [due(action, plan.asOf), estimate(action), `${percent(action.riskRemoved)} of your risk`];
  if (action.state !== 'proposed' && action.state !== 'planned') facts.unshift(action.state);
  const rows = tellings(action)
    .filter(({ said }) => said.length > 0)
    .map(({ label, said }) => `<dt>${label}</dt>${said.map((one) => `<dd>${sourced(one)}</dd>`).join('')}`);
  const needs = action.needs.length === 0 ? '' : `<dt>After</dt><dd>${h(needsOf(action, plan))}</dd>`;
  return `<article id="action-${h(action.id)}" aria-labelledby="title-${h(action.id)}">
<h3 id="title-${h(action.id)}"><span class="rank">${action.rank}</span> ${h(action.title)}</h3>
<p class="facts">${h(facts.join(' · '))}</p>
<dl><dt>Where</dt><dd>${names} (${plural(assetCount(action), 'asset')})</dd><dt>Rule</dt><dd>${h(action.rule)}</dd>${needs}${rows.join('')}</dl>
<p class="done"><span class="box" aria-hidden="true"></span> Done on ____________ by ____________ <span class="id">id ${h(action.id)}</span></p>
</article>`;
}

function sourced({ text, source }: Action['why'][number]): string {
  return source === '' ? h(text) : `${h(text)} <cite>${h(source)}</cite>`;
}

function cannotMeet(plan: Plan): string {
  if (plan.cannotMeet.length === 0) return '';
  const items = plan.cannotMeet.map(({ title, dueOn, daysLate, hoursShort, why }) => {
    const late = daysLate === undefined ? 'not in sight' : `${plural(daysLate, 'day')} late`;
    return `<li><strong>${h(title)}</strong>: due ${h(dueOn)}, ${late}${hoursShort > 0 ? `, ${hours(hoursShort)} short` : ''}. ${h(why)}</li>`;
  });
  return `<section class="late" aria-labelledby="late"><h2 id="late">Can not be met</h2><ul>${items.join('')}</ul></section>`;
}

function questions(plan: Plan): string {
  if (plan.questions.length === 0) return '';
  const items = plan.questions.map(
    ({ text, answers, effect, id }) =>
      `<li>${h(text)} <em>${h(answers.join(' / '))}</em> ${h(effect)} <span class="id">id ${h(id)}</span></li>`,
  );
  return `<section aria-labelledby="questions"><h2 id="questions">Questions whose answers would change this plan</h2><ol>${items.join('')}</ol></section>`;
}

function later(plan: Plan): string {
  if (plan.later.length === 0) return '';
  const rows = plan.later.map(
    (action) =>
      `<tr><td>${weekText(action.week)}</td><td>${h(action.title)}</td><td>${h(due(action, plan.asOf))}</td><td>${h(estimate(action))}</td></tr>`,
  );
  return `<section aria-labelledby="later"><h2 id="later">Later</h2><p>${hours(plan.summary.backlogHours)} in all; ${h(backlogEnd(plan))}.</p>
<div class="scroll" role="region" aria-label="Later actions, week by week" tabindex="0"><table><thead><tr><th scope="col">Week</th><th scope="col">Action</th><th scope="col">Due</th><th scope="col">Hours</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

function counted(title: string, id: string, lines: Plan['cannotSee']): string {
  if (lines.length === 0) return '';
  const items = lines.map(({ text, count }) => `<li><strong>${count}</strong> ${h(text)}</li>`);
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${items.join('')}</ul></section>`;
}
