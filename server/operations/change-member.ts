import { changeMember as endpoint } from '#api/members.ts';
import { accept } from '#core/kernel/decision.ts';
import type { MemberMove } from '#core/parties/member.ts';
import { operation } from '#server/operations/context.ts';
import { moveMemberOf } from '#server/parties/move-member.ts';

export const changeMember = operation(endpoint, async (context, { params: { org, person }, body }) => {
  const move: MemberMove =
    'role' in body ? { move: 'change_role', role: body.role } : { move: body.suspended ? 'suspend' : 'resume' };
  const moved = await moveMemberOf(context, { organizationId: org, personId: person }, move);
  return moved.ok ? accept({ role: moved.value.role, state: moved.value.state }) : moved;
});
