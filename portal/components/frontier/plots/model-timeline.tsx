import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { showTimeline } from '#api/frontier/timelines.ts';
import { plotOfTimeline } from '#core/frontier/plots/plot.ts';
import type { ShownTimeline } from '#core/frontier/plots/timeline-figures.ts';
import { localTime } from '#portal/components/frontier/plots/local-time.ts';
import { PlotFigure } from '#portal/components/frontier/plots/plot-figure.tsx';

type ToldTimeline = AnswerOf<typeof showTimeline>;

/** A model's timeline as the service tells it to this reader: access and windows for comments as far as they may see them. */
export function ModelTimeline({ told }: { readonly told: ToldTimeline }): ReactNode {
  return <PlotFigure plot={plotOfTimeline(shownTimeline(told), localTime)} />;
}

function shownTimeline({ model, entries, window, access, comments, now }: ToldTimeline): ShownTimeline {
  // What states no zone is told in the developer's, so that one page has one clock where it can.
  const zone = window?.zone ?? entries[0]?.zone ?? 'UTC';
  return {
    model,
    entries,
    more: [
      ...access.map(({ holder, purpose, opensAt, closesAt, ended, endedAt = closesAt }) => ({
        lane: 'beside' as const,
        what: `Access of ${holder}: ${purpose.replaceAll('-', ' ')}${ended ? ', ended before its time' : ''}`,
        // What was ended before it opened has no time of its own but that.
        from: Date.parse(endedAt) < Date.parse(opensAt) ? endedAt : opensAt,
        until: endedAt,
        zone,
      })),
      ...comments.map(({ opensAt, closesAt }) => ({
        lane: 'beside' as const,
        what: 'The developer’s comments',
        from: opensAt,
        until: closesAt,
        zone,
      })),
    ],
    now,
  };
}
