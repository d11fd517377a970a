// Risk against hours and due dates, as core draws them for every rendering: the only place that takes markup as it is.
// Core escapes all outside text in it.
import type { ReactNode } from 'react';
import { dueChart } from '#core/formats/plan-html/due-chart.ts';
import { riskChart } from '#core/formats/plan-html/risk-chart.ts';
import type { Plan } from '#core/plans/plan.ts';

export function PlanCharts({ plan }: { readonly plan: Plan }): ReactNode {
  const drawn = `${riskChart(plan)}${dueChart(plan)}`;
  if (drawn === '') return null;
  return <div className="bw-charts" dangerouslySetInnerHTML={{ __html: drawn }} />;
}
