// A passkey was used: whose it is, if the answer holds.
import { z } from 'zod';
import { refuse, accept, type Decision } from '#core/kernel/decision.ts';
import type { PersonId, SessionId } from '#core/kernel/ids.ts';
import { takeCeremony, type CeremonyId } from '#server/postgres/ceremonies.ts';
import { countPasskey, findPasskey } from '#server/postgres/passkeys.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { used, type RelyingParty, type UseAnswer } from '#server/sign-in/passkeys.ts';

/** What was asked of the browser, by whom, and what it answered. */
export interface PasskeyUse {
  readonly ceremony: CeremonyId;
  readonly kind: 'use-passkey' | 'step-up';
  readonly sessionId: SessionId | undefined;
  readonly response: UseAnswer;
}

/** `isByLink`: a one-time link of the operator stood in for the proof that adding another passkey asks for. */
export const keptChallenge = z.object({ challenge: z.string(), isByLink: z.boolean().default(false) });

const unproven = refuse('passkey.unproven' as const, 'The passkey does not prove who you are here. Try again.');
export const ceremonyAbsent = refuse(
  'ceremony.absent' as const,
  'This took too long, or was answered before. Begin again.',
);

/** In a transaction of the service `sign-in`. A challenge counts once, whether the answer holds or not. */
export async function checkPasskey(
  tx: Transaction,
  party: RelyingParty,
  { ceremony, kind, sessionId, response }: PasskeyUse,
): Promise<Decision<PersonId, 'ceremony.absent' | 'passkey.unproven'>> {
  const kept = await takeCeremony(tx, ceremony, { kind, sessionId });
  if (kept === undefined) return ceremonyAbsent;
  const passkey = await findPasskey(tx, response.id);
  if (passkey === undefined) return unproven;
  const checked = await used(party, keptChallenge.parse(kept).challenge, { passkey, response });
  if (!checked.ok) return checked;
  await countPasskey(tx, passkey.id, checked.value.counter);
  return accept(passkey.personId);
}
