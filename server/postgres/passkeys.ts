// Passkeys of people. All but a person's own look at them is asked by the service `sign-in`.
import type { PersonId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';

export interface StoredPasskey {
  /** The credential's own id, base64url. */
  readonly id: string;
  readonly personId: PersonId;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | undefined;
}

/** As `sign-in`: of whoever was named; as a person: only their own come. */
export async function listPasskeys(tx: Transaction, person: PersonId): Promise<readonly StoredPasskey[]> {
  const query = sql`
    SELECT *
    FROM breakwater.passkey
    WHERE person_id = ${person}
    ORDER BY created_at, credential_id`;
  return list(tx, query, 'passkey', toPasskey);
}

export async function findPasskey(tx: Transaction, id: string): Promise<StoredPasskey | undefined> {
  const query = sql`
    SELECT *
    FROM breakwater.passkey
    WHERE credential_id = ${id}`;
  return find(tx, query, 'passkey', toPasskey);
}

/** False where another account holds this credential already. */
export async function addPasskey(
  tx: Transaction,
  passkey: Omit<StoredPasskey, 'createdAt' | 'usedAt'>,
): Promise<boolean> {
  const { id, personId, publicKey, counter, transports, name } = passkey;
  const query = sql`
    INSERT INTO breakwater.passkey (credential_id, person_id, public_key, counter, transports, name)
    VALUES (${id}, ${personId}, ${publicKey}, ${counter}, ${transports}, ${name})
    ON CONFLICT DO NOTHING`;
  return (await writeAny(tx, query)) === 1;
}

/** Keeps the counter of its last use. */
export async function countPasskey(tx: Transaction, id: string, counter: number): Promise<void> {
  const query = sql`
    UPDATE breakwater.passkey
    SET counter = ${counter}, used_at = now()
    WHERE credential_id = ${id}`;
  await write(tx, query, 1);
}

/** As `sign-in`: of this person; false where there is none such. */
export async function removePasskey(tx: Transaction, person: PersonId, id: string): Promise<boolean> {
  const query = sql`
    DELETE FROM breakwater.passkey
    WHERE credential_id = ${id} AND person_id = ${person}`;
  return (await writeAny(tx, query)) === 1;
}

function toPasskey(row: Row): StoredPasskey {
  return {
    id: row.text('credential_id'),
    personId: row.id<'person'>('person_id'),
    publicKey: row.bytes('public_key'),
    counter: row.number('counter'),
    transports: row.texts('transports'),
    name: row.text('name'),
    createdAt: row.instant('created_at'),
    usedAt: row.optional('used_at', (column) => row.instant(column)),
  };
}
