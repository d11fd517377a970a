import { invite as endpoint } from '#api/members.ts';
import { accept } from '#core/kernel/decision.ts';
import { invitationHours, mayInvite } from '#core/parties/invitation.ts';
import { operation } from '#server/operations/context.ts';
import { invitationLink } from '#server/parties/invitation-link.ts';
import { holdsAsMember } from '#server/parties/holds.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertInvitation } from '#server/postgres/invitations.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

export const invite = operation(
  endpoint,
  ({ inTransaction, asker, ids, clock, random, signIn }, { params: { org }, body: { email, role } }) =>
    inTransaction(async (tx) => {
      const now = clock.now();
      const may = mayInvite(role, await holdsAsMember(tx, org, now));
      if (!may.ok) return may;
      const code = makeSecret(random);
      const invitationId = ids.next<'invitation'>();
      const expiresAt = now.add({ hours: invitationHours });
      await insertInvitation(
        tx,
        { invitationId, organizationId: org, email, role, invitedBy: asker.personId, expiresAt, state: 'open' },
        hashOf(code),
      );
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'invitation', id: invitationId },
        kind: 'invitation.made',
        after: role,
      });
      return accept({ id: invitationId, link: invitationLink(signIn, code), expiresAt: expiresAt.toString() });
    }),
);
