import { permissionsOf, type Permission } from '#core/parties/permissions.ts';
import type { BroughtInvitation } from '#server/postgres/invitations.ts';

/** What who invited holds now: nothing where they are no member any more; `undefined` where nobody of the organization did. */
export function inviterHolds({ invitation, inviter }: BroughtInvitation): readonly Permission[] | undefined {
  if (invitation.invitedBy === undefined) return undefined;
  return inviter === undefined ? [] : permissionsOf(inviter.role);
}
