// Whose a cookie or a token is: asked of the database with each request, so that what was revoked a moment ago opens nothing.
import { assert } from '#core/kernel/assert.ts';
import type { Pool } from 'pg';
import type { Asker } from '#server/operations/context.ts';
import { touchSession } from '#server/postgres/sessions.ts';
import { inTransaction, NoSession } from '#server/postgres/transaction.ts';
import { isToken } from '#server/sign-in/api-token.ts';

/** As it was sent; any text. */
export interface Credential {
  readonly kind: 'cookie' | 'bearer';
  readonly secret: string;
}

const cookieForm = /^[0-9a-f]{64}$/;

export function sessionsBySecret(pool: Pool): { readonly of: (credential: Credential) => Promise<Asker | undefined> } {
  return {
    of: async ({ kind, secret }) => {
      // What has not even the form of one is not looked up; a token is no cookie, and the other way round.
      if (!(kind === 'cookie' ? cookieForm.test(secret) : isToken(secret))) return undefined;
      try {
        return await inTransaction(pool, secret, async (tx, entered) => {
          assert(entered !== undefined, 'a secret was entered with');
          const { sessionId, personId, tokenId, steppedUpUntil, kind: own } = entered;
          if (own === 'service' || personId === undefined) return undefined;
          if ((own === 'token') !== (kind === 'bearer')) return undefined;
          await touchSession(tx);
          return { sessionId, secret, kind: own, personId, tokenId, steppedUpUntil };
        });
      } catch (error) {
        if (error instanceof NoSession) return undefined;
        throw error;
      }
    },
  };
}
