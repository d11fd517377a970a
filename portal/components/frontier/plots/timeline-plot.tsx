import type { ReactNode } from 'react';
import { plotOfTimeline } from '#core/frontier/plots/plot.ts';
import type { ShownTimeline } from '#core/frontier/plots/timeline-figures.ts';
import { localTime } from '#portal/components/frontier/plots/local-time.ts';
import { PlotFigure } from '#portal/components/frontier/plots/plot-figure.tsx';

/** A developer's own releases, and beside them, never on their path, what others may do meanwhile. */
export function TimelinePlot({ timeline }: { readonly timeline: ShownTimeline }): ReactNode {
  return <PlotFigure plot={plotOfTimeline(timeline, localTime)} />;
}
