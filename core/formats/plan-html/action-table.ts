// Actions one row each; on a narrow page every row becomes a few lines. Roles are named, since a table that is laid out
// as lines would lose them.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
import { dueBriefly, hours, percentBriefly, titleBriefly, where } from '#core/formats/bases/plan-words.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';

export interface Row {
  /** A rank or a week. */
  readonly lead: string;
  readonly action: Action;
  /** Whether the page tells more of it. */
  readonly linked: boolean;
}

export function actionTable(rows: readonly Row[], head: string, asOf: Day): string {
  const heads = [head, 'Do', 'Where', 'Hours', 'When', 'Risk'].map(
    (name) => `<th role="columnheader" scope="col">${name}</th>`,
  );
  return `<table class="list" role="table"><thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead><tbody role="rowgroup">${rows
    .map((row) => tableRow(row, asOf))
    .join('\n')}</tbody></table>`;
}

function tableRow({ lead, action, linked }: Row, asOf: Day): string {
  const title = h(titleBriefly(action));
  const cell = (kind: string, content: string): string => `<td role="cell" class="${kind}">${content}</td>`;
  return `<tr role="row">${[
    cell('lead', h(lead)),
    cell('do', linked ? `<a href="#action-${h(action.id)}">${title}</a>` : title),
    cell('where', h(where(action))),
    cell('hours', hours(action.hours.estimate)),
    cell('when', h(dueBriefly(action, asOf))),
    cell('risk', h(percentBriefly(action.riskRemoved))),
  ].join('')}</tr>`;
}
