// One action of the page: what to do in sight, the rest one click (or one print) away.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
import { asInWords, sourcedOnce, type Telling } from '#core/formats/bases/plan-tellings.ts';
import { assetCount, due, estimate, ofRiskBriefly, percent } from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import { sourced } from '#core/formats/plan-html/text.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

export function actionArticle(action: Action, told: readonly Telling[], plan: Plan): string {
  const { id, rank, state } = action;
  const facts = [due(action, plan.asOf), estimate(action), `${percent(action.riskRemoved)} ${ofRiskBriefly(plan)}`];
  if (state !== 'proposed' && state !== 'planned') facts.unshift(state);
  const needs = action.needs.length === 0 ? '' : `<dt>After</dt><dd>${needed(action, plan)}</dd>`;
  return `<article id="action-${h(id)}" aria-labelledby="title-${h(id)}">
<h3 id="title-${h(id)}"><span class="rank">${rank}</span> ${h(action.title)}</h3>
<p class="facts">${h(facts.join(' · '))}</p>
<dl>${places(action)}${needs}${told.map((part) => partText(part, plan)).join('')}</dl>
${details(action, told)}
<p class="done"><span class="box" aria-hidden="true"></span> Done on ____________ by ____________ <span class="id">id ${h(id)}</span></p>
</article>`;
}

function places({ assets, ...action }: Action): string {
  const [first] = assets;
  if (assets.length === 1 && first?.count === 1) return '';
  const names = assets.map(({ name, count }) => (count > 1 ? `${h(name)} ×${count}` : h(name))).join(', ');
  return `<dt>Where</dt><dd>${names} (${plural(assetCount({ ...action, assets }), 'asset')})</dd>`;
}

function needed({ needs }: Action, plan: Plan): string {
  const ranks = new Map(plan.actions.map(({ id, rank }) => [id, rank]));
  const later = new Map(plan.later.map(({ id, rank }) => [id, rank]));
  return needs
    .map((id) => {
      const rank = ranks.get(id);
      if (rank !== undefined) return `<a href="#action-${h(id)}">action ${rank}</a>`;
      return later.has(id) ? `action ${later.get(id)}` : h(id);
    })
    .join(', ');
}

function partText(part: Telling, plan: Plan): string {
  const { label, said, asIn } = part;
  const lines = sourcedOnce(said).map((one) => `<dd>${sourced(one)}</dd>`);
  if (asIn.length > 0) {
    const ids = new Map(plan.actions.map(({ id, rank }) => [String(rank), id]));
    const linked = asInWords(part).replace(/\d+/g, (rank) => `<a href="#action-${h(ids.get(rank) ?? '')}">${rank}</a>`);
    lines.push(`<dd class="again">${linked}</dd>`);
  }
  return lines.length === 0 ? '' : `<dt>${label}</dt>${lines.join('')}`;
}

function details({ rank, hours, sources }: Action, told: readonly Telling[]): string {
  const rest = told.filter((part) => part.rest.length > 0);
  const rows = rest.map(
    ({ label, rest }) =>
      `<dt>${label}, more</dt>${sourcedOnce(rest)
        .map((one) => `<dd>${sourced(one)}</dd>`)
        .join('')}`,
  );
  const records =
    sources.length === 0
      ? ''
      : `<dt class="records-label">Records</dt><dd class="records">${h(sources.join(', '))}</dd>`;
  return `<details class="more"><summary>More on action ${rank}: reasons, hours, records</summary>
<dl>${rows.join('')}<dt>Hours</dt><dd>${h(hours.basis)}</dd>${records}</dl></details>`;
}
