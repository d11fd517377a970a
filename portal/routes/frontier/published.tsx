// What everybody may know of how developers were treated: without signing in.
import type { ReactNode } from 'react';
import { listEditions } from '#api/frontier/fairness.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import { EditionCard } from '#portal/components/frontier/fairness/edition-card.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function PublishedPage(): ReactNode {
  usePageTitle('Are developers treated alike?');
  const answering = useAnswer(listEditions, {});
  return (
    <Entrance>
      <h1 tabIndex={-1}>Are developers treated alike?</h1>
      <p>
        Developers of AI may, by their own choice, ask the government whether a model is a covered frontier model (order
        14409, section 3). An independent overseer reads how each is treated, and publishes this each quarter. Only what
        was answered is counted: that somebody did not take part, or left, is in none of it.
      </p>
      <p>
        <a href={paths.frontierPartners}>How trusted partners are chosen, and how to apply</a>
      </p>
      <Answered answering={answering} what="what is published">
        {({ least, editions }) => (
          <>
            <p>
              Figures of fewer than {least} developers are withheld, and beside them others from which they could be
              worked out. A case is counted in one quarter, once.
            </p>
            {editions.length === 0 ? <p>Nothing is published yet.</p> : null}
            {editions.toReversed().map((one) => (
              <EditionCard key={one.edition.period} edition={one} />
            ))}
          </>
        )}
      </Answered>
    </Entrance>
  );
}
