// What partners tell of what they promised, and since when they have access.
import type { ModelId, PartnerEntryId } from '#core/frontier/ids.ts';
import type { DataKeyId, OrganizationId } from '#core/kernel/ids.ts';
import { list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface StoredPartnerEntry {
  readonly developer: OrganizationId;
  readonly modelId: ModelId;
  readonly entryId: PartnerEntryId;
  /** The partner. */
  readonly by: OrganizationId;
  readonly at: Temporal.Instant;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

/** In the name of whoever acts. */
export async function insertPartnerEntry(tx: Transaction, entry: StoredPartnerEntry): Promise<void> {
  const { developer, modelId, entryId, by, at, sealed } = entry;
  const query = sql`
    INSERT INTO breakwater.frontier_partner_entry (org_id, model_id, entry_id, by_org_id, by_name, at, sealed, data_key_id)
    VALUES (${developer}, ${modelId}, ${entryId}, ${by}, breakwater.my_name_in(${by}), ${at}, ${sealed.bytes},
            ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/** Of one model, in order. */
export async function listPartnerEntries(
  tx: Transaction,
  modelId: ModelId,
): Promise<readonly (StoredPartnerEntry & { readonly byName: string })[]> {
  const query = sql`
    SELECT org_id, model_id, entry_id, by_org_id, by_name, at, sealed, data_key_id
    FROM breakwater.frontier_partner_entry
    WHERE model_id = ${modelId}
    ORDER BY at, entry_id
    LIMIT 10000`;
  return list(tx, query, 'frontier_partner_entry', (row) => ({
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    entryId: row.id<'partner-entry'>('entry_id'),
    by: row.id<'organization'>('by_org_id'),
    byName: row.text('by_name'),
    at: row.instant('at'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  }));
}

/** How many reports each organization handed in of flaws that it found while testing a model, as far as whoever acts may see. */
export async function countFindings(tx: Transaction, modelId: ModelId): Promise<ReadonlyMap<OrganizationId, number>> {
  const query = sql`
    SELECT by_org_id, count(*)::int AS count
    FROM breakwater.frontier_finding
    WHERE model_id = ${modelId}
    GROUP BY by_org_id`;
  const found = await list(
    tx,
    query,
    'frontier_finding',
    (row) => [row.id<'organization'>('by_org_id'), row.number('count')] as const,
  );
  return new Map(found);
}

/** Since when a partner has or had access to a model. */
export interface PartnerAccess {
  readonly developer: OrganizationId;
  readonly modelId: ModelId;
  readonly shield: string;
  readonly holder: OrganizationId;
  readonly holderName: string;
  readonly since: Temporal.Instant;
}

/** As far as whoever acts may know; in order. */
export async function listPartnerAccesses(tx: Transaction): Promise<readonly PartnerAccess[]> {
  const query = sql`
    SELECT org_id, model_id, shield, holder_id, holder_name, since
    FROM breakwater.frontier_partner_accesses()
    ORDER BY since, model_id, holder_id
    LIMIT 10000`;
  return list(tx, query, 'frontier_grant', (row) => ({
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    shield: row.text('shield'),
    holder: row.id<'organization'>('holder_id'),
    holderName: row.text('holder_name'),
    since: row.instant('since'),
  }));
}

/** Whether whoever acts chooses partners on the side of the government. */
export async function governmentOf(tx: Transaction): Promise<readonly OrganizationId[]> {
  const query = sql`SELECT unnest(breakwater.frontier_government('frontier.read')) AS org_id`;
  return list(tx, query, 'organization', (row) => row.id<'organization'>('org_id'));
}
