import { finishPasskeySignIn as endpoint } from '#api/sign-in.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { checkPasskey } from '#server/sign-in/check-passkey.ts';
import { recordOfPerson } from '#server/sign-in/record-of-person.ts';
import { openSessionOf, sessionMaxAgeS } from '#server/sign-in/sign-in.ts';

export const finishPasskeySignIn = operation(endpoint, async ({ ids, random, signIn, cookies }, { body }) => {
  const opened = await signIn.transact(async (tx) => {
    const { ceremony, response } = body;
    const checked = await checkPasskey(tx, signIn.party, {
      ceremony,
      kind: 'use-passkey',
      sessionId: undefined,
      response,
    });
    if (!checked.ok) return checked;
    const secret = await openSessionOf(tx, checked.value, { ids, random, isProven: true });
    if (secret !== undefined) await recordOfPerson(tx, ids, checked.value, 'person.signed_in');
    // A suspended person learns no more than whoever has no account.
    return secret === undefined
      ? refuse('passkey.unproven' as const, 'The passkey does not prove who you are here. Try again.')
      : accept(secret);
  });
  if (!opened.ok) return opened;
  cookies.set('breakwater', opened.value, { maxAgeS: sessionMaxAgeS });
  return accept(undefined);
});
