import { showProvider as endpoint } from '#api/grants.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { findProvider } from '#server/postgres/organizations.ts';

export const showProvider = operation(endpoint, async ({ inTransaction }, { params: { provider } }) => {
  const found = await inTransaction((tx) => findProvider(tx, provider));
  if (found === undefined) return refuse('object.absent', 'There is no such provider.');
  return accept({ id: provider, ...found });
});
