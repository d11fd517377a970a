// Oneself: the passkeys that one signs in with, and where one is signed in.
import type { ReactNode } from 'react';
import { endMySession, listMyPasskeys, listMySessions, removePasskey, showMe } from '#api/me.ts';
import type { AnswerOf } from '#api/endpoint.ts';
import { failureOf } from '#portal/asking/failure.ts';
import { makePasskey } from '#portal/asking/passkeys.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { CopyButton } from '#portal/components/copy-button.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { NewPasskey } from '#portal/components/sign-in/new-passkey.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { usePageTitle } from '#portal/page-title.ts';

export function AccountPage(): ReactNode {
  usePageTitle('You');
  return (
    <>
      <h1 tabIndex={-1}>Your passkeys and sessions</h1>
      <Me />
      <Passkeys />
      <Sessions />
    </>
  );
}

function Me(): ReactNode {
  return (
    <Answered answering={useAnswer(showMe, {})} what="who you are">
      {({ id, name, email }) => (
        <dl className="bw-parts">
          <dt>You are</dt>
          <dd>
            {name} <span className="bw-quiet">{email}</span>
          </dd>
          <dt>Your id</dt>
          <dd>
            <code>{id}</code> <CopyButton text={id} what="your id" />
            <span className="bw-source">Whoever reads you into a need-to-know group asks for it.</span>
          </dd>
        </dl>
      )}
    </Answered>
  );
}

type Passkey = AnswerOf<typeof listMyPasskeys>['passkeys'][number];

function Passkeys(): ReactNode {
  const answering = useAnswer(listMyPasskeys, {});
  const queries = useQueryClient();
  const change = useChange();
  const columns: readonly Column<Passkey>[] = [
    { head: 'Passkey', cell: ({ name }) => name },
    { head: 'Made', cell: ({ createdAt }) => <Instant at={createdAt} />, isShort: true },
    {
      head: 'Last used',
      cell: ({ usedAt }) => (usedAt === undefined ? 'never' : <Instant at={usedAt} />),
      isShort: true,
    },
    {
      head: 'Remove',
      cell: ({ id, name }) => (
        <PressAndSay
          text="Remove"
          label={`Remove the passkey ${name}`}
          press={async () => change(removePasskey, { params: { passkey: id } })}
        />
      ),
    },
  ];
  return (
    <Section title="Passkeys" id="passkeys">
      <Answered answering={answering} what="your passkeys">
        {({ passkeys }) => (
          <>
            {passkeys.length === 1 ? (
              <p>One passkey. Make a second on another device, so that losing this one does not lock you out.</p>
            ) : null}
            {passkeys.length === 0 ? <p>None yet. Without one you need a new one-time link each time.</p> : null}
            {passkeys.length === 0 ? null : (
              <Table label="Your passkeys" columns={columns} rows={passkeys} keyOf={({ id }) => id} />
            )}
          </>
        )}
      </Answered>
      <NewPasskey
        onMake={async (name) => {
          try {
            await makePasskey(name);
            await queries.invalidateQueries();
            return undefined;
          } catch (error) {
            return failureOf(error).why;
          }
        }}
      />
    </Section>
  );
}

type Session = AnswerOf<typeof listMySessions>['sessions'][number];

function Sessions(): ReactNode {
  const answering = useAnswer(listMySessions, {});
  const change = useChange();
  const columns: readonly Column<Session>[] = [
    { head: 'Signed in', cell: ({ createdAt }) => <Instant at={createdAt} />, isShort: true },
    { head: 'Last seen', cell: ({ seenAt }) => <Instant at={seenAt} />, isShort: true },
    { head: 'Ends', cell: ({ expiresAt }) => <Instant at={expiresAt} />, isShort: true },
    {
      head: 'Sign out',
      cell: ({ id, isThis }) =>
        isThis ? (
          'this one'
        ) : (
          <PressAndSay
            text="Sign out there"
            label="Sign out this session"
            press={async () => change(endMySession, { params: { session: id } })}
          />
        ),
    },
  ];
  return (
    <Section title="Where you are signed in" id="sessions">
      <Answered answering={answering} what="your sessions">
        {({ sessions }) => <Table label="Your sessions" columns={columns} rows={sessions} keyOf={({ id }) => id} />}
      </Answered>
    </Section>
  );
}
