import { inviteAgain as endpoint } from '#api/enrolments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { invitationHours } from '#core/parties/invitation.ts';
import { operation } from '#server/operations/context.ts';
import { invitationLink } from '#server/parties/invitation-link.ts';
import { inviteAgain as write } from '#server/postgres/enrolments.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

/** In both ledgers: who comes into the organization later sees that somebody else made its link, and who was put out for it. */
export const inviteAgain = operation(
  endpoint,
  ({ inTransaction, ids, clock, random, signIn }, { params: { org, organization } }) =>
    inTransaction(async (tx) => {
      const code = makeSecret(random);
      const invitationId = ids.next<'invitation'>();
      const expiresAt = clock.now().add({ hours: invitationHours });
      const invitation = { organizationId: organization, invitationId, codeHash: hashOf(code), expiresAt };
      const made = await write(tx, org, invitation);
      if (made === undefined) {
        return refuse('object.absent', 'There is no such organization, or somebody of it can sign in.');
      }
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'organization', id: organization },
        kind: 'organization.invited_again',
      });
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: organization,
        object: { kind: 'invitation', id: invitationId },
        kind: 'invitation.made',
        after: 'administrator',
      });
      for (const id of made.removed) {
        await recordEvent(tx, {
          eventId: ids.next<'event'>(),
          organizationId: organization,
          object: { kind: 'member', id },
          kind: 'member.removed',
        });
      }
      const { administrator } = made;
      return accept({ administrator, link: invitationLink(signIn, code), expiresAt: expiresAt.toString() });
    }),
);
