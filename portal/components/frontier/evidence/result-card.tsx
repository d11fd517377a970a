import type { ReactNode } from 'react';
import type { ShownItem } from '#core/frontier/plots/comparison-figures.ts';
import { grouped } from '#core/kernel/counted.ts';
import { LevelTable } from '#portal/components/frontier/evidence/level-table.tsx';
import {
  againstTold,
  mends,
  shownFigure,
  shownInterval,
  verdictTold,
  type Result,
} from '#portal/components/frontier/evidence/words.ts';
import { ComparisonPlot } from '#portal/components/frontier/plots/comparison-plot.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Told } from '#portal/components/sourced-text.tsx';
import { Table } from '#portal/components/table.tsx';

type Compared = Result['comparisons'][number];

/** What the evidence says: it is worked out, and nobody decides it. */
export function ResultCard({
  result,
  itemsOf,
  children,
}: {
  readonly result: Result;
  /** `undefined` for whoever may not see them. */
  readonly itemsOf: (against: Compared['against']) => readonly ShownItem[] | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const { by, madeAt, says, comparisons, levels, margin, digest, criteria } = result;
  return (
    <>
      {comparisons.length === 0 ? null : <h3>What the evidence says: {verdictTold[says].toLowerCase()}</h3>}
      <p className="bw-quiet">
        Worked out by {by.name}, <Instant at={madeAt} />. It decides nothing, and no release waits for it.
      </p>
      {comparisons.map((one) => (
        <ComparisonPart key={one.against} compared={one} margin={margin} items={itemsOf(one.against)} />
      ))}
      {levels.length === 0 ? null : <LevelTable levels={levels} />}
      <details>
        <summary>Its digests (SHA-256)</summary>
        <dl className="bw-facts">
          <dt>Its records</dt>
          <dd className="bw-id">{digest}</dd>
          {criteria === undefined ? null : (
            <>
              <dt>The criteria that it was judged by</dt>
              <dd className="bw-id">{criteria}</dd>
            </>
          )}
        </dl>
      </details>
      {children}
    </>
  );
}

function ComparisonPart({
  compared: { against, comparison },
  margin,
  items,
}: {
  readonly compared: Compared;
  readonly margin: number;
  readonly items: readonly ShownItem[] | undefined;
}): ReactNode {
  const { base, candidate, determination, n, refusals } = comparison;
  return (
    <section>
      <h4>
        {againstTold[against]}, <Told text={base} />: {verdictTold[determination].toLowerCase()}
      </h4>
      <p>
        <Told text={candidate} /> and <Told text={base} /> on {grouped(n)} items that both were run on.
      </p>
      {refusals.length === 0 ? null : (
        <ul>
          {refusals.map(({ code, why }) => (
            <li key={`${code} ${why}`}>
              <Told text={why} /> <strong>What would mend it:</strong> {mends[code]}
            </li>
          ))}
        </ul>
      )}
      <ComparisonPlot comparison={{ ...comparison, margin }} items={items} />
      <Sensitivity comparison={comparison} />
      <Next comparison={comparison} />
    </section>
  );
}

type Comparison = Compared['comparison'];

function Sensitivity({ comparison: { sensitivity } }: { readonly comparison: Comparison }): ReactNode {
  if (sensitivity.length === 0) return null;
  const against = sensitivity.filter(({ disagrees }) => disagrees).length;
  return (
    <details open={against > 0}>
      <summary>
        How much it hangs on choices: {against === 0 ? 'no other choice says otherwise' : `${against} say otherwise`}
      </summary>
      <Table
        label="The verdict under other choices"
        rows={sensitivity}
        keyOf={({ kind, what }) => `${kind} ${what}`}
        columns={[
          { head: 'Choice', cell: ({ what }) => what },
          { head: 'Items', cell: ({ n }) => grouped(n), isShort: true },
          { head: 'Ratio', cell: ({ ratio }) => shownFigure(ratio), isShort: true },
          { head: '95 % interval', cell: ({ ci }) => shownInterval(ci), isShort: true },
          { head: 'Verdict', cell: ({ verdict, disagrees }) => (disagrees ? `${verdict}, otherwise` : verdict) },
        ]}
      />
    </details>
  );
}

function Next({ comparison: { next, seen } }: { readonly comparison: Comparison }): ReactNode {
  if (next.length === 0) return null;
  return (
    <details>
      <summary>What would settle it: an offer</summary>
      <p>You may take it up or not; nothing is kept of either.</p>
      <ul>
        {next.map(({ kind, why, runs, attempts, items }) => (
          <li key={kind}>
            {why}: {grouped(items)} items, {grouped(attempts)} {attempts === 1 ? 'attempt' : 'attempts'} at each
            {runs === undefined ? '' : `, ${grouped(runs)} runs more in all`}.
          </li>
        ))}
      </ul>
      {seen === null ? null : (
        <p className="bw-quiet">
          An experiment like this one finds a verdict, four times in five, where the true ratio is below{' '}
          {shownFigure(seen[0])} or above {shownFigure(seen[1])}.
        </p>
      )}
    </details>
  );
}
