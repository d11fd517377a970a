// Handing in a report: sealed, graded, its clocks started and the ledger told in one transaction, so that none is without the others.
import { clocksOf, endsOf, policyInForce, type ClockEnds } from '#core/findings/clocks.ts';
import { gradeOf, type Grade } from '#core/findings/grade.ts';
import { receiptBytes, receiptOf } from '#core/findings/receipt.ts';
import { check, type ReportContent, type ReportRefusal } from '#core/findings/report.ts';
import { accept, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId, ReportId } from '#core/kernel/ids.ts';
import { placeOfReport, sealable } from '#server/findings/sealed-report.ts';
import type { Outside } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertReport } from '#server/postgres/reports.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { hashOf } from '#server/sign-in/secrets.ts';

export interface Submission {
  /** Who hands it in; whoever acts has `reports.submit` there. */
  readonly organizationId: OrganizationId;
  readonly content: ReportContent;
}

export interface Submitted {
  readonly reportId: ReportId;
  /** Kept nowhere: whoever handed it in is shown it this once. */
  readonly receipt: string;
  readonly grade: Grade;
  readonly ends: ClockEnds;
}

type Needed = Pick<Outside, 'clock' | 'ids' | 'random' | 'sealer'>;

export async function submitReport(
  tx: Transaction,
  { clock, ids, random, sealer }: Needed,
  { organizationId, content }: Submission,
): Promise<Decision<Submitted, ReportRefusal>> {
  const receivedAt = clock.now();
  const checked = check(content, receivedAt);
  if (!checked.ok) return checked;
  const reportId = ids.next<'report'>();
  const receipt = receiptOf(random.bytes(receiptBytes));
  const { zone, silentUntil, exploitation } = content;
  const ends = endsOf(clocksOf({ receivedAt, zone, isExploited: exploitation === 'observed', silentUntil }));
  const { grade } = gradeOf(content);
  const owner = { organizationId, compartmentId: undefined };
  const sealed = await sealer.seal(tx, owner, { place: placeOfReport(reportId), plain: sealable(content) });
  const receiptHash = hashOf(receipt);
  await insertReport(tx, {
    organizationId,
    reportId,
    receiptHash,
    receivedAt,
    grade,
    policy: policyInForce,
    ends,
    sealed,
  });
  await recordEvent(tx, {
    eventId: ids.next<'event'>(),
    organizationId,
    object: { kind: 'report', id: reportId },
    kind: 'report.submitted',
    after: 'received',
  });
  return accept({ reportId, receipt, grade, ends });
}
