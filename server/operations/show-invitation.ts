import { showInvitation as endpoint } from '#api/members.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { whetherOpen } from '#core/parties/invitation.ts';
import { operation } from '#server/operations/context.ts';
import { inviterHolds } from '#server/parties/inviter.ts';
import { findBroughtInvitation } from '#server/postgres/invitations.ts';
import { hashOf } from '#server/sign-in/secrets.ts';

export const showInvitation = operation(endpoint, async ({ inTransaction, clock }, { params: { code } }) => {
  const found = await inTransaction((tx) => findBroughtInvitation(tx, hashOf(code)));
  if (found === undefined) return refuse('object.absent', 'There is no such invitation.');
  const { invitation, organizationName, inviter } = found;
  const open = whetherOpen(invitation, inviterHolds(found), clock.now());
  if (!open.ok) return open;
  return accept({
    organization: { id: invitation.organizationId, name: organizationName },
    role: invitation.role,
    email: invitation.email,
    invitedBy: inviter?.name,
    expiresAt: invitation.expiresAt.toString(),
  });
});
