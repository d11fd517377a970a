// An invitation, opened by its link: what it is for, then a name and a passkey, or the account that one has.
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { acceptInvitation, showInvitation } from '#api/members.ts';
import type { AnswerOf } from '#api/endpoint.ts';
import { client } from '#portal/asking/client.ts';
import { failureOf } from '#portal/asking/failure.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { roleDuties, roleNames } from '#portal/components/permission-words.ts';
import { enterAt, signInFirst } from '#portal/enter.ts';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';
import { FirstPasskey } from '#portal/routes/first-passkey.tsx';

type Invitation = AnswerOf<typeof showInvitation>;

export function InvitationPage(): ReactNode {
  usePageTitle('Invitation');
  const { code = '' } = useParams({ strict: false });
  const answering = useAnswer(showInvitation, { params: { code } });
  const [joined, setJoined] = useState<string>();
  return (
    <Entrance>
      {joined === undefined ? (
        <Answered answering={answering} what="invitation" isPart={false}>
          {(invitation) => <Accept code={code} invitation={invitation} onJoined={setJoined} />}
        </Answered>
      ) : (
        <FirstPasskey next={joined} />
      )}
    </Entrance>
  );
}

function Accept({
  code,
  invitation,
  onJoined,
}: {
  readonly code: string;
  readonly invitation: Invitation;
  /** Told where to go, once there is an account that has no passkey yet. */
  readonly onJoined: (next: string) => void;
}): ReactNode {
  const { organization, role, email, invitedBy, expiresAt } = invitation;
  const [name, setName] = useState('');
  const accept = async (): Promise<string | undefined> => {
    try {
      const body = name.trim() === '' ? {} : { name: name.trim() };
      const joined = await client.ask(acceptInvitation, { params: { code }, body });
      const next = paths.organizationHome(joined.organization);
      if (joined.isNewAccount) onJoined(next);
      else enterAt(next);
      return undefined;
    } catch (error) {
      return failureOf(error).why;
    }
  };
  return (
    <>
      <h1 tabIndex={-1}>Join {organization.name}</h1>
      <p>
        {invitedBy === undefined ? 'You are invited' : `${invitedBy} invites you`} as{' '}
        <strong>{roleNames[role].toLowerCase()}</strong>: one who {roleDuties[role]}.
      </p>
      <p className="bw-quiet bw-small">
        For {email}, until <Instant at={expiresAt} /> (UTC).
      </p>
      <Form submit="Join" onSubmit={accept}>
        <TextField
          label="Your name"
          hint="As the others will see it. Leave it empty if you are signed in here already."
          autoComplete="name"
          value={name}
          maxLength={200}
          onChange={setName}
        />
      </Form>
      <p className="bw-small">
        <a href={signInFirst(paths.invitation(code))}>I have an account here: sign in first</a>
      </p>
    </>
  );
}
