// Links that let somebody in once, within fifteen minutes; kept by the service `sign-in`, and by `operator`.
import type { Id, PersonId, SessionId } from '#core/kernel/ids.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { find, sql, write, writeAny } from '#server/postgres/sql.ts';

type LinkId = Id<'link'>;

const minutes = 15;

export interface NewLink {
  readonly linkId: LinkId;
  readonly secretHash: Uint8Array;
  readonly personId: PersonId;
  /** Made by whoever runs the service: it counts once as a proof, to add a passkey. The database takes it of `operator` alone. */
  readonly byOperator: boolean;
}

/** A newer link to the same person ends the older ones. */
export async function keepLink(tx: Transaction, link: NewLink): Promise<void> {
  const { linkId, secretHash, personId, byOperator } = link;
  const ended = sql`
    UPDATE breakwater.one_time_link
    SET used_at = now()
    WHERE person_id = ${personId} AND used_at IS NULL`;
  await writeAny(tx, ended);
  const query = sql`
    INSERT INTO breakwater.one_time_link (link_id, secret_hash, person_id, by_operator, expires_at)
    VALUES (${linkId}, ${secretHash}, ${personId}, ${byOperator}, now() + ${minutes} * interval '1 minute')`;
  await write(tx, query, 1);
}

/**
 * Uses it up, and says whom it lets in; `undefined` for one that is unknown, used or too old.
 *
 * @param opened the session that will be opened by it
 */
export async function useLink(
  tx: Transaction,
  secretHash: Uint8Array,
  opened: SessionId,
): Promise<PersonId | undefined> {
  const query = sql`
    UPDATE breakwater.one_time_link
    SET used_at = now(), session_id = ${opened}
    WHERE secret_hash = ${secretHash} AND used_at IS NULL AND expires_at > now()
    RETURNING person_id`;
  return find(tx, query, 'one_time_link', (row) => row.id<'person'>('person_id'));
}

/** Whether this session was opened by an operator's link minutes ago, and no passkey was added in it yet. */
export async function linkProves(tx: Transaction, session: SessionId): Promise<boolean> {
  const query = sql`
    SELECT link_id
    FROM breakwater.one_time_link
    WHERE session_id = ${session} AND by_operator AND passkey_added_at IS NULL
      AND used_at > now() - ${minutes} * interval '1 minute'`;
  return (await find(tx, query, 'one_time_link', (row) => row.id<'link'>('link_id'))) !== undefined;
}

/** The same, and it proves nothing from then on. */
export async function spendProof(tx: Transaction, session: SessionId): Promise<boolean> {
  const query = sql`
    UPDATE breakwater.one_time_link
    SET passkey_added_at = now()
    WHERE session_id = ${session} AND by_operator AND passkey_added_at IS NULL
      AND used_at > now() - ${minutes} * interval '1 minute'`;
  return (await writeAny(tx, query)) === 1;
}
