// Opens reports for whoever reads them: row security has shown them, the rule is asked of each once more.
import { mayRead, mayReadProvenance, type Desk } from '#core/findings/readers.ts';
import type { ReportContent } from '#core/findings/report.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { SignedIn } from '#core/parties/asker.ts';
import { contentOf, placeOfProvenance, placeOfReport } from '#server/findings/sealed-report.ts';
import type { Outside } from '#server/operations/context.ts';
import { findProvenance, isReportDesk, type KeptReport } from '#server/postgres/reports.ts';
import { findStanding } from '#server/postgres/standing.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface Reader {
  /** Whose reports are read: `undefined` for those of all. */
  readonly of: OrganizationId | undefined;
  /** `undefined`: not for whoever acts, or its key was destroyed. */
  readonly open: (report: KeptReport) => Promise<ReportContent | undefined>;
  /** `undefined`: there is none, or it is not for whoever acts; nobody can tell which. */
  readonly provenanceOf: (report: KeptReport) => Promise<string | undefined>;
}

type Needed = Pick<Outside, 'clock' | 'sealer'>;

/** Whoever acts, reading in the name of this organization. */
export async function readerAt(tx: Transaction, outside: Needed, org: OrganizationId): Promise<Reader> {
  const { clock, sealer } = outside;
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
    provenanceOf: async (report) => provenanceFor(tx, outside, { asker, report }),
  };
}

async function provenanceFor(
  tx: Transaction,
  { clock, sealer }: Needed,
  { asker, report }: { readonly asker: SignedIn | undefined; readonly report: KeptReport },
): Promise<string | undefined> {
  const found = await findProvenance(tx, report);
  if (asker === undefined || found === undefined) return undefined;
  const { owner, sealed } = found;
  if (!mayReadProvenance(asker, owner, clock.now())) return undefined;
  const place = placeOfProvenance(report.reportId);
  const plain = await sealer.unsealIfOpen(tx, owner.organizationId, { ...sealed, place });
  return plain === undefined ? undefined : new TextDecoder().decode(plain);
}
