// Enrolled organizations that nobody can sign in to yet: another link for those whose first one was lost or ran out.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { inviteAgain, listEnrolments } from '#api/enrolments.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { OrganizationIdText } from '#portal/components/parties/organization-id-text.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { ShownOnce } from '#portal/components/shown-once.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

type Waiting = AnswerOf<typeof listEnrolments>['organizations'][number];

/** Shown of those that wait. */
const shownMax = 200;

/** Nothing where none waits. */
export function WaitingEnrolments(): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const [made, setMade] = useState<{ readonly name: string; readonly administrator: string; readonly link: string }>();
  const answering = useAnswer(listEnrolments, { params: { org }, query: { limit: shownMax } });
  const again = async ({ id: organization, name }: Waiting) => {
    const done = await change(inviteAgain, { params: { org, organization } });
    if (done.ok) setMade({ name, ...done.value });
    return done;
  };
  return (
    <Answered answering={answering} what="those who wait for their first administrator">
      {({ organizations, next }) =>
        organizations.length === 0 && made === undefined ? null : (
          <Section title="Enrolled, and nobody can sign in yet" id="waiting">
            {made === undefined ? null : (
              <ShownOnce secret={made.link} onSeen={() => setMade(undefined)}>
                <p>
                  <strong>
                    Hand this link to {made.administrator}, for {made.name}
                  </strong>
                  , by a way that only they read. It works once, for a week, and is not shown again; the one before
                  works no more.
                </p>
              </ShownOnce>
            )}
            <p>
              Until somebody there has made a passkey, you can make another link: where the first one was lost, ran out,
              or was accepted and no passkey came of it.
            </p>
            <Table
              label="Waiting for their first administrator"
              columns={[...columns, againColumn(again)]}
              rows={organizations}
              keyOf={({ id }) => id}
            />
            {next === undefined ? null : <p>More wait than these {shownMax}, the newest.</p>}
          </Section>
        )
      }
    </Answered>
  );
}

const columns: readonly Column<Waiting>[] = [
  { head: 'Organization', cell: ({ name }) => name },
  { head: 'Its id', cell: ({ id, name }) => <OrganizationIdText id={id} name={name} /> },
  { head: 'Invited', cell: ({ administrator }) => administrator },
  {
    head: 'Its link',
    cell: ({ state, isExpired, expiresAt }) =>
      state === 'accepted' ? (
        'accepted, but no passkey was made'
      ) : state === 'withdrawn' ? (
        'taken back'
      ) : (
        <>
          {isExpired ? 'ran out' : 'open until'} <Instant at={expiresAt} />
        </>
      ),
  },
];

function againColumn(again: (waiting: Waiting) => ReturnType<ReturnType<typeof useChange>>): Column<Waiting> {
  return {
    head: 'Another',
    cell: (waiting) => (
      <PressAndSay
        text="Make a new link"
        label={`Make a new link for ${waiting.name}`}
        surely={
          waiting.state === 'accepted'
            ? 'The link before works no more, and who accepted it is put out.'
            : 'The link before works no more.'
        }
        press={async () => again(waiting)}
      />
    ),
  };
}
