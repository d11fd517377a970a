import { signOut as endpoint } from '#api/sign-in.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { endOtherSessions, endSession } from '#server/postgres/sessions.ts';

export const signOut = operation(endpoint, async ({ inTransaction, asker, cookies }, { body }) => {
  await inTransaction(async (tx) => {
    // The others first: with its own session gone, a transaction is nobody's.
    if (body.everywhere) await endOtherSessions(tx);
    await endSession(tx, asker.sessionId);
  });
  cookies.clear('breakwater');
  return accept(undefined);
});
