import type { ReactNode } from 'react';
import { grouped, plural } from '#core/kernel/counted.ts';
import { Alert } from '#portal/components/alert.tsx';
import { mends, shownFigure, shownMinutes, type Evidence } from '#portal/components/frontier/evidence/words.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Told } from '#portal/components/sourced-text.tsx';
import { Table } from '#portal/components/table.tsx';

/** One file: what was understood of it, and what speaks against it. */
export function EvidenceCard({
  evidence,
  runsAddress,
}: {
  readonly evidence: Evidence;
  /** Where its runs are downloaded; `undefined` for whoever may not see them. */
  readonly runsAddress: string | undefined;
}): ReactNode {
  const { alias, kind, runs, tasks, families, by, isOwn, receivedAt } = evidence;
  return (
    <>
      <h3>
        <Told text={alias} />: {plural(runs, 'run')} on {plural(tasks, 'item')}
      </h3>
      <p className="bw-quiet">
        {kind}, {plural(families, 'family', 'families')}; handed in by {by.name}
        {isOwn ? ', the developer itself' : ''}, <Instant at={receivedAt} />
      </p>
      <Horizon evidence={evidence} />
      <Refusals evidence={evidence} />
      {runs > 0 ? null : (
        <p>
          It holds no run of an item whose expert time is known, so that nothing can be compared by it. Hand it in again
          and name the suite that its items are of.
        </p>
      )}
      <LeftOut evidence={evidence} />
      <Recomputed evidence={evidence} />
      <Digests evidence={evidence} />
      {runsAddress === undefined || runs === 0 ? null : (
        <p className="bw-screen">
          <a href={runsAddress} download>
            Download its runs
          </a>
        </p>
      )}
    </>
  );
}

function Refusals({ evidence: { refusals } }: { readonly evidence: Evidence }): ReactNode {
  if (refusals.length === 0) return <p>Nothing was found that would keep it from carrying a verdict.</p>;
  return (
    <Alert tone="warn">
      <p>It can carry no verdict as it is:</p>
      <ul>
        {refusals.map(({ code, why }) => (
          <li key={code}>
            <Told text={why} /> <strong>What would mend it:</strong> {mends[code]}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function LeftOut({ evidence: { dropped, others } }: { readonly evidence: Evidence }): ReactNode {
  if (dropped.length + others.length === 0) return null;
  return (
    <details>
      <summary>What was left out</summary>
      <ul>
        {others.map((other) => (
          <li key={other}>
            Runs of <Told text={other} />
          </li>
        ))}
        {dropped.map(({ reason, count, example }) => (
          <li key={reason}>
            {grouped(count)}: {reason}; the first <Told text={example} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Horizon({ evidence: { horizon } }: { readonly evidence: Evidence }): ReactNode {
  if (horizon === undefined) return null;
  const { p50, ci50, outcome, notes = [] } = horizon;
  if (outcome !== undefined)
    return <p>Its horizon lies beyond these items: it solved {outcome === 'success' ? 'all' : 'none'} of them.</p>;
  return (
    <>
      <p>
        Horizon: it solves half of what takes an expert {shownMinutes(p50)} (95 % interval{' '}
        {ci50 === null ? 'can’t tell' : ci50.map(shownMinutes).join(' to ')}).
      </p>
      {notes.map((note) => (
        <p key={note} className="bw-quiet">
          {note}
        </p>
      ))}
    </>
  );
}

function Recomputed({ evidence: { recomputed } }: { readonly evidence: Evidence }): ReactNode {
  if (recomputed.length === 0) return null;
  return (
    <details>
      <summary>What the log states, worked out again</summary>
      <Table
        label="Results of the log"
        rows={recomputed}
        keyOf={({ score, metric, reducer }) => `${score} ${metric} ${reducer}`}
        columns={[
          { head: 'Score', cell: ({ score, metric }) => <Told text={`${score} ${metric}`} /> },
          { head: 'Stated', cell: ({ stated }) => shownFigure(stated), isShort: true },
          { head: 'From its samples', cell: ({ value }) => shownFigure(value), isShort: true },
          { head: 'Unscored', cell: ({ unscored }) => grouped(unscored), isShort: true },
          { head: 'Outcome', cell: ({ outcome }) => outcome },
        ]}
      />
    </details>
  );
}

function Digests({ evidence: { digest, runsDigest, scoredDigest } }: { readonly evidence: Evidence }): ReactNode {
  return (
    <details>
      <summary>Its digests (SHA-256)</summary>
      <dl className="bw-facts">
        <dt>File as it came</dt>
        <dd className="bw-id">{digest}</dd>
        <dt>Its runs</dt>
        <dd className="bw-id">{runsDigest}</dd>
        <dt>What was scored, whatever the model is called</dt>
        <dd className="bw-id">{scoredDigest}</dd>
      </dl>
    </details>
  );
}
