// Counts of what was taken and dropped, one report for each source and file.
import type { SourceRecord, SourceReport } from '#core/advisories/source-record.ts';
import { dayOf, later, type Day } from '#core/kernel/days.ts';
import { Tally } from '#core/kernel/tally.ts';
import type { Sink } from '#sources/reader.ts';

interface Draft {
  taken: number;
  readonly dropped: Tally;
  newestOn: Day | undefined;
  asOf: Day | undefined;
  readonly sink: Sink;
}

export interface Reports {
  /** Where a reader of `source` puts what it reads of `path`. */
  readonly sink: (source: string, path: string) => Sink;
  readonly skip: (reason: string, path: string, count?: number) => void;
  /** In the order in which the files were met; what was skipped stands last. */
  readonly list: () => readonly SourceReport[];
}

export function reportsOf(onRecord: (record: SourceRecord) => void): Reports {
  const drafts = new Map<string, { readonly source: string; readonly path: string; readonly draft: Draft }>();
  const skipped = new Tally();

  function newDraft(): Draft {
    const dropped = new Tally();
    const sink: Sink = {
      take: (record) => {
        draft.taken++;
        draft.newestOn = later(draft.newestOn, dateOf(record));
        onRecord(record);
      },
      drop: (reason, example) => dropped.add(reason, example),
      completeAsOf: (day) => {
        draft.asOf = day;
      },
    };
    const draft: Draft = { taken: 0, dropped, newestOn: undefined, asOf: undefined, sink };
    return draft;
  }

  return {
    sink: (source, path) => {
      const key = `${source}\0${path}`;
      const known = drafts.get(key)?.draft;
      if (known !== undefined) return known.sink;
      const draft = newDraft();
      drafts.set(key, { source, path, draft });
      return draft.sink;
    },
    skip: (reason, path, count) => skipped.add(reason, path, count),
    list: () => {
      const reports = [...drafts.values()].map(
        ({ source, path, draft: { taken, dropped, newestOn, asOf } }): SourceReport => ({
          source,
          path,
          taken,
          dropped: dropped.list(),
          newestOn,
          asOf,
        }),
      );
      const dropped = skipped.list();
      if (dropped.length === 0) return reports;
      return [...reports, { source: 'skipped', path: '', taken: 0, dropped, newestOn: undefined, asOf: undefined }];
    },
  };
}

/** The newest date that a record bears. */
function dateOf(record: SourceRecord): Day | undefined {
  switch (record.kind) {
    case 'advisory':
      return dayOf(record.advisory.modifiedAt ?? record.advisory.publishedAt);
    case 'kev':
      return record.entry.addedOn;
    case 'epss':
      return record.score.on;
    case 'exploit':
      return record.evidence.on;
    case 'cve facts':
      return record.facts.publishedOn;
    case 'detection':
      return record.detection.on;
  }
}
