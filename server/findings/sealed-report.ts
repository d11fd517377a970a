// A report's content as it is sealed, and where it stands: moved elsewhere it does not open.
import { reportContent } from '#api/reports.ts';
import type { ReportContent } from '#core/findings/report.ts';
import type { ReportId } from '#core/kernel/ids.ts';
import type { Place } from '#server/sealing/sealed.ts';

export function placeOfReport(reportId: ReportId): Place {
  return { table: 'report', row: reportId, column: 'sealed' };
}

export function sealable(content: ReportContent): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(content));
}

export function contentOf(plain: Uint8Array): ReportContent {
  return reportContent.parse(JSON.parse(new TextDecoder().decode(plain)));
}
