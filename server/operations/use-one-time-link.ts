import { useOneTimeLink as endpoint } from '#api/sign-in.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { useLink } from '#server/postgres/one-time-links.ts';
import { recordOfPerson } from '#server/sign-in/record-of-person.ts';
import { hashOf } from '#server/sign-in/secrets.ts';
import { openSessionOf, sessionMaxAgeS } from '#server/sign-in/sign-in.ts';

export const useOneTimeLink = operation(endpoint, async ({ ids, random, signIn, cookies }, { body }) => {
  const secret = await signIn.transact(async (tx) => {
    const sessionId = ids.next<'session'>();
    const person = await useLink(tx, hashOf(body.secret), sessionId);
    if (person === undefined) return undefined;
    await recordOfPerson(tx, ids, person, 'person.used_link');
    return openSessionOf(tx, person, { ids, random, isProven: false, sessionId });
  });
  if (secret === undefined) {
    return refuse('link.spent', 'This link was used, is older than fifteen minutes, or never was. Ask for another.');
  }
  cookies.set('breakwater', secret, { maxAgeS: sessionMaxAgeS });
  return accept(undefined);
});
