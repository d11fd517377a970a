// Who belongs to the organization, as what; who is invited.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { changeMember, invite, listInvitations, listMembers, removeMember, withdrawInvitation } from '#api/members.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import type { Role } from '#core/parties/permissions.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { InviteForm } from '#portal/components/members/invite-form.tsx';
import { NotInRole } from '#portal/components/page-states.tsx';
import { roleNames } from '#portal/components/permission-words.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { SelectInPlace } from '#portal/components/select-in-place.tsx';
import { ShownOnce } from '#portal/components/shown-once.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';

type Member = AnswerOf<typeof listMembers>['members'][number];
type Invitation = AnswerOf<typeof listInvitations>['invitations'][number];
type Change = ReturnType<typeof useChange>;

export function MembersPage(): ReactNode {
  usePageTitle('Members');
  const manages = useMay('members.manage');
  return (
    <>
      <h1 tabIndex={-1}>Members</h1>
      {useMay('members.read') ? <Members manages={manages} /> : <NotInRole what="seeing its members" />}
      {manages ? <Invitations /> : null}
    </>
  );
}

function Members({ manages }: { readonly manages: boolean }): ReactNode {
  const { id: org } = useOrganization();
  const after = useAfterId<'person'>();
  const answering = useAnswer(listMembers, { params: { org }, query: { after } });
  const change = useChange();
  const columns = manages ? [...columnsOf(org, change), movesOf(org, change)] : columnsOf(org, undefined);
  return (
    <Answered answering={answering} what="the members">
      {({ members, next }) => (
        <>
          {manages && next === undefined && isAlone(members) ? (
            <p>
              There is one administrator. Invite a second: whoever loses their device needs one, and some changes take
              two people.
            </p>
          ) : null}
          <Table label="Members" columns={columns} rows={members} keyOf={({ id }) => id} />
          <Pages next={next} />
        </>
      )}
    </Answered>
  );
}

function isAlone(members: readonly Member[]): boolean {
  return members.filter(({ role, state }) => role === 'administrator' && state === 'active').length === 1;
}

type Org = ReturnType<typeof useOrganization>['id'];

function columnsOf(org: Org, change: Change | undefined): readonly Column<Member>[] {
  const give = async (person: PersonId, role: Role): Promise<string | undefined> => {
    const changed = await change?.(changeMember, { params: { org, person }, body: { role } });
    return changed === undefined || changed.ok ? undefined : changed.failure.why;
  };
  return [
    {
      head: 'Member',
      cell: ({ name, email }) => (
        <>
          {name} <span className="bw-quiet">{email}</span>
        </>
      ),
    },
    {
      head: 'Role',
      cell: ({ id, name, role, state }) => (
        <SelectInPlace
          label={`Role of ${name}`}
          stated={{ value: role }}
          words={roleNames}
          onChoose={change === undefined || state === 'removed' ? undefined : async (next) => give(id, next)}
        />
      ),
    },
    { head: 'State', cell: ({ state }) => state, isShort: true },
    { head: 'Since', cell: ({ since }) => <Instant at={since} />, isShort: true },
  ];
}

function movesOf(org: Org, change: Change): Column<Member> {
  return {
    head: 'Change',
    cell: ({ id: person, name, state }) => {
      if (state === 'removed') return null;
      const isSuspended = state === 'suspended';
      return (
        <>
          <PressAndSay
            text={isSuspended ? 'Let in again' : 'Suspend'}
            label={`${isSuspended ? 'Let in again' : 'Suspend'}: ${name}`}
            press={async () => change(changeMember, { params: { org, person }, body: { suspended: !isSuspended } })}
          />{' '}
          <PressAndSay
            text="Remove"
            label={`Remove ${name}`}
            surely={`${name} sees nothing here any more, from the next request on.`}
            press={async () => change(removeMember, { params: { org, person } })}
          />
        </>
      );
    },
  };
}

function Invitations(): ReactNode {
  const { id: org, permissions } = useOrganization();
  const answering = useAnswer(listInvitations, { params: { org } });
  const change = useChange();
  const [link, setLink] = useState<string>();
  const send = async (email: string, role: Role): Promise<string | undefined> => {
    const made = await change(invite, { params: { org }, body: { email, role } });
    if (!made.ok) return made.failure.why;
    setLink(made.value.link);
    return undefined;
  };
  return (
    <Section title="Invite somebody" id="invite">
      {link === undefined ? null : (
        <ShownOnce secret={link} onSeen={() => setLink(undefined)}>
          <p>
            <strong>Hand this link to whom you invite</strong>, by a way that only they read. It works once, for a week,
            and is not shown again.
          </p>
        </ShownOnce>
      )}
      <InviteForm permissions={permissions} onInvite={send} />
      <p className="bw-small">
        Somebody accepted and can’t sign in, since no passkey came of it? Invite the same address again, and remove the
        account that they could not use.
      </p>
      <Answered answering={answering} what="the invitations">
        {({ invitations }) =>
          invitations.length === 0 ? null : (
            <>
              <h3>Invitations so far</h3>
              <Table
                label="Invitations"
                columns={invitationColumns(org, change)}
                rows={invitations}
                keyOf={({ id }) => id}
              />
            </>
          )
        }
      </Answered>
    </Section>
  );
}

function invitationColumns(org: Org, change: Change): readonly Column<Invitation>[] {
  return [
    { head: 'Invited', cell: ({ email }) => email },
    { head: 'As', cell: ({ role }) => roleNames[role], isShort: true },
    {
      head: 'State',
      cell: ({ state, isExpired, expiresAt }) =>
        state === 'open' ? (
          <>
            {isExpired ? 'expired' : 'open until'} <Instant at={expiresAt} />
          </>
        ) : (
          state
        ),
      isShort: true,
    },
    {
      head: 'Take back',
      cell: ({ id: invitation, email, state, isExpired }) =>
        state === 'open' && !isExpired ? (
          <PressAndSay
            text="Take back"
            label={`Take back the invitation of ${email}`}
            press={async () => change(withdrawInvitation, { params: { org, invitation } })}
          />
        ) : null,
    },
  ];
}
