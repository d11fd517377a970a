// What comes later, by the week in which its turn ends at this pace.
import type { ReactNode } from 'react';
import {
  backlogEnd,
  dueBriefly,
  hours,
  percentBriefly,
  titleBriefly,
  weekText,
  where,
} from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useHere } from '#portal/components/here.ts';
import { Table, type Column } from '#portal/components/table.tsx';
import * as paths from '#portal/paths.ts';

type Later = Plan['later'][number];

export function LaterWeeks({ plan }: { readonly plan: Plan }): ReactNode {
  const weeks = Map.groupBy(plan.later, ({ week }) => (week !== undefined && week > weeksApart ? 'later' : week));
  return (
    <>
      <p>
        {plural(plan.later.length, 'action')}, {hours(plan.summary.backlogHours)} in all; {backlogEnd(plan)}.
      </p>
      {[...weeks].map(([week, list], index) => (
        <details key={week ?? 'never'} className="bw-week" open={index === 0}>
          <summary>
            {weekName(week)}: {plural(list.length, 'action')},{' '}
            {hours(list.reduce((sum, { hours: { estimate } }) => sum + estimate, 0))}
          </summary>
          <LaterTable list={list} plan={plan} label={weekName(week)} isApart={week !== 'later'} />
        </details>
      ))}
    </>
  );
}

/** Weeks that stand by themselves; nobody plans the days of those after them. */
const weeksApart = 4;

function weekName(week: number | 'later' | undefined): string {
  if (week === 'later') return `After ${weeksApart} weeks`;
  if (week === undefined) return 'At this pace never';
  return week === 1 ? 'Next week' : `In ${week} weeks`;
}

function LaterTable({
  list,
  plan,
  label,
  isApart,
}: {
  readonly list: readonly Later[];
  readonly plan: Plan;
  readonly label: string;
  /** Whether all are of one week. */
  readonly isApart: boolean;
}): ReactNode {
  const { org } = useHere();
  const columns: readonly Column<Later>[] = [
    { head: 'Do', cell: (action) => <a href={paths.action(org, action.id)}>{titleBriefly(action)}</a> },
    { head: 'Where', cell: (action) => where(action) },
    ...(isApart ? [] : [{ head: 'Week', cell: weekOf, isShort: true }]),
    { head: 'Hours', cell: (action) => hours(action.hours.estimate), isShort: true },
    { head: 'When', cell: (action) => dueBriefly(action, plan.asOf), isShort: true },
    { head: 'Risk', cell: (action) => percentBriefly(action.riskRemoved), isShort: true },
  ];
  return <Table label={label} columns={columns} rows={list} keyOf={({ id }) => id} />;
}

function weekOf({ week }: Later): string {
  return weekText(week);
}
