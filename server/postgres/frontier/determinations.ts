// Determinations in the records of the office that made them.
import type { DataKeyId, Id, OrganizationId } from '#core/kernel/ids.ts';
import { list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type DeterminationId = Id<'determination'>;

export interface KeptDetermination {
  readonly office: OrganizationId;
  readonly determinationId: DeterminationId;
  readonly shield: string;
  readonly at: Temporal.Instant;
  /** SHA-256 of its canonical text, hexadecimal. */
  readonly digest: string;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

export async function insertDetermination(tx: Transaction, kept: KeptDetermination): Promise<void> {
  const { office, determinationId, shield, at, digest, sealed } = kept;
  const query = sql`
    INSERT INTO breakwater.frontier_determination (org_id, determination_id, shield, at, digest, sealed, data_key_id)
    VALUES (${office}, ${determinationId}, ${shield}, ${at}, ${digest}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/** Of one office, newest first. */
export async function listDeterminations(
  tx: Transaction,
  office: OrganizationId,
  { after, limit }: { readonly after: DeterminationId | undefined; readonly limit: number },
): Promise<readonly KeptDetermination[]> {
  const query = sql`
    SELECT org_id, determination_id, shield, at, digest, sealed, data_key_id
    FROM breakwater.frontier_determination
    WHERE org_id = ${office} AND (${after}::uuid IS NULL OR determination_id < ${after}::uuid)
    ORDER BY determination_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_determination', (row) => ({
    office: row.id<'organization'>('org_id'),
    determinationId: row.id<'determination'>('determination_id'),
    shield: row.text('shield'),
    at: row.instant('at'),
    digest: row.text('digest'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  }));
}
