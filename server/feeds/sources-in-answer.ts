// What a feed is made of, source by source, as the API tells it: those that it lacks stand beside those that it has.
import type { z } from 'zod';
import type { showFeed } from '#api/feeds.ts';
import type { SourceReport } from '#core/advisories/source-record.ts';
import type { Day } from '#core/kernel/days.ts';
import { describedSources } from '#sources/described.ts';

type Told = NonNullable<z.input<typeof showFeed.output>['feed']>['sources'];

export function sourcesInAnswer(reports: readonly SourceReport[]): Told {
  const read = Map.groupBy(reports, ({ source }) => source);
  // A feed of a newer release may hold a source that this one does not describe; what was skipped is of no source.
  const others = [...read.keys()].filter((id) => id !== 'skipped' && describedSources.every((one) => one.id !== id));
  return [...describedSources, ...others.map((id) => ({ id, title: id, url: undefined }))].map(
    ({ id, title, url }) => ({
      id,
      title,
      url,
      ...summed(read.get(id) ?? []),
    }),
  );
}

function summed(reports: readonly SourceReport[]): Pick<Told[number], 'taken' | 'leftOut' | 'reachesTo'> {
  const leftOut = new Map<string, number>();
  for (const { reason, count } of reports.flatMap(({ dropped }) => dropped))
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + count);
  return {
    taken: reports.reduce((sum, { taken }) => sum + taken, 0),
    leftOut: [...leftOut].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    reachesTo: reports
      .flatMap(({ asOf, newestOn }): readonly Day[] => [asOf ?? newestOn].filter((on) => on !== undefined))
      .sort()
      .at(-1),
  };
}
