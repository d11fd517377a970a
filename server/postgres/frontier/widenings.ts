// Proposals that a grant opens more, and what two people have to be for one another.
import { accessScopes } from '#core/frontier/access/grant.ts';
import type { Widening } from '#core/frontier/access/widening.ts';
import type { AccessGrantId, ModelId } from '#core/frontier/ids.ts';
import type { Id, PersonId } from '#core/kernel/ids.ts';
import type { Permission } from '#core/parties/permissions.ts';
import type { StoredGrant } from '#server/postgres/frontier/access-grants.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface StoredWidening extends Widening {
  readonly wideningId: Id<'widening'>;
  readonly grantId: AccessGrantId;
  readonly proposedBy: PersonId;
}

/** In the name of whoever acts. */
export async function insertWidening(
  tx: Transaction,
  { developer, modelId, grantId }: Pick<StoredGrant, 'developer' | 'modelId' | 'grantId'>,
  { wideningId, scopes }: Pick<StoredWidening, 'wideningId' | 'scopes'>,
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.frontier_widening (org_id, model_id, widening_id, grant_id, scopes, proposed_by)
    VALUES (${developer}, ${modelId}, ${wideningId}, ${grantId}, ${scopes}, breakwater.self_id())`;
  await write(tx, query, 1);
}

/** Of grants of a model, for its developer; newest first. */
export async function listWidenings(tx: Transaction, modelId: ModelId): Promise<readonly StoredWidening[]> {
  const query = sql`
    SELECT widening_id, grant_id, scopes, proposed_by, proposed_at, agreed_at
    FROM breakwater.frontier_widening
    WHERE model_id = ${modelId}
    ORDER BY widening_id DESC
    LIMIT 1000`;
  return list(tx, query, 'frontier_widening', (row) => ({
    wideningId: row.id<'widening'>('widening_id'),
    grantId: row.id<'access-grant'>('grant_id'),
    scopes: row.words('scopes', accessScopes),
    proposedBy: row.id<'person'>('proposed_by'),
    proposedAt: row.instant('proposed_at'),
    agreed: row.optional('agreed_at', (column) => row.instant(column)) !== undefined,
  }));
}

/** Whoever acts is the second of the two; false where they can not be. */
export async function saveWidened(tx: Transaction, widening: Id<'widening'>): Promise<boolean> {
  const query = sql`SELECT breakwater.agree_to_widening(${widening}) AS done`;
  return (await find(tx, query, 'frontier_widening', (row) => row.boolean('done'))) === true;
}

/** Whether whoever acts is, for all we know, another human than this account's. */
export async function isOtherHuman(tx: Transaction, person: PersonId): Promise<boolean> {
  const query = sql`SELECT breakwater.is_other_human(${person}) AS done`;
  return (await find(tx, query, 'person', (row) => row.boolean('done'))) === true;
}

/** Whether a person is the developer's own still, read in, with this permission. */
export async function stillSpeaks(
  tx: Transaction,
  person: PersonId,
  model: ModelId,
  permission: Permission,
): Promise<boolean> {
  const query = sql`SELECT breakwater.still_speaks_for_model(${person}, ${model}, ${permission}) AS done`;
  return (await find(tx, query, 'frontier_model', (row) => row.boolean('done'))) === true;
}
