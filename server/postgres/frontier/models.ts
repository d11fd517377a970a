// Models under the framework, as far as whoever acts reaches them.
import { z } from 'zod';
import type { ModelStanding } from '#core/frontier/access/reach.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import type { CompartmentId, DataKeyId, OrganizationId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface StoredModel {
  readonly developer: OrganizationId;
  readonly modelId: ModelId;
  readonly compartmentId: CompartmentId;
  readonly shield: string;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
  readonly madeAt: Temporal.Instant;
}

export async function insertModel(tx: Transaction, model: Omit<StoredModel, 'madeAt'>): Promise<void> {
  const { developer, modelId, compartmentId, shield, sealed } = model;
  const query = sql`
    INSERT INTO breakwater.frontier_model (org_id, model_id, compartment_id, shield, sealed, data_key_id)
    VALUES (${developer}, ${modelId}, ${compartmentId}, ${shield}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

export async function findModel(tx: Transaction, modelId: ModelId): Promise<StoredModel | undefined> {
  const query = sql`
    SELECT org_id, model_id, compartment_id, shield, sealed, data_key_id, made_at
    FROM breakwater.frontier_model
    WHERE model_id = ${modelId}`;
  return find(tx, query, 'frontier_model', toModel);
}

const standing = z
  .object({
    developerSuspended: z.boolean(),
    closed: z.boolean(),
    expiresAt: z.string().transform((text) => Temporal.Instant.from(text)),
  })
  .transform(({ developerSuspended, ...compartment }): ModelStanding => ({ developerSuspended, compartment }));

/** For whoever is named for a grant of it or is the developer's own; `undefined` to others. */
export async function findModelStanding(tx: Transaction, modelId: ModelId): Promise<ModelStanding | undefined> {
  const query = sql`SELECT breakwater.frontier_standing(${modelId}) AS standing`;
  return find(tx, query, 'frontier_model', (row) =>
    row.optional('standing', (column) => row.json(column, (stored) => standing.parse(stored))),
  );
}

/** Its compartment lasts on from now: whoever tells something of a model looks at it. */
export async function renewModel(tx: Transaction, modelId: ModelId): Promise<void> {
  await find(tx, sql`SELECT breakwater.renew_frontier_model(${modelId})`, 'frontier_model', () => true);
}

/** Whoever acts is read into those models of the developer's that nobody of it reaches any more; answers how many. */
export async function adoptModels(tx: Transaction, developer: OrganizationId): Promise<number> {
  const query = sql`SELECT cardinality(breakwater.adopt_frontier_models(${developer})) AS adopted`;
  return (await find(tx, query, 'frontier_model', (row) => row.number('adopted'))) ?? 0;
}

/** Newest first. */
export async function listModels(
  tx: Transaction,
  { after, limit }: { readonly after: ModelId | undefined; readonly limit: number },
): Promise<readonly StoredModel[]> {
  const query = sql`
    SELECT org_id, model_id, compartment_id, shield, sealed, data_key_id, made_at
    FROM breakwater.frontier_model
    WHERE (${after}::uuid IS NULL OR model_id < ${after}::uuid)
    ORDER BY model_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_model', toModel);
}

function toModel(row: Row): StoredModel {
  return {
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    compartmentId: row.id<'compartment'>('compartment_id'),
    shield: row.text('shield'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
    madeAt: row.instant('made_at'),
  };
}

/** What its developer says of it, anew. */
export async function renameModel(
  tx: Transaction,
  { developer, modelId, sealed }: Pick<StoredModel, 'developer' | 'modelId' | 'sealed'>,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.frontier_model
    SET sealed = ${sealed.bytes}, data_key_id = ${sealed.dataKeyId}
    WHERE org_id = ${developer} AND model_id = ${modelId}`;
  await write(tx, query, 1);
}
