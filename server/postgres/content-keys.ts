// Data keys as they are kept: wrapped.
import type { CompartmentId, DataKeyId, OrganizationId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Whose content a key seals: an organization's own, or a compartment's that it sponsors. */
export interface KeyOwner {
  readonly organizationId: OrganizationId;
  readonly compartmentId: CompartmentId | undefined;
}

export interface WrappedKey extends KeyOwner {
  readonly dataKeyId: DataKeyId;
  /** Names the key-encryption key. */
  readonly wrappedBy: string;
  readonly wrapped: Uint8Array;
}

/** New content is sealed under a new key after so long. */
const daysOfUse = 90;

/**
 * The key that new content is sealed under; `undefined`: none yet, or all too old. Whoever makes no keys for this owner, as by
 * access to a model of its, seals under the newest that there is: migrations/0112_frontier_grant.sql.
 */
export async function currentKey(tx: Transaction, owner: KeyOwner): Promise<WrappedKey | undefined> {
  return (await freshKey(tx, owner)) ?? (await newestOfOthers(tx, owner));
}

async function freshKey(tx: Transaction, { organizationId, compartmentId }: KeyOwner): Promise<WrappedKey | undefined> {
  const query = sql`
    SELECT org_id, data_key_id, compartment_id, wrapped_by, wrapped
    FROM breakwater.data_key
    WHERE org_id = ${organizationId} AND compartment_id IS NOT DISTINCT FROM ${compartmentId}::uuid
      AND destroyed_at IS NULL AND created_at > now() - ${daysOfUse} * interval '1 day'
    ORDER BY data_key_id DESC
    LIMIT 1`;
  return find(tx, query, 'data_key', toKey);
}

async function newestOfOthers(
  tx: Transaction,
  { organizationId, compartmentId }: KeyOwner,
): Promise<WrappedKey | undefined> {
  if (compartmentId === undefined) return undefined;
  const query = sql`
    SELECT org_id, data_key_id, compartment_id, wrapped_by, wrapped
    FROM breakwater.data_key
    WHERE org_id = ${organizationId} AND compartment_id = ${compartmentId} AND destroyed_at IS NULL
      AND NOT (SELECT breakwater.makes_keys_for(${organizationId}, ${compartmentId}))
    ORDER BY created_at DESC, data_key_id DESC
    LIMIT 1`;
  return find(tx, query, 'data_key', toKey);
}

/** `undefined`: destroyed, or not for whoever acts. */
export async function keyById(
  tx: Transaction,
  organization: OrganizationId,
  id: DataKeyId,
): Promise<WrappedKey | undefined> {
  const query = sql`
    SELECT org_id, data_key_id, compartment_id, wrapped_by, wrapped
    FROM breakwater.data_key
    WHERE org_id = ${organization} AND data_key_id = ${id} AND destroyed_at IS NULL`;
  return find(tx, query, 'data_key', toKey);
}

export async function keepKey(tx: Transaction, key: WrappedKey): Promise<void> {
  const { organizationId, compartmentId, dataKeyId, wrappedBy, wrapped } = key;
  const query = sql`
    INSERT INTO breakwater.data_key (org_id, data_key_id, compartment_id, wrapped_by, wrapped)
    VALUES (${organizationId}, ${dataKeyId}, ${compartmentId}, ${wrappedBy}, ${wrapped})`;
  await write(tx, query, 1);
}

function toKey(row: Row): WrappedKey {
  return {
    organizationId: row.id<'organization'>('org_id'),
    dataKeyId: row.id<'data-key'>('data_key_id'),
    compartmentId: row.optional('compartment_id', (column) => row.id<'compartment'>(column)),
    wrappedBy: row.text('wrapped_by'),
    wrapped: row.bytes('wrapped'),
  };
}
