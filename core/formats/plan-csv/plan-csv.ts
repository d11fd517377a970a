// A plan as CSV, one action a row, this week's first; cells that begin a formula are neutralised.
import { csvRow } from '#core/formats/bases/csv-cell.ts';
import { assetCount, due, plannedOn, weekText } from '#core/formats/bases/plan-words.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

const header = [
  'week',
  'rank',
  'id',
  'kind',
  'title',
  'component',
  'from',
  'to',
  'assets',
  'asset count',
  'tier',
  'planned on',
  'when',
  'due on',
  'overdue since',
  'rule',
  'state',
  'hours',
  'risk removed',
  'closes',
  'why',
  'how',
  'check',
  'if you cannot',
  'sources',
] as const;

export function renderPlan(plan: Plan): string {
  const rows = [
    ...plan.actions.map((action) => row(action, 0, plan.asOf)),
    ...plan.later.map((action) => row(action, action.week, plan.asOf)),
  ];
  return csvRow(header) + rows.join('');
}

/** `planned on` never lies in the past, nor outside of the planned week. */
function row(action: Action, week: number | undefined, asOf: Day): string {
  const said = (list: Action['why']): string =>
    list
      .map(({ text, source, url }) => [text, url ?? '', `(${source})`].filter((part) => part !== '').join(' '))
      .join(' / ');
  const closes = [...new Set(action.closes.map(({ vulnerability }) => vulnerability))];
  return csvRow([
    weekText(week),
    action.rank,
    action.id,
    action.kind,
    action.title,
    action.component,
    action.from.join(' '),
    action.to ?? '',
    action.assets.map(({ name }) => name).join(' '),
    assetCount(action),
    action.tier,
    plannedOn(action, week, asOf) ?? '',
    due(action, asOf),
    action.dueOn ?? '',
    action.overdueSince ?? '',
    action.rule,
    action.state,
    action.hours.estimate,
    Number(action.riskRemoved.toFixed(4)),
    closes.join(' '),
    said(action.why),
    said(action.how),
    said(action.verify),
    said(action.ifYouCannot),
    action.sources.join(' '),
  ]);
}
