import { revokeToken as endpoint } from '#api/tokens.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { revokeApiToken } from '#server/postgres/sessions.ts';

export const revokeToken = operation(endpoint, async ({ inTransaction }, { params }) => {
  const isEnded = await inTransaction((tx) => revokeApiToken(tx, params.org, params.token));
  return isEnded ? accept(undefined) : refuse('object.absent', 'There is no such live token here.');
});
