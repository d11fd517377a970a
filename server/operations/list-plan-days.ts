import { listPlanDays as endpoint } from '#api/plans.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listPlanDays as list } from '#server/postgres/plans.ts';

export const listPlanDays = operation(endpoint, async ({ inTransaction }, { params: { org }, query }) => {
  const { before, limit } = query;
  const found = await inTransaction((tx) => list(tx, org, { before, limit: limit + 1 }));
  const { page, next } = pageOf(found, limit, ({ asOf }) => asOf);
  return accept({ days: page.map((one) => ({ ...one, madeAt: one.madeAt.toString() })), next });
});
