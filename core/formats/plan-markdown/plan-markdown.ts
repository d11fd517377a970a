// A plan as Markdown, for a ticket or a wiki page; outside text is escaped.
import { escapeMarkdown as md } from '#core/formats/bases/markdown.ts';
import {
  assetCount,
  basis,
  due,
  estimate,
  hours,
  percent,
  plural,
  tellings,
  weekText,
} from '#core/formats/bases/plan-words.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

export function renderPlan(plan: Plan): string {
  const parts = [
    `# This week: ${plural(plan.actions.length, 'action')}, ${percent(plan.summary.riskRemoved)} of your risk`,
    `${md(basis(plan))}  \n${hours(plan.usedHours)} of ${hours(plan.capacityHours)} used, ${hours(plan.heldBackHours)} held back for what arrives.`,
    md(plan.summary.text),
    ...plan.actions.map((action) => actionText(action, plan)),
    list(
      'Can not be met',
      plan.cannotMeet.map(({ title, dueOn, why }) => `**${md(title)}**: due ${dueOn}. ${md(why)}`),
    ),
    list(
      'Questions',
      plan.questions.map(({ text, answers, effect }) => `${md(text)} (${answers.map(md).join(' / ')}) ${md(effect)}`),
    ),
    later(plan),
    list(
      'Assumed',
      plan.assumptions.map(({ text, count }) => `${count}: ${md(text)}`),
    ),
    md(plan.certificate.text),
    list(
      'What this plan cannot see',
      plan.cannotSee.map(({ text, count }) => `${count}: ${md(text)}`),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function actionText(action: Action, plan: Plan): string {
  const names = action.assets.map(({ name, count }) => (count > 1 ? `${md(name)} ×${count}` : md(name))).join(', ');
  const facts = [due(action, plan.asOf), estimate(action), `${percent(action.riskRemoved)} of your risk`].join(' · ');
  const lines = [
    `## ${action.rank}. ${md(action.title)}`,
    '',
    facts,
    '',
    `- **Where** ${names} (${plural(assetCount(action), 'asset')})`,
    `- **Rule** ${md(action.rule)}`,
  ];
  for (const { label, said } of tellings(action)) {
    for (const { text, source } of said)
      lines.push(`- **${label}** ${md(text)}${source === '' ? '' : ` (${md(source)})`}`);
  }
  return [...lines, `- **Id** ${action.id}`].join('\n');
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`## ${title}`, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

function later(plan: Plan): string {
  if (plan.later.length === 0) return '';
  const rows = plan.later.map(
    (action) => `| ${weekText(action.week)} | ${md(action.title)} | ${due(action, plan.asOf)} | ${estimate(action)} |`,
  );
  return ['## Later', '', '| week | action | due | hours |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
