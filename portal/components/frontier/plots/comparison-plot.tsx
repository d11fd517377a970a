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
  /** `undefined` for whoever may not see them. */
  readonly items: readonly ShownItem[] | undefined;
}): ReactNode {
  return (
    <>
      {items === undefined ? null : <PlotFigure plot={plotOfItems(comparison, items)} />}
      <PlotFigure plot={plotOfMargin(comparison)} />
    </>
  );
}
