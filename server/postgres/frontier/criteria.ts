// What becomes of the deciding office's criteria: moves, only ever added, for everybody who is signed in.
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { SealedBytes } from '#server/postgres/frontier/evidence.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, json, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const criteriaKinds = [
  'draft-opened',
  'draft-changed',
  'comment-made',
  'comment-answered',
  'draft-dropped',
  'published',
] as const;

export interface KeptCriteriaMove {
  /** The office that determines. */
  readonly office: OrganizationId;
  /** From 1. */
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly by: OrganizationId;
  readonly kind: (typeof criteriaKinds)[number];
  /** What the rules are told; read by `criteriaMove`. */
  readonly move: unknown;
  /** The text under its digest; `undefined` where it is sealed, or there is none. */
  readonly words: string | undefined;
  readonly sealed: SealedBytes | undefined;
}

export type KnownCriteriaMove = KeptCriteriaMove & { readonly byName: string };

/** Nothing else becomes of the criteria until this transaction ends. */
export async function lockCriteria(tx: Transaction, office: OrganizationId): Promise<void> {
  await find(
    tx,
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`frontier criteria ${office}`}, 0))`,
    'frontier_criteria_move',
    () => true,
  );
}

/** In the name of whoever acts. */
export async function insertCriteriaMove(tx: Transaction, kept: KeptCriteriaMove, byPerson: PersonId): Promise<void> {
  const { office, number, at, by, kind, move, words, sealed } = kept;
  const query = sql`
    INSERT INTO breakwater.frontier_criteria_move (
      org_id, number, at, by_org_id, by_person_id, by_name, kind, move, words, sealed, data_key_id
    )
    VALUES (${office}, ${number}, ${at}, ${by}, ${byPerson}, breakwater.my_name_in(${by}), ${kind}, ${json(move)},
            ${words}, ${sealed?.bytes}::bytea, ${sealed?.dataKeyId}::uuid)`;
  await write(tx, query, 1);
}

/** In order. */
export async function listCriteriaMoves(
  tx: Transaction,
  office: OrganizationId,
): Promise<readonly KnownCriteriaMove[]> {
  const query = sql`
    SELECT org_id, number, at, by_org_id, by_name, kind, move, words, sealed, data_key_id
    FROM breakwater.frontier_criteria_move
    WHERE org_id = ${office}
    ORDER BY number`;
  return list(tx, query, 'frontier_criteria_move', toMove);
}

function toMove(row: Row): KnownCriteriaMove {
  const dataKeyId = row.optional('data_key_id', (column) => row.id<'data-key'>(column));
  return {
    office: row.id<'organization'>('org_id'),
    number: row.number('number'),
    at: row.instant('at'),
    by: row.id<'organization'>('by_org_id'),
    byName: row.text('by_name'),
    kind: row.word('kind', criteriaKinds),
    move: row.json('move', (stored) => stored),
    words: row.optional('words', (column) => row.text(column)),
    sealed: dataKeyId === undefined ? undefined : { bytes: row.bytes('sealed'), dataKeyId },
  };
}
