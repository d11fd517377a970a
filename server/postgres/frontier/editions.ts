// What was published of the fairness ledger, and what is committed to in it.
import type { ModelId } from '#core/frontier/ids.ts';
import type { DataKeyId, OrganizationId } from '#core/kernel/ids.ts';
import { find, json, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface StoredEdition {
  /** The overseer then. */
  readonly overseer: OrganizationId;
  /** The last day of its quarter. */
  readonly period: string;
  readonly publishedAt: Temporal.Instant;
  readonly body: unknown;
  readonly commitments: readonly string[];
  readonly opensOn: string;
}

/** Two people publish one edition once. */
export async function lockEditions(tx: Transaction): Promise<void> {
  const query = sql`SELECT pg_advisory_xact_lock(hashtextextended('frontier editions', 0))`;
  await find(tx, query, 'frontier_edition', () => true);
}

/** Oldest first; for everybody. */
export async function listEditions(tx: Transaction): Promise<readonly StoredEdition[]> {
  const query = sql`
    SELECT org_id, period::text, published_at, body, commitments, opens_on::text
    FROM breakwater.frontier_edition
    ORDER BY frontier_edition.period
    LIMIT 1000`;
  return list(tx, query, 'frontier_edition', (row) => ({
    overseer: row.id<'organization'>('org_id'),
    period: row.text('period'),
    publishedAt: row.instant('published_at'),
    body: row.json('body', (stored) => stored),
    commitments: row.texts('commitments'),
    opensOn: row.text('opens_on'),
  }));
}

export async function insertEdition(tx: Transaction, edition: StoredEdition): Promise<void> {
  const { overseer, period, publishedAt, body, commitments, opensOn } = edition;
  const query = sql`
    INSERT INTO breakwater.frontier_edition (org_id, period, published_at, body, commitments, opens_on)
    VALUES (${overseer}, ${period}::date, ${publishedAt}, ${json(body)}, ${commitments}, ${opensOn}::date)`;
  await write(tx, query, 1);
}

export interface StoredCommitment {
  readonly overseer: OrganizationId;
  readonly period: string;
  readonly digest: string;
  /** `undefined`: of nothing. */
  readonly modelId: ModelId | undefined;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

export async function insertCommitment(tx: Transaction, commitment: StoredCommitment): Promise<void> {
  const { overseer, period, digest, modelId, sealed } = commitment;
  const query = sql`
    INSERT INTO breakwater.frontier_commitment (org_id, period, digest, model_id, sealed, data_key_id)
    VALUES (${overseer}, ${period}::date, ${digest}, ${modelId}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/** Of a model, or of an edition; those that whoever acts may open. */
export async function listCommitments(
  tx: Transaction,
  { model, period }: { readonly model?: ModelId; readonly period?: string },
): Promise<readonly StoredCommitment[]> {
  const query = sql`
    SELECT org_id, period::text, digest, model_id, sealed, data_key_id
    FROM breakwater.frontier_commitment
    WHERE (${model}::uuid IS NULL OR model_id = ${model}::uuid)
      AND (${period}::date IS NULL OR frontier_commitment.period = ${period}::date)
    ORDER BY frontier_commitment.period, digest
    LIMIT 10000`;
  return list(tx, query, 'frontier_commitment', (row) => ({
    overseer: row.id<'organization'>('org_id'),
    period: row.text('period'),
    digest: row.text('digest'),
    modelId: row.optional('model_id', (column) => row.id<'model'>(column)),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  }));
}

export interface StoredOpening {
  readonly period: string;
  readonly digest: string;
  readonly at: Temporal.Instant;
  readonly by: 'developer' | 'day';
  readonly opened: unknown;
}

/** For everybody. */
export async function listOpenings(tx: Transaction): Promise<readonly StoredOpening[]> {
  const query = sql`
    SELECT period::text, digest, at, by, opened
    FROM breakwater.frontier_opening
    ORDER BY frontier_opening.period, digest
    LIMIT 10000`;
  return list(tx, query, 'frontier_opening', (row) => ({
    period: row.text('period'),
    digest: row.text('digest'),
    at: row.instant('at'),
    by: row.word('by', ['developer', 'day']),
    opened: row.json('opened', (stored) => stored),
  }));
}

export async function insertOpening(
  tx: Transaction,
  overseer: OrganizationId,
  { period, digest, at, by, opened }: StoredOpening,
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.frontier_opening (org_id, period, digest, at, by, opened)
    VALUES (${overseer}, ${period}::date, ${digest}, ${at}, ${by}, ${json(opened)})`;
  await write(tx, query, 1);
}
