import type { ReactNode } from 'react';
import type { DatedHorizon, StatedTrend } from '#core/frontier/plots/horizon-figures.ts';
import { plotOfHorizons } from '#core/frontier/plots/plot.ts';
import { PlotFigure } from '#portal/components/frontier/plots/plot-figure.tsx';

/** Horizons against release dates, each with its interval, and the trend of those that led. */
export function HorizonPlot({
  models,
  trend,
}: {
  readonly models: readonly DatedHorizon[];
  readonly trend?: StatedTrend;
}): ReactNode {
  return <PlotFigure plot={plotOfHorizons(models, trend)} />;
}
