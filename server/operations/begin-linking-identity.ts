import { beginLinkingIdentity as endpoint } from '#api/identity-providers.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { beginJourney, journeyCookie, journeyMaxAgeS } from '#server/sign-in/journeys.ts';

export const beginLinkingIdentity = operation(endpoint, async (context, { params }) => {
  const begun = await beginJourney(context, params.provider, {
    person: context.asker.personId,
    next: undefined,
  });
  if (!begun.ok) return begun;
  context.cookies.set(journeyCookie, begun.value.ceremony, { maxAgeS: journeyMaxAgeS, sameSite: 'lax' });
  return accept({ url: begun.value.url });
});
