import { beginProviderSignIn as endpoint } from '#api/identity-providers.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { beginJourney, journeyCookie, journeyMaxAgeS } from '#server/sign-in/journeys.ts';

export const beginProviderSignIn = operation(endpoint, async (context, { params, query: { next } }) => {
  const begun = await beginJourney(context, params.provider, { person: undefined, next });
  if (!begun.ok) return begun;
  context.cookies.set(journeyCookie, begun.value.ceremony, { maxAgeS: journeyMaxAgeS, sameSite: 'lax' });
  return accept({ location: begun.value.url });
});
