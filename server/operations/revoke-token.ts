import { revokeToken as endpoint } from '#api/tokens.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { revokeApiToken } from '#server/postgres/sessions.ts';

export const revokeToken = operation(endpoint, async ({ ids, inTransaction }, { params }) => {
  const isEnded = await inTransaction(async (tx) => {
    const done = await revokeApiToken(tx, params.org, params.token);
    if (done)
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: params.org,
        object: { kind: 'token', id: params.token },
        kind: 'token.revoked',
      });
    return done;
  });
  return isEnded ? accept(undefined) : refuse('object.absent', 'There is no such live token here.');
});
