// A plan as Markdown, for a ticket or a wiki page; outside text is escaped.
import { escapeMarkdown as md, withCommands } from '#core/formats/bases/markdown.ts';
import { asInWords, sourceBriefly, sourcedOnce, tellings, type Telling } from '#core/formats/bases/plan-tellings.ts';
import {
  ages,
  ageWarnings,
  assetCount,
  backlogEnd,
  basis,
  changesTold,
  due,
  dueBriefly,
  estimate,
  hours,
  inPlaceNote,
  inPlaceTold,
  lateness,
  namesTold,
  needsOf,
  noAction,
  ofRisk,
  ofRiskBriefly,
  percent,
  percentBriefly,
  titleBriefly,
  weekText,
  where,
} from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import type { Action, Sourced } from '#core/plans/action.ts';
import { webAddress } from '#core/plans/links.ts';
import type { Plan } from '#core/plans/plan.ts';

/** Assets named of one action before the rest is counted. */
const assetsNamedMax = 20;

/** `preparedBy`: who made it for the organization, where that was somebody else. */
export function renderPlan(plan: Plan, preparedBy?: string): string {
  const told = tellings(plan.actions);
  const parts = [
    `# This week: ${plural(plan.actions.length, 'action')}, ${percent(plan.summary.riskRemoved)} ${ofRisk(plan)}`,
    `${md(basis(plan))}  \n${md(ages(plan))}  \n${hours(plan.usedHours)} of ${hours(plan.capacityHours)} used, ${hours(plan.heldBackHours)} held back for what arrives.`,
    ageWarnings(plan)
      .map((text) => `> ${withCommands(text)}`)
      .join('\n'),
    preparedBy === undefined ? '' : `Prepared by ${md(preparedBy)}.`,
    md(plan.summary.text),
    plan.boundBy === undefined ? '' : `Bound by ${md(plan.boundBy)}: what it makes due comes first.`,
    plan.actions.length === 0 ? md(noAction(plan)) : thisWeek(plan),
    list(
      'Can not be met',
      plan.cannotMeet.map((one) => `**${md(one.title)}**: ${md(lateness(one, plan.asOf))} ${md(one.why)}`),
    ),
    changes(plan),
    ...plan.actions.map((action) => actionText(action, told.get(action.id) ?? [], plan)),
    list(
      'Questions',
      plan.questions.map(
        ({ text, answers, effect, id }) =>
          `${md(text)} (${answers.map(md).join(' / ')}) ${md(effect)} \`breakwater action ${id} answer --because …\``,
      ),
    ),
    later(plan),
    list(
      'In place, by your word',
      plan.inPlace.map((one) => `**${md(one.title)}**: ${md(inPlaceTold(one))} (id ${one.action})`),
    ),
    plan.inPlace.length === 0 ? '' : withCommands(inPlaceNote),
    list(
      'Assumed',
      plan.assumptions.map(({ text, count }) => `${count}: ${md(text)}`),
    ),
    md(plan.certificate.text),
    list(
      'What this plan cannot see',
      plan.cannotSee.map((one) => [`${one.count}: ${md(one.text)}`, ...namesTold(one).map(md)].join('\n  - ')),
    ),
    plan.wouldHelp === undefined ? '' : `What would help most: ${md(plan.wouldHelp)}.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function thisWeek(plan: Plan): string {
  const rows = plan.actions.map((action) => `| ${action.rank} | ${cells(action, plan)} |`);
  const passed = plan.actions.some((action) => dueBriefly(action, plan.asOf) === 'now');
  return [
    '| | do | where | hours | when | risk |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...(passed ? ['', 'now: its recommended day has passed.'] : []),
  ].join('\n');
}

function cells(action: Action, plan: Plan): string {
  return [
    md(titleBriefly(action)),
    md(where(action)),
    hours(action.hours.estimate),
    dueBriefly(action, plan.asOf),
    md(percentBriefly(action.riskRemoved)),
  ].join(' | ');
}

function changes(plan: Plan): string {
  const told = changesTold(plan);
  if (told === undefined) return '';
  const lines = told.rows.map(({ label, names }) => `${names.length} ${label}: ${md(names.join(', '))}`);
  return list(`Since ${told.since}`, lines.length === 0 ? ['nothing changed'] : lines);
}

function actionText(action: Action, told: readonly Telling[], plan: Plan): string {
  const facts = [due(action, plan.asOf), estimate(action), `${percent(action.riskRemoved)} ${ofRiskBriefly(plan)}`];
  if (action.state !== 'proposed' && action.state !== 'planned') facts.unshift(action.state);
  const lines = [
    `## ${action.rank}. ${md(action.title)}`,
    '',
    md(facts.join(' · ')),
    '',
    `- **Where** ${md(where(action, assetsNamedMax))} (${plural(assetCount(action), 'asset')})`,
  ];
  if (action.needs.length > 0) lines.push(`- **After** ${md(needsOf(action, plan))}`);
  return [...lines, ...told.flatMap(partLines), `- **Id** ${action.id}`].join('\n');
}

function partLines(part: Telling): readonly string[] {
  const before = asInWords(part);
  const told = [...sourcedOnce([...part.said, ...part.rest]).map(sourced), ...(before === '' ? [] : [before])];
  const [only = ''] = told;
  if (told.length === 1) return [`- **${part.label}** ${only}`];
  return [`- **${part.label}**`, ...told.map((text) => `  - ${text}`)];
}

function sourced({ text, source, url }: Sourced): string {
  const by = source === '' ? '' : ` (${md(sourceBriefly(source))})`;
  const address = url === undefined ? undefined : webAddress(url);
  return `${withCommands(text)}${address === undefined ? '' : ` <${address}>`}${by}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`## ${title}`, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

function later(plan: Plan): string {
  if (plan.later.length === 0) return '';
  const rows = plan.later.map((action) => `| ${weekText(action.week)} | ${cells(action, plan)} |`);
  const end = `${hours(plan.summary.backlogHours)} in all; ${backlogEnd(plan)}.`;
  const head = ['| week | do | where | hours | when | risk |', '| --- | --- | --- | --- | --- | --- |'];
  return ['## Later', '', end, '', ...head, ...rows].join('\n');
}
