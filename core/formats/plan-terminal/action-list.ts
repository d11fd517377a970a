// Actions one line each: what, where, how long, when, and what it is worth.
import { dueBriefly, hours, percentBriefly, titleBriefly, where } from '#core/formats/bases/plan-words.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import { fitted, type Page } from '#core/formats/plan-terminal/layout.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';

/** One line: what leads it (a rank, a week) and its action. */
export interface Line {
  readonly lead: string;
  readonly action: Action;
  /** Whether a long title may take more lines; else it is cut, and stands whole elsewhere. */
  readonly whole: boolean;
}

/** Narrower pages have no room for columns. */
const columnsFrom = 76;
const whereMax = 18;

export function actionList(
  lines: readonly Line[],
  [head, task]: readonly [string, string],
  asOf: Day,
  { width }: Page,
): readonly string[] {
  const rows = lines.map(({ lead, action, whole }) => ({
    lead,
    whole,
    title: titleBriefly(action),
    cells: [
      where(action, 1),
      hours(action.hours.estimate),
      dueBriefly(action, asOf),
      percentBriefly(action.riskRemoved),
    ] as const,
  }));
  const leadWidth = Math.max(4, head.length + 2);
  if (width < columnsFrom)
    return rows.flatMap(({ lead, title, cells }) => [
      wrap(printable(title), width, `${lead.padStart(leadWidth - 2)}  `),
      wrap(printable(cells.join(' · ')), width, ' '.repeat(leadWidth)),
    ]);
  const heads = ['where', 'hours', 'when', 'risk'] as const;
  const widths = heads.map((name, at) => {
    const longest = Math.max(name.length, ...rows.map(({ cells }) => Array.from(printable(cells[at] ?? '')).length));
    return at === 0 ? Math.min(whereMax, longest) : longest;
  });
  const titleWidth = width - leadWidth - widths.reduce((sum, one) => sum + one + 2, 0);
  const line = (lead: string, title: string, cells: readonly string[]): string =>
    [
      `${lead.padStart(leadWidth - 2)}  ${fitted(title, titleWidth)}`,
      ...cells.map((cell, at) => fitted(cell, widths[at] ?? 0)),
    ]
      .join('  ')
      .trimEnd();
  return [
    line(head, task, heads),
    ...rows.flatMap(({ lead, title, whole, cells }) => {
      const [first = '', ...more] = whole ? wrap(printable(title), titleWidth).split('\n') : [title];
      return [line(lead, first, cells), ...more.map((rest) => line('', `  ${rest}`, []))];
    }),
  ];
}
