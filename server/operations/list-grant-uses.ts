import { listGrantUses as endpoint } from '#api/grants.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listGrantUses as read } from '#server/postgres/grants.ts';

const usesMax = 1000;

export const listGrantUses = operation(endpoint, async ({ inTransaction }, { params: { org, grant } }) => {
  const uses = await inTransaction((tx) => read(tx, org, grant, usesMax));
  if (uses === undefined) return refuse('object.absent', 'There is no such grant.');
  return accept({
    uses: uses.map(({ onDay, permission, personName }) => ({ on: onDay, permission, person: personName })),
  });
});
