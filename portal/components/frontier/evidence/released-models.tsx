import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { showSuite } from '#api/frontier/suites.ts';
import type { DatedHorizon } from '#core/frontier/plots/horizon-figures.ts';
import { grouped } from '#core/kernel/counted.ts';
import { isDay } from '#core/kernel/days.ts';
import { shownMinutes } from '#portal/components/frontier/evidence/words.ts';
import { HorizonPlot } from '#portal/components/frontier/plots/horizon-plot.tsx';
import { Told } from '#portal/components/sourced-text.tsx';
import { Table } from '#portal/components/table.tsx';

type Reference = AnswerOf<typeof showSuite>['references'][number];

/** Which released models were run on a suite, and their horizons by when they were released. */
export function ReleasedModels({ references }: { readonly references: readonly Reference[] }): ReactNode {
  if (references.length === 0) return <p>None is kept.</p>;
  return (
    <>
      <HorizonPlot models={horizonsOf(references)} />
      <Table
        label="Released models"
        rows={references}
        keyOf={(one) => one.id}
        columns={[
          { head: 'Model', cell: ({ alias }) => <Told text={alias} /> },
          { head: 'Released', cell: ({ releasedOn }) => releasedOn, isShort: true },
          { head: 'Runs', cell: ({ understood }) => grouped(understood.runs), isShort: true },
          { head: 'Horizon', cell: ({ understood }) => shownMinutes(understood.horizon?.p50), isShort: true },
          { head: 'For', cell: ({ isPublic }) => (isPublic ? 'everybody' : 'those read in') },
        ]}
      />
    </>
  );
}

/** The newest evidence of each. */
function horizonsOf(references: readonly Reference[]): readonly DatedHorizon[] {
  const newest = new Map<string, Reference>();
  for (const one of references) {
    const known = newest.get(one.alias);
    if (known === undefined || known.receivedAt < one.receivedAt) newest.set(one.alias, one);
  }
  return [...newest.values()].map(({ alias, releasedOn, understood: { horizon } }) => ({
    alias,
    releasedOn: isDay(releasedOn) ? releasedOn : null,
    p50: horizon?.p50 ?? null,
    ci50: horizon?.ci50 ?? null,
    ...(horizon?.outcome === undefined
      ? {}
      : { why: `it solved ${horizon.outcome === 'success' ? 'every item' : 'no item'}` }),
  }));
}
