// What was worked out from evidence of models, as far as whoever acts reaches it.
import type { ModelId } from '#core/frontier/ids.ts';
import type { Id, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { SealedBytes } from '#server/postgres/frontier/evidence.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type ResultId = Id<'result'>;

export interface StoredResult {
  readonly developer: OrganizationId;
  readonly modelId: ModelId;
  readonly resultId: ResultId;
  readonly by: OrganizationId;
  /** SHA-256 over its records. */
  readonly digest: string;
  /** Of the criteria that it was judged by, where it was. */
  readonly criteriaDigest: string | undefined;
  readonly sealed: SealedBytes;
}

export type KnownResult = StoredResult & { readonly byName: string; readonly madeAt: Temporal.Instant };

/** In the name of whoever acts; what each model did on each item with it. */
export async function insertResult(
  tx: Transaction,
  result: StoredResult,
  byPerson: PersonId,
  items: SealedBytes,
): Promise<void> {
  const { developer, modelId, resultId, by, digest, criteriaDigest, sealed } = result;
  const query = sql`
    INSERT INTO breakwater.frontier_result (
      org_id, model_id, result_id, by_org_id, by_person_id, by_name, digest, criteria_digest, sealed, data_key_id
    )
    VALUES (${developer}, ${modelId}, ${resultId}, ${by}, ${byPerson}, breakwater.my_name_in(${by}), ${digest},
            ${criteriaDigest}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
  const ofItems = sql`
    INSERT INTO breakwater.frontier_result_items (org_id, model_id, result_id, sealed, data_key_id)
    VALUES (${developer}, ${modelId}, ${resultId}, ${items.bytes}, ${items.dataKeyId})`;
  await write(tx, ofItems, 1);
}

export async function countResults(tx: Transaction, modelId: ModelId): Promise<number> {
  const query = sql`SELECT count(*)::int AS count FROM breakwater.frontier_result WHERE model_id = ${modelId}`;
  return (await find(tx, query, 'frontier_result', (row) => row.number('count'))) ?? 0;
}

/** Of one model, newest first. */
export async function listResults(tx: Transaction, modelId: ModelId): Promise<readonly KnownResult[]> {
  const query = sql`
    SELECT org_id, model_id, result_id, by_org_id, by_name, made_at, digest, criteria_digest, sealed, data_key_id
    FROM breakwater.frontier_result
    WHERE model_id = ${modelId}
    ORDER BY result_id DESC
    LIMIT 1000`;
  return list(tx, query, 'frontier_result', toResult);
}

export async function findResult(
  tx: Transaction,
  modelId: ModelId,
  resultId: ResultId,
): Promise<KnownResult | undefined> {
  const query = sql`
    SELECT org_id, model_id, result_id, by_org_id, by_name, made_at, digest, criteria_digest, sealed, data_key_id
    FROM breakwater.frontier_result
    WHERE model_id = ${modelId} AND result_id = ${resultId}`;
  return find(tx, query, 'frontier_result', toResult);
}

/** `undefined`: whoever acts was not given the evidence itself. */
export async function findResultItems(
  tx: Transaction,
  modelId: ModelId,
  resultId: ResultId,
): Promise<SealedBytes | undefined> {
  const query = sql`
    SELECT sealed, data_key_id
    FROM breakwater.frontier_result_items
    WHERE model_id = ${modelId} AND result_id = ${resultId}`;
  return find(tx, query, 'frontier_result_items', (row) => ({
    bytes: row.bytes('sealed'),
    dataKeyId: row.id<'data-key'>('data_key_id'),
  }));
}

function toResult(row: Row): KnownResult {
  return {
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    resultId: row.id<'result'>('result_id'),
    by: row.id<'organization'>('by_org_id'),
    byName: row.text('by_name'),
    madeAt: row.instant('made_at'),
    digest: row.text('digest'),
    criteriaDigest: row.optional('criteria_digest', (column) => row.text(column)),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  };
}
