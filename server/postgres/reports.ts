// Reports, sealed: handed in once, never changed. Row security says who finds one.
import type { ClockEnds } from '#core/findings/clocks.ts';
import { grades, type Grade } from '#core/findings/grade.ts';
import type { DataKeyId, OrganizationId, ReportId } from '#core/kernel/ids.ts';
import type { PageOf } from '#server/postgres/organizations.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

interface Sealed {
  readonly bytes: Uint8Array;
  readonly dataKeyId: DataKeyId;
}

/** A report as it is kept. */
export interface KeptReport {
  /** Who handed it in. */
  readonly organizationId: OrganizationId;
  readonly reportId: ReportId;
  readonly receivedAt: Temporal.Instant;
  readonly grade: Grade;
  /** The version of the policy that its clocks were set by. */
  readonly policy: string;
  readonly ends: ClockEnds;
  readonly sealed: Sealed;
}

/** In the name of whoever acts. */
export async function insertReport(
  tx: Transaction,
  report: KeptReport & { readonly receiptHash: Uint8Array },
): Promise<void> {
  const { organizationId, reportId, receiptHash, receivedAt, grade, policy, ends, sealed } = report;
  const query = sql`
    INSERT INTO breakwater.report (
      org_id, report_id, receipt_hash, received_at, grade, policy, acknowledge_by, contact_by, disclose_at,
      sealed, data_key_id
    )
    VALUES (${organizationId}, ${reportId}, ${receiptHash}, ${receivedAt}, ${grade}, ${policy},
            ${ends.acknowledge}, ${ends.contact}, ${ends.disclose}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/** Whether whoever acts reads the reports of all in this organization's name. */
export async function isReportDesk(tx: Transaction, organization: OrganizationId): Promise<boolean> {
  const query = sql`SELECT ${organization}::uuid = ANY (breakwater.report_desks()) AS is_desk`;
  return (await find(tx, query, 'organization', (row) => row.boolean('is_desk'))) === true;
}

/** Of this organization, or of all where none is named; newest first. */
export async function listReports(
  tx: Transaction,
  organization: OrganizationId | undefined,
  { after, limit }: PageOf<ReportId>,
): Promise<readonly KeptReport[]> {
  const query = sql`
    SELECT org_id, report_id, received_at, grade, policy, acknowledge_by, contact_by, disclose_at, sealed, data_key_id
    FROM breakwater.report
    WHERE (${organization}::uuid IS NULL OR org_id = ${organization}::uuid)
      AND (${after}::uuid IS NULL OR report_id < ${after}::uuid)
    ORDER BY report_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'report', toReport);
}

/** Of this organization, or of whichever where none is named. */
export async function findReport(
  tx: Transaction,
  organization: OrganizationId | undefined,
  report: ReportId,
): Promise<KeptReport | undefined> {
  const query = sql`
    SELECT org_id, report_id, received_at, grade, policy, acknowledge_by, contact_by, disclose_at, sealed, data_key_id
    FROM breakwater.report
    WHERE report_id = ${report} AND (${organization}::uuid IS NULL OR org_id = ${organization}::uuid)`;
  return find(tx, query, 'report', toReport);
}

/** The names of those of them whose reports whoever acts reads. */
export async function namesOfSubmitters(
  tx: Transaction,
  organizations: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, string>> {
  const query = sql`SELECT org_id, name FROM breakwater.submitters_named(${organizations}::uuid[])`;
  const named = (row: Row) => [row.id<'organization'>('org_id'), row.text('name')] as const;
  return new Map(await list(tx, query, 'organization', named));
}

/** What the receipt of this digest tells whoever has it. */
export async function findByReceipt(
  tx: Transaction,
  receiptHash: Uint8Array,
): Promise<Pick<KeptReport, 'receivedAt' | 'ends'> | undefined> {
  const query = sql`
    SELECT received_at, acknowledge_by, contact_by, disclose_at
    FROM breakwater.report_by_receipt(${receiptHash})`;
  return find(tx, query, 'report', (row) => ({ receivedAt: row.instant('received_at'), ends: toEnds(row) }));
}

function toReport(row: Row): KeptReport {
  return {
    organizationId: row.id<'organization'>('org_id'),
    reportId: row.id<'report'>('report_id'),
    receivedAt: row.instant('received_at'),
    grade: row.word('grade', grades),
    policy: row.text('policy'),
    ends: toEnds(row),
    sealed: toSealed(row),
  };
}

function toEnds(row: Row): ClockEnds {
  return {
    acknowledge: row.instant('acknowledge_by'),
    contact: row.instant('contact_by'),
    disclose: row.instant('disclose_at'),
  };
}

function toSealed(row: Row): Sealed {
  return { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') };
}
