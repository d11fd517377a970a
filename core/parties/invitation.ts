// Invitations into an organization: for one person, once, for a week.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { InvitationId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { holdsAllOf, refuseBeyondOwn, type Member } from '#core/parties/member.ts';
import type { Permission, Role } from '#core/parties/permissions.ts';

export const invitationStates = ['open', 'accepted', 'withdrawn'] as const;

/** A place in an organization, kept for whoever brings its code. The code itself is nowhere kept. */
export interface Invitation {
  readonly invitationId: InvitationId;
  readonly organizationId: OrganizationId;
  /** Where it was sent. */
  readonly email: string;
  readonly role: Role;
  /** `undefined` where the clearinghouse or a provider enrolled the organization and this is its first administrator. */
  readonly invitedBy: PersonId | undefined;
  readonly expiresAt: Temporal.Instant;
  readonly state: (typeof invitationStates)[number];
}

export const invitationHours = 7 * 24;

/** Asked for a member of the organization who holds these permissions as its member. */
export function mayInvite(role: Role, inviterHolds: readonly Permission[]): Decision<Role, 'member.beyond_own'> {
  return holdsAllOf(inviterHolds, role) ? accept(role) : refuseBeyondOwn();
}

/** Who brings the code, and what has become of things since it was sent. */
export interface Acceptance {
  readonly personId: PersonId;
  readonly at: Temporal.Instant;
  /** Their membership so far: one who was removed may come back by an invitation, one who is suspended not come round it. */
  readonly present: Member | undefined;
  /** What who invited holds now, as a member; `undefined` where nobody of the organization did. */
  readonly inviterHolds: readonly Permission[] | undefined;
}

type OpenRefusal = 'invitation.used' | 'invitation.withdrawn' | 'invitation.expired';

/** Whether whoever brings the code may accept; who invited must still be able to. */
export function whetherOpen(
  { state, role, expiresAt }: Invitation,
  inviterHolds: Acceptance['inviterHolds'],
  at: Temporal.Instant,
): Decision<undefined, OpenRefusal> {
  if (state === 'accepted') {
    return refuse(
      'invitation.used',
      'This invitation has been used. If it was by you and you made no passkey, ask who invited you for another; if it was not by you, tell them.',
    );
  }
  const inviterMayStill =
    inviterHolds === undefined || (inviterHolds.includes('members.manage') && mayInvite(role, inviterHolds).ok);
  if (state === 'withdrawn' || !inviterMayStill) {
    return refuse('invitation.withdrawn', 'This invitation has been taken back. Ask who invited you for another.');
  }
  if (Temporal.Instant.compare(at, expiresAt) >= 0) {
    return refuse('invitation.expired', 'This invitation has expired. Ask who invited you for another.');
  }
  return accept(undefined);
}

/** The member that whoever brings the code becomes. */
export function acceptInvitation(
  invitation: Invitation,
  { personId, at, present, inviterHolds }: Acceptance,
): Decision<Member, OpenRefusal | 'invitation.member_already'> {
  const open = whetherOpen(invitation, inviterHolds, at);
  if (!open.ok) return open;
  if (present !== undefined && present.state !== 'removed') {
    return refuse('invitation.member_already', 'You are a member of this organization already.');
  }
  const { organizationId, role } = invitation;
  return accept({ organizationId, personId, role, state: 'active', since: at });
}
