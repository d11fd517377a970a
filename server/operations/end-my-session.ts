import { endMySession as endpoint } from '#api/me.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { endSession } from '#server/postgres/sessions.ts';

export const endMySession = operation(endpoint, async ({ inTransaction }, { params }) => {
  const isEnded = await inTransaction((tx) => endSession(tx, params.session));
  return isEnded ? accept(undefined) : refuse('object.absent', 'You are not signed in there.');
});
