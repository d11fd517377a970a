import type { ReactNode } from 'react';
import { duration, workTold } from '#core/frontier/plots/duration.ts';
import {
  horizonFigures,
  horizonNotes,
  horizonSentence,
  intervalTold,
  type DatedHorizon,
  type HorizonPoint,
  type StatedTrend,
} from '#core/frontier/plots/horizon-figures.ts';
import { horizonPlot } from '#core/frontier/plots/horizon-plot.ts';
import { PlotFigure, Unfolded } from '#portal/components/frontier/plots/plot-figure.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

/** Horizons against release dates, each with its interval, and the trend of those that led. */
export function HorizonPlot({
  models,
  trend,
}: {
  readonly models: readonly DatedHorizon[];
  readonly trend?: StatedTrend | undefined;
}): ReactNode {
  const figures = horizonFigures(models, trend);
  const { points } = figures;
  return (
    <PlotFigure
      label="Plot of horizons against release dates; the table beneath has its figures"
      sentence={horizonSentence(figures)}
      draw={(breadth) => horizonPlot(figures, breadth)}
      notes={points.length === 0 ? horizonNotes(figures) : [workTold, ...horizonNotes(figures)]}
    >
      {points.length === 0 ? null : (
        <Unfolded summary="The horizons as a table">
          <Table label="Horizons by release date" columns={columns} rows={points} keyOf={({ rank }) => String(rank)} />
        </Unfolded>
      )}
    </PlotFigure>
  );
}

const columns: readonly Column<HorizonPoint>[] = [
  { head: 'Model', cell: ({ rank, alias }) => `${rank}. ${alias}` },
  { head: 'Released', cell: ({ releasedOn }) => releasedOn, isShort: true },
  { head: 'Horizon', cell: ({ p50 }) => duration(p50), isShort: true },
  { head: '95 % interval', cell: intervalTold },
  { head: 'Led when released', cell: ({ leads }) => (leads ? 'yes' : 'no'), isShort: true },
];
