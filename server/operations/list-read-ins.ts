import { listReadIns as endpoint } from '#api/compartments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listReadIns as read } from '#server/postgres/compartments.ts';

export const listReadIns = operation(endpoint, async ({ inTransaction }, { params: { org, compartment } }) => {
  const found = await inTransaction((tx) => read(tx, org, compartment));
  if (found.length === 0) return refuse('object.absent', 'There is no such compartment.');
  return accept({
    readIns: found.map(({ personId, knownAs, purposes, state, expiresAt }) => ({
      person: personId,
      knownAs,
      purposes: [...purposes],
      state: state.state,
      expiresAt: expiresAt.toString(),
    })),
  });
});
