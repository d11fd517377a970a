import type { ReactNode } from 'react';
import {
  timelineFigures,
  timelineNotes,
  timelineRows,
  timelineSentence,
  type ShownTimeline,
  type TimelineRow,
} from '#core/frontier/plots/timeline-figures.ts';
import { timelinePlot } from '#core/frontier/plots/timeline-plot.ts';
import { localTime } from '#portal/components/frontier/plots/local-time.ts';
import { PlotFigure, Unfolded } from '#portal/components/frontier/plots/plot-figure.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

/** A developer's own releases, and beside them, never on their path, what others may do meanwhile. */
export function TimelinePlot({ timeline }: { readonly timeline: ShownTimeline }): ReactNode {
  const figures = timelineFigures(timeline, localTime);
  const rows = timelineRows(figures);
  return (
    <PlotFigure
      label="Plot of releases and of what stands beside them; the table beneath has its figures"
      sentence={timelineSentence(figures)}
      draw={(breadth) => timelinePlot(figures, breadth)}
      notes={rows.length === 0 ? [] : timelineNotes(figures)}
    >
      {rows.length === 0 ? null : (
        <Unfolded summary="The timeline as a table">
          <Table
            label="Releases and what stands beside them, by time"
            columns={columns}
            rows={rows}
            keyOf={({ what, from, until }) => `${what} ${from} ${until}`}
          />
        </Unfolded>
      )}
    </PlotFigure>
  );
}

const columns: readonly Column<TimelineRow>[] = [
  { head: 'What', cell: ({ what }) => what },
  { head: 'Lane', cell: ({ lane }) => lane },
  { head: 'From', cell: ({ from }) => from, isShort: true },
  { head: 'Until', cell: ({ until }) => until, isShort: true },
  { head: 'Zone', cell: ({ zone }) => zone },
];
