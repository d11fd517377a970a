// By what partners are chosen: versions, each declared once.
import type { OrganizationId } from '#core/kernel/ids.ts';
import { find, json, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface StoredCriteria {
  readonly version: number;
  readonly declaredAt: Temporal.Instant;
  readonly digest: string;
  /** As JSON holds it; read by `declaredShape`. */
  readonly body: unknown;
}

/** Newest first. */
export async function listCriteria(tx: Transaction): Promise<readonly StoredCriteria[]> {
  const query = sql`
    SELECT version, declared_at, digest, body
    FROM breakwater.frontier_partner_criteria
    ORDER BY version DESC
    LIMIT 1000`;
  return list(tx, query, 'frontier_partner_criteria', (row) => ({
    version: row.number('version'),
    declaredAt: row.instant('declared_at'),
    digest: row.text('digest'),
    body: row.json('body', (stored) => stored),
  }));
}

export async function insertCriteria(tx: Transaction, org: OrganizationId, criteria: StoredCriteria): Promise<void> {
  const { version, declaredAt, digest, body } = criteria;
  const query = sql`
    INSERT INTO breakwater.frontier_partner_criteria (org_id, version, declared_at, body, digest)
    VALUES (${org}, ${version}, ${declaredAt}, ${json(body)}, ${digest})`;
  await write(tx, query, 1);
}

/** One version of the criteria follows another. */
export async function lockCriteria(tx: Transaction): Promise<void> {
  const query = sql`SELECT pg_advisory_xact_lock(hashtextextended('frontier partner criteria', 0))`;
  await find(tx, query, 'frontier_partner_criteria', () => true);
}
