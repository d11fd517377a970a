// One-time links: shown in the terminal or handed over by an administrator, never logged, never kept.
import type { PersonId } from '#core/kernel/ids.ts';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import { keepLink } from '#server/postgres/one-time-links.ts';
import type { SignIn } from '#server/sign-in/sign-in.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

/** Makes a link that signs this person in once, within fifteen minutes; an earlier one ends. */
export async function issueLink(
  { transact, publicUrl }: SignIn,
  personId: PersonId,
  { ids, random }: { readonly ids: Ids; readonly random: Random },
): Promise<string> {
  const secret = makeSecret(random);
  await transact((tx) =>
    keepLink(tx, { linkId: ids.next<'link'>(), secretHash: hashOf(secret), personId, byOperator: false }),
  );
  return linkTo(publicUrl, secret);
}

/** The secret stands behind `#`, which browsers send to no server, so that it comes into no log on the way. */
export function linkTo(publicUrl: string, secret: string): string {
  return `${publicUrl}/claim#${secret}`;
}
