// Whoever starts a server for the first time administers it: by a one-time link in their terminal.
import type { Pool } from 'pg';
import type { Outside } from '#server/operations/context.ts';
import { administrators, makeClearinghouse, withoutCredential } from '#server/postgres/clearinghouse.ts';
import { issueLink } from '#server/sign-in/issue-link.ts';

/** A link to show in the terminal, and to nobody else. */
export interface ShownLink {
  readonly who: string;
  readonly url: string;
}

/**
 * Makes the clearinghouse and its administrator where there are none yet. As long as no administrator can sign in, each
 * start answers a fresh link: the last one lasted fifteen minutes.
 */
export async function firstAdministrator(owner: Pool, outside: Outside): Promise<readonly ShownLink[]> {
  const { ids, signIn } = outside;
  if ((await administrators(owner)).length === 0) {
    await makeClearinghouse(owner, { organizationId: ids.next<'organization'>(), personId: ids.next<'person'>() });
  }
  const people = await administrators(owner);
  const waiting = await signIn.transact((tx) => withoutCredential(tx, people));
  const [first] = waiting;
  if (first === undefined || waiting.length < people.length) return [];
  return [{ who: 'the administrator of this server', url: await issueLink(signIn, first, outside) }];
}
