import { listReports as endpoint } from '#api/reports.ts';
import { accept } from '#core/kernel/decision.ts';
import { reportInAnswer } from '#server/findings/in-answer.ts';
import { readerAt } from '#server/findings/reader.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listReports as read, namesOfSubmitters } from '#server/postgres/reports.ts';

export const listReports = operation(endpoint, (context, { params: { org }, query: { after, limit } }) =>
  context.inTransaction(async (tx) => {
    const reader = await readerAt(tx, context, org);
    const found = await read(tx, reader.of, { after, limit: limit + 1 });
    const { page, next } = pageOf(found, limit, ({ reportId }) => reportId);
    const names = await namesOfSubmitters(tx, [...new Set(page.map(({ organizationId }) => organizationId))]);
    const reports = [];
    for (const report of page) {
      const content = await reader.open(report);
      if (content === undefined) continue;
      reports.push({ ...reportInAnswer(report, names.get(report.organizationId)), title: content.title });
    }
    return accept({ reports, next });
  }),
);
