import { showReport as endpoint } from '#api/reports.ts';
import { clocksOf } from '#core/findings/clocks.ts';
import { gradeOf } from '#core/findings/grade.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { reportInAnswer } from '#server/findings/in-answer.ts';
import { readerAt } from '#server/findings/reader.ts';
import { operation } from '#server/operations/context.ts';
import { findReport, namesOfSubmitters } from '#server/postgres/reports.ts';

export const showReport = operation(endpoint, (context, { params: { org, report: id } }) =>
  context.inTransaction(async (tx) => {
    const reader = await readerAt(tx, context, org);
    const report = await findReport(tx, reader.of, id);
    const content = report && (await reader.open(report));
    if (report === undefined || content === undefined) return refuse('object.absent', 'There is no such report.');
    const { organizationId, receivedAt, policy } = report;
    const { exploitation, zone, silentUntil } = content;
    const clocks = clocksOf({ receivedAt, zone, isExploited: exploitation === 'observed', silentUntil }, policy);
    return accept({
      ...reportInAnswer(report, (await namesOfSubmitters(tx, [organizationId])).get(organizationId)),
      policy,
      reasons: clocks.map(({ name, endsAt, why }) => ({ clock: name, endsAt: endsAt.toString(), why })),
      next: gradeOf(content).next.map(({ grade, needs }) => ({ grade, needs: [...needs] })),
      content: { ...content, affected: [...content.affected] },
    });
  }),
);
