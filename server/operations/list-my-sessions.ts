import { listMySessions as endpoint } from '#api/me.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listSessions } from '#server/postgres/sessions.ts';

export const listMySessions = operation(endpoint, async ({ inTransaction }) => {
  const sessions = await inTransaction(listSessions);
  return accept({
    sessions: sessions.map(({ sessionId, createdAt, seenAt, expiresAt, isThis }) => ({
      id: sessionId,
      createdAt: createdAt.toString(),
      seenAt: seenAt.toString(),
      expiresAt: expiresAt.toString(),
      isThis,
    })),
  });
});
