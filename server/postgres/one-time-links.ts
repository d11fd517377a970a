// Links that let somebody in once, within fifteen minutes; kept by the service `sign-in`.
import type { Id, PersonId } from '#core/kernel/ids.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { find, sql, write, writeAny } from '#server/postgres/sql.ts';

export type LinkId = Id<'link'>;

const minutes = 15;

/** A newer link to the same person ends the older ones. */
export async function keepLink(
  tx: Transaction,
  link: { readonly linkId: LinkId; readonly secretHash: Uint8Array; readonly personId: PersonId },
): Promise<void> {
  const { linkId, secretHash, personId } = link;
  const ended = sql`
    UPDATE breakwater.one_time_link
    SET used_at = now()
    WHERE person_id = ${personId} AND used_at IS NULL`;
  await writeAny(tx, ended);
  const query = sql`
    INSERT INTO breakwater.one_time_link (link_id, secret_hash, person_id, expires_at)
    VALUES (${linkId}, ${secretHash}, ${personId}, now() + ${minutes} * interval '1 minute')`;
  await write(tx, query, 1);
}

/** Uses it up, and says whom it lets in; `undefined` for one that is unknown, used or too old. */
export async function useLink(tx: Transaction, secretHash: Uint8Array): Promise<PersonId | undefined> {
  const query = sql`
    UPDATE breakwater.one_time_link
    SET used_at = now()
    WHERE secret_hash = ${secretHash} AND used_at IS NULL AND expires_at > now()
    RETURNING person_id`;
  return find(tx, query, 'one_time_link', (row) => row.id<'person'>('person_id'));
}
