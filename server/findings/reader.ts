// Opens reports for whoever reads them: row security has shown them, the rule is asked of each once more.
import { mayRead, type Desk } from '#core/findings/readers.ts';
import type { ReportContent } from '#core/findings/report.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { contentOf, placeOfReport } from '#server/findings/sealed-report.ts';
import type { Outside } from '#server/operations/context.ts';
import { isReportDesk, type KeptReport } from '#server/postgres/reports.ts';
import { findStanding } from '#server/postgres/standing.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface Reader {
  /** Whose reports are read: `undefined` for those of all. */
  readonly of: OrganizationId | undefined;
  /** `undefined`: not for whoever acts, or its key was destroyed. */
  readonly open: (report: KeptReport) => Promise<ReportContent | undefined>;
}

type Needed = Pick<Outside, 'clock' | 'sealer'>;

/** Whoever acts, reading in the name of this organization. */
export async function readerAt(tx: Transaction, { clock, sealer }: Needed, org: OrganizationId): Promise<Reader> {
  // Where the request came from was asked at the door.
  const asker = await findStanding(tx, { atLoopback: true });
  const desk: Desk = { organizationId: org, isClearinghouse: await isReportDesk(tx, org) };
  return {
    of: desk.isClearinghouse ? undefined : org,
    open: async ({ organizationId, reportId, sealed }) => {
      if (!mayRead(asker, desk, organizationId, clock.now())) return undefined;
      const plain = await sealer.unsealIfOpen(tx, organizationId, { ...sealed, place: placeOfReport(reportId) });
      return plain === undefined ? undefined : contentOf(plain);
    },
  };
}
