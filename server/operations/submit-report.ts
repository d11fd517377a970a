import { submitReport as endpoint } from '#api/reports.ts';
import { accept } from '#core/kernel/decision.ts';
import { clocksInAnswer } from '#server/findings/in-answer.ts';
import { submitReport as submit } from '#server/findings/submit.ts';
import { operation } from '#server/operations/context.ts';

export const submitReport = operation(endpoint, (context, { params: { org }, body }) =>
  context.inTransaction(async (tx) => {
    const submitted = await submit(tx, context, { organizationId: org, content: body });
    if (!submitted.ok) return submitted;
    const { reportId, receipt, grade, ends } = submitted.value;
    return accept({ id: reportId, receipt, grade, clocks: clocksInAnswer(ends) });
  }),
);
