import { addPasskey as endpoint } from '#api/me.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { takeCeremony } from '#server/postgres/ceremonies.ts';
import { addPasskey as keep } from '#server/postgres/passkeys.ts';
import { stepUpSession } from '#server/postgres/sessions.ts';
import { ceremonyAbsent, keptChallenge } from '#server/sign-in/check-passkey.ts';
import { made } from '#server/sign-in/passkeys.ts';
import { recordOfPerson } from '#server/sign-in/record-of-person.ts';

/** Whoever made it has just proved to hold it: that counts as a step-up. */
export const addPasskey = operation(endpoint, async ({ ids, signIn, asker: { sessionId, personId } }, { body }) =>
  signIn.transact(async (tx) => {
    const kept = await takeCeremony(tx, body.ceremony, { kind: 'make-passkey', sessionId });
    if (kept === undefined) return ceremonyAbsent;
    const checked = await made(signIn.party, keptChallenge.parse(kept).challenge, body.response);
    if (!checked.ok) return checked;
    const isKept = await keep(tx, { ...checked.value, personId, name: body.name });
    if (!isKept) return refuse('passkey.taken', 'This passkey is known here already.');
    await stepUpSession(tx, sessionId, personId);
    await recordOfPerson(tx, ids, personId, 'person.added_passkey');
    return accept({ id: checked.value.id });
  }),
);
