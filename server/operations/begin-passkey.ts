import { beginPasskey as endpoint } from '#api/me.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { keepCeremony } from '#server/postgres/ceremonies.ts';
import { linkProves } from '#server/postgres/one-time-links.ts';
import { listPasskeys } from '#server/postgres/passkeys.ts';
import { findPerson } from '#server/postgres/persons.ts';
import { askToMake } from '#server/sign-in/passkeys.ts';

/**
 * The first one by any session of the person; another only by whoever has just proved to hold one of them, or came by a link
 * of whoever runs the service: that proves it for one.
 */
export const beginPasskey = operation(endpoint, async ({ ids, clock, signIn, inTransaction, asker }) => {
  const [person, existing] = await inTransaction(async (tx) => [
    await findPerson(tx, asker.personId),
    await listPasskeys(tx, asker.personId),
  ]);
  const { steppedUpUntil } = asker;
  const isProven = steppedUpUntil !== undefined && Temporal.Instant.compare(clock.now(), steppedUpUntil) < 0;
  const { sessionId } = asker;
  const isByLink = existing.length > 0 && !isProven && (await signIn.transact((tx) => linkProves(tx, sessionId)));
  if (person === undefined || asker.kind === 'token' || (existing.length > 0 && !isProven && !isByLink)) {
    return refuse('passkey.step_up', 'Prove with one of your passkeys that it is you, then add another.');
  }
  const options = await askToMake(signIn.party, { id: asker.personId, name: person.email }, existing);
  const ceremony = ids.next<'ceremony'>();
  const kept = { challenge: options.challenge, isByLink };
  await signIn.transact((tx) => keepCeremony(tx, { ceremonyId: ceremony, kind: 'make-passkey', sessionId, kept }));
  return accept({ ceremony, options });
});
