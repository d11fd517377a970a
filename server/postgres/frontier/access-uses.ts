// How a model is reached by grants, and each use of them.
import type { AccessGrantId, ModelId } from '#core/frontier/ids.ts';
import type { DataKeyId, Id, OrganizationId } from '#core/kernel/ids.ts';
import type { StoredGrant } from '#server/postgres/frontier/access-grants.ts';
import { list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** How the model is reached by a grant, as it is kept. */
export interface StoredInstructions {
  readonly developer: OrganizationId;
  readonly grantId: AccessGrantId;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

export async function insertInstructions(
  tx: Transaction,
  modelId: ModelId,
  { developer, grantId, sealed }: StoredInstructions,
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.frontier_grant_instructions (org_id, model_id, grant_id, sealed, data_key_id)
    VALUES (${developer}, ${modelId}, ${grantId}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/** Of one model: all for its developer, and for whoever may use it now those of their own grants. */
export async function listInstructions(tx: Transaction, modelId: ModelId): Promise<readonly StoredInstructions[]> {
  const query = sql`
    SELECT org_id, grant_id, sealed, data_key_id
    FROM breakwater.frontier_grant_instructions
    WHERE model_id = ${modelId}
    ORDER BY grant_id DESC
    LIMIT 1000`;
  return list(tx, query, 'frontier_grant_instructions', (row) => ({
    developer: row.id<'organization'>('org_id'),
    grantId: row.id<'access-grant'>('grant_id'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  }));
}

export interface GrantUse {
  readonly useId: Id<'grant-use'>;
  readonly grantId: AccessGrantId;
  readonly knownAs: string;
  readonly at: Temporal.Instant;
  /** The operation's name. */
  readonly what: string;
}

/** In the name of whoever acts. */
export async function insertUse(
  tx: Transaction,
  grant: Pick<StoredGrant, 'developer' | 'modelId' | 'grantId' | 'holder'>,
  use: { readonly useId: Id<'grant-use'>; readonly what: string },
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.frontier_grant_use (org_id, model_id, use_id, grant_id, person_id, known_as, what)
    VALUES (${grant.developer}, ${grant.modelId}, ${use.useId}, ${grant.grantId}, breakwater.person_id(),
            breakwater.my_name_in(${grant.holder}), ${use.what})`;
  await write(tx, query, 1);
}

/** Of one model, for its developer; newest first. */
export async function listUses(
  tx: Transaction,
  model: ModelId,
  { after, limit }: { readonly after: Id<'grant-use'> | undefined; readonly limit: number },
): Promise<readonly GrantUse[]> {
  const query = sql`
    SELECT use_id, grant_id, known_as, at, what
    FROM breakwater.frontier_grant_use
    WHERE model_id = ${model} AND (${after}::uuid IS NULL OR use_id < ${after}::uuid)
    ORDER BY use_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_grant_use', (row) => ({
    useId: row.id<'grant-use'>('use_id'),
    grantId: row.id<'access-grant'>('grant_id'),
    knownAs: row.text('known_as'),
    at: row.instant('at'),
    what: row.text('what'),
  }));
}
