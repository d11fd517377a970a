import { finishStepUp as endpoint } from '#api/sign-in.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { stepUpSession } from '#server/postgres/sessions.ts';
import { checkPasskey } from '#server/sign-in/check-passkey.ts';
import { recordOfPerson } from '#server/sign-in/record-of-person.ts';

/** By a passkey of the very person whose session it is. */
export const finishStepUp = operation(endpoint, async ({ ids, signIn, asker: { sessionId, personId } }, { body }) =>
  signIn.transact(async (tx) => {
    const { ceremony, response } = body;
    const checked = await checkPasskey(tx, signIn.party, { ceremony, kind: 'step-up', sessionId, response });
    if (!checked.ok) return checked;
    const isDone = checked.value === personId && (await stepUpSession(tx, sessionId, personId));
    if (!isDone) return refuse('passkey.unproven', 'That passkey is not one of yours.');
    await recordOfPerson(tx, ids, personId, 'person.proved');
    return accept(undefined);
  }),
);
