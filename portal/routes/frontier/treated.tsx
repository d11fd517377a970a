// How a developer is treated with one model: what the fairness ledger holds of it, and what was committed to.
import type { ReactNode } from 'react';
import { listModelFairness, openCommitment } from '#api/frontier/fairness.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { EntriesTable } from '#portal/components/frontier/fairness/entries-table.tsx';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import * as paths from '#portal/paths.ts';

export function TreatedPage(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(listModelFairness, { params: { model } });
  const change = useChange();
  return (
    <Answered answering={answering} what="the ledger of this model">
      {({ entries, commitments }) => (
        <>
          <p>
            An independent overseer compares how developers are treated, and learns of this model its codename alone.
            You see what it sees of you, but for what offices say among themselves. Of something that was asked for
            beside the framework you can <a href={paths.frontierLedger}>tell the overseer</a>.
          </p>
          <Section title="What the ledger holds" id="entries">
            <EntriesTable label="Entries of this model" entries={entries} />
          </Section>
          <Section title="What was committed to in public" id="commitments">
            {commitments.length === 0 ? <p>Nothing of this model stands in what was published.</p> : null}
            <ul>
              {commitments.map(({ digest, period, opensOn, isOpened, value }) => (
                <li key={digest} className="bw-words">
                  <span className="bw-id">{digest.slice(0, 12)}</span>, of the quarter to {period}:{' '}
                  {JSON.stringify(value)}.{' '}
                  {isOpened ? (
                    'Opened.'
                  ) : (
                    <>
                      Opened from {opensOn} on, or{' '}
                      <PressAndSay
                        text="Open it now"
                        label={`Open it now: ${digest.slice(0, 12)}`}
                        surely="Everybody will read it, and it stays."
                        press={() => change(openCommitment, { params: { model, digest } })}
                      />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Answered>
  );
}
