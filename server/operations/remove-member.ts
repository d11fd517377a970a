import { removeMember as endpoint } from '#api/members.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { moveMemberOf } from '#server/parties/move-member.ts';

export const removeMember = operation(endpoint, async (context, { params: { org, person } }) => {
  const moved = await moveMemberOf(context, { organizationId: org, personId: person }, { move: 'remove' });
  if (moved.ok) return accept(undefined);
  assert(moved.code !== 'member.beyond_own', 'removing gives nothing');
  return refuse(moved.code, moved.why);
});
