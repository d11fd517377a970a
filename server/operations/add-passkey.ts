import { addPasskey as endpoint } from '#api/me.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { takeCeremony } from '#server/postgres/ceremonies.ts';
import { spendProof } from '#server/postgres/one-time-links.ts';
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
    const { challenge, isByLink } = keptChallenge.parse(kept);
    const checked = await made(signIn.party, challenge, body.response);
    if (!checked.ok) return checked;
    // A link stands in for the proof once, however many were begun with it; before anything is kept, since both would be.
    const isSpent = await spendProof(tx, sessionId);
    if (isByLink && !isSpent) return ceremonyAbsent;
    const isKept = await keep(tx, { ...checked.value, personId, name: body.name });
    if (!isKept) return refuse('passkey.taken', 'This passkey is known here already.');
    await stepUpSession(tx, sessionId, personId);
    await recordOfPerson(tx, ids, personId, 'person.added_passkey');
    return accept({ id: checked.value.id });
  }),
);
