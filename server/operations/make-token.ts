import { makeToken as endpoint } from '#api/tokens.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { makeApiToken } from '#server/postgres/sessions.ts';
import { hintOf, makeToken as make } from '#server/sign-in/api-token.ts';
import { hashOf } from '#server/sign-in/secrets.ts';

/** It never holds more than its person: what it may is its scopes and what they may themselves, at the time of use. */
export const makeToken = operation(
  endpoint,
  async ({ clock, ids, random, inTransaction, asker }, { params: { org }, body: { name, scopes, days } }) => {
    if (asker.kind === 'token') return refuse('token.scope', 'A token can not make tokens.');
    const secret = make(random);
    const tokenId = ids.next<'token'>();
    const expiresAt = clock.now().add({ hours: 24 * days });
    const isMade = await inTransaction(async (tx) => {
      const done = await makeApiToken(tx, {
        organizationId: org,
        tokenId,
        sessionId: ids.next<'session'>(),
        secretHash: hashOf(secret),
        name,
        hint: hintOf(secret),
        scopes: [...new Set(scopes)],
        expiresAt,
      });
      if (done)
        await recordEvent(tx, {
          eventId: ids.next<'event'>(),
          organizationId: org,
          object: { kind: 'token', id: tokenId },
          kind: 'token.made',
        });
      return done;
    });
    return isMade
      ? accept({ id: tokenId, secret, expiresAt: expiresAt.toString() })
      : refuse('object.absent', 'There is no such organization, or none that you may see.');
  },
);
