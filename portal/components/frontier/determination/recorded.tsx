import type { ReactNode } from 'react';
import { officeText, verdictWords, viewWords, type Recorded } from '#portal/components/frontier/determination/words.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Table } from '#portal/components/table.tsx';

/** A determination with all it rests on, by digests that anyone who holds the same things can make again. */
export function RecordedCard({ recorded }: { readonly recorded: Recorded }): ReactNode {
  const { number, at, verdict, levels, criteria, evidence, digest, follows, offices } = recorded;
  return (
    <article aria-label={`Determination ${number}`}>
      <h3>
        Determination {number}, <Instant at={at} />
      </h3>
      <p>{verdictWords[verdict]}.</p>
      {levels.length === 0 ? null : (
        <Table
          label="Levels"
          columns={[
            { head: 'Level', cell: ({ level }) => level },
            { head: 'By the criteria', cell: (one) => one.verdict },
          ]}
          rows={levels}
          keyOf={({ level }) => level}
        />
      )}
      <p>{offices.map(({ office, view }) => `${officeText(office)} ${viewWords[view]}`).join('; ')}.</p>
      <details>
        <summary>What it rests on</summary>
        <dl className="bw-facts">
          <dt>Criteria</dt>
          <dd>
            Version {criteria.version}, published <Instant at={criteria.publishedAt} />
            <br />
            <code className="bw-id">{criteria.digest}</code>
          </dd>
          <dt>Evidence</dt>
          <dd>
            <code className="bw-id">{evidence}</code>
          </dd>
          <dt>This record</dt>
          <dd>
            <code className="bw-id">{digest}</code>
          </dd>
          {follows === undefined ? null : (
            <>
              <dt>Follows</dt>
              <dd>
                <code className="bw-id">{follows}</code>
              </dd>
            </>
          )}
        </dl>
      </details>
    </article>
  );
}
