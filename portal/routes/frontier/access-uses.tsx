// What was done by access to a model, for its developer.
import type { ReactNode } from 'react';
import { listAccessUses } from '#api/frontier/grants.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { toldUse } from '#portal/components/frontier/access/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table } from '#portal/components/table.tsx';

export function AccessUses(): ReactNode {
  const { id: model } = useModel();
  const after = useAfterId<'grant-use'>();
  const answering = useAnswer(listAccessUses, { params: { model }, query: { after } });
  return (
    <Section title="What they did with it" id="uses">
      <Answered answering={answering} what="the uses">
        {({ uses, next }) => (
          <>
            {uses.length === 0 ? (
              <p>Nobody used it yet.</p>
            ) : (
              <Table
                label="Uses of access, newest first"
                columns={[
                  { head: 'Who', cell: ({ knownAs }) => knownAs },
                  { head: 'What', cell: ({ what }) => toldUse(what) },
                  { head: 'When', cell: ({ at }) => <Instant at={at} />, isShort: true },
                ]}
                rows={uses}
                keyOf={({ id }) => id}
              />
            )}
            <Pages next={next} />
          </>
        )}
      </Answered>
    </Section>
  );
}
