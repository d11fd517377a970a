import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { listEditions } from '#api/frontier/fairness.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table } from '#portal/components/table.tsx';

export type Edition = AnswerOf<typeof listEditions>['editions'][number];
type Counts = NonNullable<Edition['edition']['cases']>['figure']['verdicts'];

/** One quarter, as far as it may be told. */
export function EditionCard({ edition: whole }: { readonly edition: Edition }): ReactNode {
  const { edition, publishedAt, commitments, opensOn, opened } = whole;
  const { period, cases, toFirstPartner, toFirstOf } = edition;
  const told = opened.filter(({ value }) => value !== null);
  return (
    <Section title={`Up to ${period}`} id={`edition-${period}`}>
      <p className="bw-quiet">
        Published <Instant at={publishedAt} />.
      </p>
      {cases === undefined ? (
        <p>What was answered since the last figures comes from too few developers: it waits for the next quarters.</p>
      ) : (
        <>
          <p>
            {cases.figure.medianDays === undefined
              ? 'How many days developers waited is withheld: it would tell of one of them.'
              : `From asking to the first answer developers waited a median of ${cases.figure.medianDays} calendar days.`}
          </p>
          <CountsTable label={`Verdicts up to ${period}`} head="Verdict" counts={cases.figure.verdicts} />
          <CountsTable
            label={`More evidence asked for, up to ${period}`}
            head="More evidence was asked for"
            counts={cases.figure.evidenceRequests}
          />
        </>
      )}
      <p>
        From a notice to the first partner: {daysTold(toFirstPartner?.figure)}.
        {Object.entries(toFirstOf).map(([target, median]) => ` To the first ${target}: ${daysTold(median?.figure)}.`)}
      </p>
      <details>
        <summary>
          {commitments.length} commitments, opened from {opensOn} on
        </summary>
        <p>
          Each answered case is one of these digests (SHA-256), and the others are of nothing, so that their number
          tells nothing. On that day, or by its developer’s choice before, value and salt are shown here, and anybody
          can hash them.
        </p>
        {told.length === 0 ? <p>None is opened yet.</p> : null}
        <ul>
          {told.map(({ digest, by, value, salt }) => (
            <li key={digest} className="bw-words">
              <span className="bw-id">{digest.slice(0, 12)}</span>, opened{' '}
              {by === 'developer' ? 'by its developer' : 'as its day had come'}: {JSON.stringify({ salt, value })}
            </li>
          ))}
        </ul>
        <p className="bw-words bw-id">{commitments.map((one) => one.slice(0, 12)).join(' ')}</p>
      </details>
    </Section>
  );
}

function CountsTable({
  label,
  head,
  counts,
}: {
  readonly label: string;
  readonly head: string;
  readonly counts: Counts;
}): ReactNode {
  const rows = [...counts.cells, { label: 'All', count: counts.total }];
  return (
    <Table
      label={label}
      columns={[
        { head, cell: (row) => row.label },
        { head: 'Cases', cell: ({ count }) => count ?? 'withheld', isShort: true },
      ]}
      rows={rows}
      keyOf={(row) => row.label}
    />
  );
}

function daysTold(days: number | undefined): string {
  return days === undefined ? 'too few developers to tell' : `a median of ${days} calendar days`;
}
