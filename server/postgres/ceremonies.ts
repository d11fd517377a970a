// What must be remembered until a browser answers; kept by the service `sign-in`, read once.
import type { Id, SessionId } from '#core/kernel/ids.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { find, json, sql, write, writeAny } from '#server/postgres/sql.ts';

export type CeremonyId = Id<'ceremony'>;
type CeremonyKind = 'make-passkey' | 'use-passkey' | 'step-up' | 'provider';

export interface Ceremony {
  readonly ceremonyId: CeremonyId;
  readonly kind: CeremonyKind;
  /** The session that began it; `undefined` where somebody signs in. */
  readonly sessionId: SessionId | undefined;
  /** The challenge, or what goes back to the identity provider: read by whoever wrote it. */
  readonly kept: unknown;
}

const minutes = 10;

export async function keepCeremony(tx: Transaction, ceremony: Ceremony): Promise<void> {
  const { ceremonyId, kind, sessionId, kept } = ceremony;
  await writeAny(tx, sql`DELETE FROM breakwater.ceremony WHERE expires_at < now()`);
  const query = sql`
    INSERT INTO breakwater.ceremony (ceremony_id, kind, session_id, kept, expires_at)
    VALUES (${ceremonyId}, ${kind}, ${sessionId}, ${json(kept)}, now() + ${minutes} * interval '1 minute')`;
  await write(tx, query, 1);
}

/** Takes it away: of two answers one finds it. `undefined` where it is gone, too old, or of another kind or session. */
export async function takeCeremony(
  tx: Transaction,
  id: CeremonyId,
  { kind, sessionId }: Pick<Ceremony, 'kind' | 'sessionId'>,
): Promise<unknown> {
  const query = sql`
    DELETE FROM breakwater.ceremony
    WHERE ceremony_id = ${id} AND kind = ${kind} AND session_id IS NOT DISTINCT FROM ${sessionId}::uuid
      AND expires_at > now()
    RETURNING kept`;
  return find(tx, query, 'ceremony', (row) => row.json('kept', (stored) => stored));
}
