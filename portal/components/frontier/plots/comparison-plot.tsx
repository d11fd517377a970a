import type { ReactNode } from 'react';
import type { ShownComparison, ShownItem } from '#core/frontier/plots/comparison-figures.ts';
import { plotOfItems, plotOfMargin } from '#core/frontier/plots/plot.ts';
import { PlotFigure } from '#portal/components/frontier/plots/plot-figure.tsx';

/** Two models item by item, and the interval of the ratio of their horizons against the margin. */
export function ComparisonPlot({
  comparison,
  items,
}: {
  readonly comparison: ShownComparison;
  readonly items: readonly ShownItem[];
}): ReactNode {
  return (
    <>
      <PlotFigure plot={plotOfItems(comparison, items)} />
      <MarginBar comparison={comparison} />
    </>
  );
}

/** The interval alone, for whoever may not see the items. */
export function MarginBar({ comparison }: { readonly comparison: ShownComparison }): ReactNode {
  return <PlotFigure plot={plotOfMargin(comparison)} />;
}
