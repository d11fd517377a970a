import type { ReactNode } from 'react';
import { shownFigure, shownInterval, type Result } from '#portal/components/frontier/evidence/words.ts';
import { Told } from '#portal/components/sourced-text.tsx';
import { Table } from '#portal/components/table.tsx';

type Level = Result['levels'][number];

/** What each level of the criteria comes to, and by which measure. */
export function LevelTable({ levels }: { readonly levels: readonly Level[] }): ReactNode {
  return (
    <>
      <h4>By levels of criteria</h4>
      {levels.map(({ level, verdict, reasons, thresholds, canaries }) => (
        <div key={level}>
          <p>
            <strong>
              <Told text={level} />: {verdict}
            </strong>
            . <Told text={reasons.join(' ')} />
          </p>
          <details>
            <summary>
              What was measured for <Told text={level} />
            </summary>
            <Table
              label={`Measures of ${level}`}
              rows={[
                ...thresholds.map((one) => ({ ...one, what: 'threshold' })),
                ...canaries.map((one) => ({ ...one, what: `canary: ${one.skill}` })),
              ]}
              keyOf={({ what, suite, measure, atLeast }) => `${what} ${suite} ${measure} ${atLeast}`}
              columns={[
                { head: 'Suite', cell: ({ suite, what }) => <Told text={`${suite}, ${what}`} /> },
                {
                  head: 'At least',
                  cell: ({ measure, atLeast }) => `${shownFigure(atLeast)} ${measure === 'p50' ? 'minutes' : 'solved'}`,
                },
                { head: 'Found', cell: ({ value }) => shownFigure(value), isShort: true },
                { head: '95 % interval', cell: ({ ci }) => shownInterval(ci), isShort: true },
                { head: 'Outcome', cell: ({ outcome }) => outcome },
              ]}
            />
          </details>
        </div>
      ))}
    </>
  );
}
