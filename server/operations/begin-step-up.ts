import { beginStepUp as endpoint } from '#api/sign-in.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { keepCeremony } from '#server/postgres/ceremonies.ts';
import { askToUse } from '#server/sign-in/passkeys.ts';

export const beginStepUp = operation(endpoint, async ({ ids, signIn, asker: { sessionId } }) => {
  const options = await askToUse(signIn.party);
  const ceremony = ids.next<'ceremony'>();
  const kept = { challenge: options.challenge };
  await signIn.transact((tx) => keepCeremony(tx, { ceremonyId: ceremony, kind: 'step-up', sessionId, kept }));
  return accept({ ceremony, options });
});
