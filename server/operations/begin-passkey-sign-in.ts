import { beginPasskeySignIn as endpoint } from '#api/sign-in.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { keepCeremony } from '#server/postgres/ceremonies.ts';
import { askToUse } from '#server/sign-in/passkeys.ts';

/** Asks for any passkey of this server: whoever signs in is known by the one that they pick. */
export const beginPasskeySignIn = operation(endpoint, async ({ ids, signIn }) => {
  const options = await askToUse(signIn.party);
  const ceremony = ids.next<'ceremony'>();
  await signIn.transact((tx) =>
    keepCeremony(tx, {
      ceremonyId: ceremony,
      kind: 'use-passkey',
      sessionId: undefined,
      kept: { challenge: options.challenge },
    }),
  );
  return accept({ ceremony, options });
});
