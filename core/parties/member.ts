// Members of an organization and how they come, change and go. The last administrator can't go.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { permissionsOf, type Permission, type Role } from '#core/parties/permissions.ts';

export const memberStates = ['active', 'suspended', 'removed'] as const;

export type MemberState = (typeof memberStates)[number];

/** A person in an organization. */
export interface Member {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly state: MemberState;
  /** When the person came, or came back. */
  readonly since: Temporal.Instant;
}

export type MemberMove =
  | { readonly move: 'change_role'; readonly role: Role }
  | { readonly move: 'suspend' }
  | { readonly move: 'resume' }
  | { readonly move: 'remove' };

export type MemberRefusal = 'member.last_administrator' | 'member.beyond_own' | 'member.wrong_state';

/** From which states each move leads, and where to; a change of role leaves the state. */
const moves: Readonly<
  Record<MemberMove['move'], { readonly from: readonly MemberState[]; readonly to?: MemberState }>
> = {
  change_role: { from: ['active', 'suspended'] },
  suspend: { from: ['active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  remove: { from: ['active', 'suspended'], to: 'removed' },
};

/** Who moves a member, and who else is there. */
export interface MemberMoveCircumstances {
  /** What the mover holds in this organization as a member of it, not by a grant. */
  readonly moverHolds: readonly Permission[];
  /** All members of the organization, this one too. */
  readonly members: readonly Member[];
}

/** The member after the move. */
export function moveMember(
  member: Member,
  move: MemberMove,
  { moverHolds, members }: MemberMoveCircumstances,
): Decision<Member, MemberRefusal> {
  const { from, to } = moves[move.move];
  if (!from.includes(member.state)) {
    return refuse('member.wrong_state', `That can't be done with a member who is ${member.state}.`);
  }
  const role = move.move === 'change_role' ? move.role : member.role;
  const state = to ?? member.state;
  const gives = move.move === 'change_role' || move.move === 'resume';
  if (gives && !holdsAllOf(moverHolds, role)) return refuseBeyondOwn();
  const isAdministrator = member.role === 'administrator' && member.state === 'active';
  if (isAdministrator && (role !== 'administrator' || state !== 'active') && countAdministrators(members) <= 1) {
    return refuse(
      'member.last_administrator',
      'This is the last administrator: make somebody else one first, or nobody could manage the organization.',
    );
  }
  return accept({ ...member, role, state });
}

/** Whether these permissions cover all that the role would give: nobody gives what they don't have. */
export function holdsAllOf(held: readonly Permission[], role: Role): boolean {
  return permissionsOf(role).every((permission) => held.includes(permission));
}

export function refuseBeyondOwn(): {
  readonly ok: false;
  readonly code: 'member.beyond_own';
  readonly why: string;
} {
  return refuse('member.beyond_own', 'You can give nobody a role that may do more than you may.');
}

function countAdministrators(members: readonly Member[]): number {
  return members.filter(({ role, state }) => role === 'administrator' && state === 'active').length;
}
