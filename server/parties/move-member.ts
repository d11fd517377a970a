// A member is moved: loaded, decided, saved, with its event.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { moveMember, type Member, type MemberMove, type MemberRefusal } from '#core/parties/member.ts';
import type { Context } from '#server/operations/context.ts';
import { holdsAsMember } from '#server/parties/holds.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { lockMembers, saveMember } from '#server/postgres/members.ts';

const kinds: Readonly<Record<MemberMove['move'], string>> = {
  change_role: 'member.role_changed',
  suspend: 'member.suspended',
  resume: 'member.resumed',
  remove: 'member.removed',
};

/** The member after the move. */
export function moveMemberOf(
  { inTransaction, ids, clock }: Pick<Context, 'inTransaction' | 'ids' | 'clock'>,
  of: { readonly organizationId: OrganizationId; readonly personId: PersonId },
  move: MemberMove,
): Promise<Decision<Member, MemberRefusal | 'object.absent'>> {
  const { organizationId, personId } = of;
  return inTransaction(async (tx) => {
    const members = await lockMembers(tx, organizationId);
    const member = members.find((one) => one.personId === personId);
    if (member === undefined) return refuse('object.absent', 'There is no such member.');
    const moverHolds = await holdsAsMember(tx, organizationId, clock.now());
    const moved = moveMember(member, move, { moverHolds, members });
    if (!moved.ok) return moved;
    await saveMember(tx, moved.value);
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId,
      object: { kind: 'member', id: personId },
      kind: kinds[move.move],
      before: `${member.role}, ${member.state}`,
      after: `${moved.value.role}, ${moved.value.state}`,
    });
    return accept(moved.value);
  });
}
