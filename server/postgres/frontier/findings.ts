// Which reports came of testing a model.
import type { ModelId } from '#core/frontier/ids.ts';
import type { DataKeyId, Id, OrganizationId, ReportId } from '#core/kernel/ids.ts';
import { list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type ModelFindingId = Id<'model-finding'>;

export interface ModelFinding {
  readonly developer: OrganizationId;
  readonly modelId: ModelId;
  readonly findingId: ModelFindingId;
  readonly reportId: ReportId;
  readonly by: OrganizationId;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

/** In the name of whoever acts. */
export async function insertFinding(tx: Transaction, finding: ModelFinding): Promise<void> {
  const { developer, modelId, findingId, reportId, by, sealed } = finding;
  const query = sql`
    INSERT INTO breakwater.frontier_finding (
      org_id, model_id, finding_id, report_id, by_org_id, by_name, sealed, data_key_id
    )
    VALUES (${developer}, ${modelId}, ${findingId}, ${reportId}, ${by}, breakwater.my_name_in(${by}),
            ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

export type KnownFinding = ModelFinding & { readonly byName: string; readonly at: Temporal.Instant };

/** Of one model, as far as whoever acts may see; newest first. */
export async function listFindings(
  tx: Transaction,
  model: ModelId,
  { after, limit }: { readonly after: ModelFindingId | undefined; readonly limit: number },
): Promise<readonly KnownFinding[]> {
  const query = sql`
    SELECT org_id, model_id, finding_id, report_id, by_org_id, by_name, at, sealed, data_key_id
    FROM breakwater.frontier_finding
    WHERE model_id = ${model} AND (${after}::uuid IS NULL OR finding_id < ${after}::uuid)
    ORDER BY finding_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_finding', (row) => ({
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    findingId: row.id<'model-finding'>('finding_id'),
    reportId: row.id<'report'>('report_id'),
    by: row.id<'organization'>('by_org_id'),
    byName: row.text('by_name'),
    at: row.instant('at'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  }));
}
