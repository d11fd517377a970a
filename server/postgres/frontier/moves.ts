// What was told of models: rows that are only ever added.
import type { ModelId } from '#core/frontier/ids.ts';
import type { DataKeyId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Who reads it: `record` is also for those whom the developer gave the record; `offices` is not for the developer. */
const audiences = ['developer', 'record', 'offices'] as const;
export type Audience = (typeof audiences)[number];

export interface StoredMove {
  readonly developer: OrganizationId;
  readonly modelId: ModelId;
  readonly audience: Audience;
  /** From 1 within its audience. */
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly by: OrganizationId;
  readonly byPerson: PersonId;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

/** A move as it is read: with the name, as it was then, of who made it. */
export type KnownMove = StoredMove & { readonly byName: string };

/** Nothing else is told of the model until this transaction ends: moves are decided on what stands. */
export async function lockRecord(tx: Transaction, modelId: ModelId): Promise<void> {
  await find(
    tx,
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`frontier ${modelId}`}, 0))`,
    'frontier_move',
    () => true,
  );
}

/** The number that the next move has, and when its teller told the last; the record is locked. */
export async function nextMove(
  tx: Transaction,
  modelId: ModelId,
  { audience, by }: Pick<StoredMove, 'audience' | 'by'>,
): Promise<{ readonly number: number; readonly lastAt: Temporal.Instant | undefined }> {
  const query = sql`
    SELECT coalesce(max(number) FILTER (WHERE audience = ${audience}), 0) + 1 AS next,
           max(at) FILTER (WHERE by_org_id = ${by}) AS last_at
    FROM breakwater.frontier_move
    WHERE model_id = ${modelId}`;
  const next = await find(tx, query, 'frontier_move', (row) => ({
    number: row.number('next'),
    lastAt: row.optional('last_at', (column) => row.instant(column)),
  }));
  return next ?? { number: 1, lastAt: undefined };
}

/** In the name of whoever acts. */
export async function insertMove(tx: Transaction, move: StoredMove): Promise<void> {
  const { developer, modelId, audience, number, at, by, byPerson, sealed } = move;
  const query = sql`
    INSERT INTO breakwater.frontier_move (
      org_id, model_id, audience, number, at, by_org_id, by_person_id, by_name, sealed, data_key_id
    )
    VALUES (${developer}, ${modelId}, ${audience}, ${number}, ${at}, ${by}, ${byPerson}, breakwater.my_name_in(${by}),
            ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/**
 * Of one model, as far as whoever acts may read; in order.
 *
 * @param whose `developer`: none that anybody else told
 */
export async function listMoves(
  tx: Transaction,
  modelId: ModelId,
  whose: 'anybody' | 'developer',
): Promise<readonly KnownMove[]> {
  const query = sql`
    SELECT org_id, model_id, audience, number, at, by_org_id, by_person_id, by_name, sealed, data_key_id
    FROM breakwater.frontier_move
    WHERE model_id = ${modelId} AND (${whose} = 'anybody' OR by_org_id = org_id)
    ORDER BY at, audience, number`;
  return list(tx, query, 'frontier_move', (row) => ({
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    audience: row.word('audience', audiences),
    number: row.number('number'),
    at: row.instant('at'),
    by: row.id<'organization'>('by_org_id'),
    byPerson: row.id<'person'>('by_person_id'),
    byName: row.text('by_name'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  }));
}
