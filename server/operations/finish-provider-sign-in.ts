import { finishProviderSignIn as endpoint } from '#api/identity-providers.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { isId } from '#core/kernel/ids.ts';
import { operation } from '#server/operations/context.ts';
import { findVouched, keepVouched } from '#server/postgres/identity-providers.ts';
import { endJourney, journeyCookie, returnTo } from '#server/sign-in/journeys.ts';
import { ceremonyAbsent } from '#server/sign-in/check-passkey.ts';
import { recordOfPerson } from '#server/sign-in/record-of-person.ts';
import { openSessionOf, sessionMaxAgeS } from '#server/sign-in/sign-in.ts';

/** Signs in whoever is known by this identity; somebody who is signed in and began it is known by it from now on. */
export const finishProviderSignIn = operation(endpoint, async (context, { query }) => {
  const { ids, random, signIn, cookies } = context;
  const ceremony = cookies.get(journeyCookie) ?? '';
  cookies.clear(journeyCookie);
  if (!isId<'ceremony'>(ceremony)) return ceremonyAbsent;
  const cameBackTo = new URL(returnTo(signIn));
  for (const [name, value] of Object.entries(query)) if (value !== undefined) cameBackTo.searchParams.set(name, value);
  const ended = await endJourney(context, ceremony, cameBackTo.href);
  if (!ended.ok) return ended;
  const { vouched, person, location } = ended.value;
  const known = await signIn.transact(async (tx) => {
    if (person !== undefined && (await keepVouched(tx, vouched, person))) {
      await recordOfPerson(tx, ids, person, 'person.connected_identity');
    }
    return findVouched(tx, vouched);
  });
  // An identity that is somebody else's already is nobody's who wants it for themselves.
  if (known === undefined || (person !== undefined && known !== person)) return unknown;
  // Whoever connected it is signed in.
  if (person !== undefined) return accept({ location });
  const secret = await signIn.transact(async (tx) => {
    await recordOfPerson(tx, ids, known, 'person.signed_in');
    return openSessionOf(tx, known, { ids, random, isProven: false });
  });
  if (secret === undefined) return unknown;
  cookies.set('breakwater', secret, { maxAgeS: sessionMaxAgeS });
  return accept({ location });
});

const unknown = refuse(
  'provider.unknown_person' as const,
  'Nobody here is known by that identity: sign in once and connect it.',
);
