// Evidence of models, as far as whoever acts reaches it.
import type { ModelId } from '#core/frontier/ids.ts';
import type { DataKeyId, Id, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type EvidenceId = Id<'evidence'>;

export interface SealedBytes {
  readonly bytes: Uint8Array;
  readonly dataKeyId: DataKeyId;
}

export interface StoredEvidence {
  readonly developer: OrganizationId;
  readonly modelId: ModelId;
  readonly evidenceId: EvidenceId;
  readonly by: OrganizationId;
  readonly receivedAt: Temporal.Instant;
  readonly receivedDigest: string;
  readonly runsDigest: string;
  readonly scoredDigest: string;
  /** Of the suite that it was read by. */
  readonly suiteDigest: string | undefined;
  readonly sealed: SealedBytes;
}

/** As it is read: with the name, as it was then, of who handed it in. */
export type KnownEvidence = StoredEvidence & { readonly byName: string };

/** In the name of whoever acts; its runs with it. */
export async function insertEvidence(
  tx: Transaction,
  evidence: StoredEvidence,
  byPerson: PersonId,
  runs: SealedBytes,
): Promise<void> {
  const { developer, modelId, evidenceId, by, receivedDigest, runsDigest, scoredDigest, suiteDigest, sealed } =
    evidence;
  const query = sql`
    INSERT INTO breakwater.frontier_evidence (
      org_id, model_id, evidence_id, by_org_id, by_person_id, by_name, received_at, received_digest, runs_digest, scored_digest,
      suite_digest, sealed, data_key_id
    )
    VALUES (${developer}, ${modelId}, ${evidenceId}, ${by}, ${byPerson}, breakwater.my_name_in(${by}),
            ${evidence.receivedAt}, ${receivedDigest},
            ${runsDigest}, ${scoredDigest}, ${suiteDigest}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
  const ofRuns = sql`
    INSERT INTO breakwater.frontier_evidence_runs (org_id, model_id, evidence_id, sealed, data_key_id)
    VALUES (${developer}, ${modelId}, ${evidenceId}, ${runs.bytes}, ${runs.dataKeyId})`;
  await write(tx, ofRuns, 1);
}

export async function countEvidence(tx: Transaction, modelId: ModelId): Promise<number> {
  const query = sql`SELECT count(*)::int AS count FROM breakwater.frontier_evidence WHERE model_id = ${modelId}`;
  return (await find(tx, query, 'frontier_evidence', (row) => row.number('count'))) ?? 0;
}

/** Of one model, newest first. */
export async function listEvidence(tx: Transaction, modelId: ModelId): Promise<readonly KnownEvidence[]> {
  const query = sql`
    SELECT org_id, model_id, evidence_id, by_org_id, by_name, received_at, received_digest, runs_digest, scored_digest,
           suite_digest, sealed, data_key_id
    FROM breakwater.frontier_evidence
    WHERE model_id = ${modelId}
    ORDER BY evidence_id DESC
    LIMIT 1000`;
  return list(tx, query, 'frontier_evidence', toEvidence);
}

export async function findEvidence(
  tx: Transaction,
  modelId: ModelId,
  evidenceId: EvidenceId,
): Promise<KnownEvidence | undefined> {
  const query = sql`
    SELECT org_id, model_id, evidence_id, by_org_id, by_name, received_at, received_digest, runs_digest, scored_digest,
           suite_digest, sealed, data_key_id
    FROM breakwater.frontier_evidence
    WHERE model_id = ${modelId} AND evidence_id = ${evidenceId}`;
  return find(tx, query, 'frontier_evidence', toEvidence);
}

/** `undefined`: there are none, or whoever acts was not given the evidence itself. */
export async function findRuns(
  tx: Transaction,
  modelId: ModelId,
  evidenceId: EvidenceId,
): Promise<SealedBytes | undefined> {
  const query = sql`
    SELECT sealed, data_key_id
    FROM breakwater.frontier_evidence_runs
    WHERE model_id = ${modelId} AND evidence_id = ${evidenceId}`;
  return find(tx, query, 'frontier_evidence_runs', (row) => ({
    bytes: row.bytes('sealed'),
    dataKeyId: row.id<'data-key'>('data_key_id'),
  }));
}

function toEvidence(row: Row): KnownEvidence {
  return {
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    evidenceId: row.id<'evidence'>('evidence_id'),
    by: row.id<'organization'>('by_org_id'),
    byName: row.text('by_name'),
    receivedAt: row.instant('received_at'),
    receivedDigest: row.text('received_digest'),
    runsDigest: row.text('runs_digest'),
    scoredDigest: row.text('scored_digest'),
    suiteDigest: row.optional('suite_digest', (column) => row.text(column)),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  };
}
