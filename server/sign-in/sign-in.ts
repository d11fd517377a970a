// What operations of sign-in are given beside the rest: the relying party, and transactions as the service `sign-in`, which
// alone may look up passkeys and links and open sessions.
import { assert } from '#core/kernel/assert.ts';
import type { PersonId, SessionId } from '#core/kernel/ids.ts';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import { openSession } from '#server/postgres/sessions.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Providers } from '#server/sign-in/identity-provider.ts';
import type { RelyingParty } from '#server/sign-in/passkeys.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

export interface SignIn {
  readonly party: RelyingParty;
  readonly providers: Providers;
  /** Where people reach this server, without a slash at the end: `http://localhost:8080`. */
  readonly publicUrl: string;
  /** Runs `work` in a transaction of the service `sign-in`. */
  readonly transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
}

/** A session ends after so long, however it is used (migrations/0024). */
export const sessionMaxAgeS = 12 * 60 * 60;

interface Opening {
  readonly ids: Ids;
  readonly random: Random;
  /** Whether a passkey proved who it is just now. */
  readonly isProven: boolean;
  /** Where something speaks of it already. */
  readonly sessionId?: SessionId;
}

/** Opens a session and answers its secret, for the cookie. `undefined` for a person who is suspended. */
export async function openSessionOf(
  tx: Transaction,
  personId: PersonId,
  { ids, random, isProven, sessionId = ids.next<'session'>() }: Opening,
): Promise<string | undefined> {
  const secret = makeSecret(random);
  assert(secret.length === 64, 'a secret of a session is 64 characters');
  const session = { sessionId, secretHash: hashOf(secret), personId, isProven };
  return (await openSession(tx, session)) ? secret : undefined;
}
