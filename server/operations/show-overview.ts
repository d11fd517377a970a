import { showOverview as endpoint } from '#api/providers.ts';
import { accept } from '#core/kernel/decision.ts';
import { addDays } from '#core/kernel/days.ts';
import { isId } from '#core/kernel/ids.ts';
import { assert } from '#core/kernel/assert.ts';
import type { Action } from '#core/plans/action.ts';
import type { PoolTurn } from '#core/plans/pool.ts';
import { operation } from '#server/operations/context.ts';
import { weekOf, type Customer, type ProviderWeek } from '#server/parties/pool.ts';
import { dayOf } from '#server/planning/replan.ts';

const method =
  'First what is due within the week, what binds before what is advice, all that is overdue as of today; then what ' +
  'removes the greatest share of its organization’s risk for an hour. Organizations count alike, however large. Shares are of what each one’s plan sees.';

export const showOverview = operation(
  endpoint,
  async ({ inTransaction, clock }, { params: { org }, query: { hours } }) => {
    const today = dayOf(clock.now());
    const seen = await inTransaction((tx) => weekOf(tx, org, { hours, today }));
    const { week } = seen;
    return accept({
      customers: seen.customers.map((customer) => customerInAnswer(customer, today)),
      isWhole: seen.isWhole,
      week: week.turns.map((turn) => turnInAnswer(turn, seen)),
      unmet: week.unmet.map((turn) => turnInAnswer(turn, seen)),
      usedHours: week.usedHours,
      left: week.left,
      method,
    });
  },
);

function customerInAnswer({ organizationId, name, plan: kept }: Customer, today: string) {
  if (kept === undefined) return { id: organizationId, name };
  const { plan, madeAt } = kept;
  const all = [...plan.actions, ...plan.later];
  const until = addDays(today, 7);
  return {
    id: organizationId,
    name,
    plan: {
      asOf: plan.asOf,
      madeAt: madeAt.toString(),
      actions: plan.actions.length,
      later: plan.later.length,
      dueWithinWeek: all.filter(({ dueOn }) => dueOn !== undefined && dueOn <= until).length,
      overdue: all.filter(({ overdueSince }) => overdueSince !== undefined).length,
      cannotMeet: plan.cannotMeet.length,
      inKev: plan.summary.inKev,
      questions: plan.questions.length,
      text: plan.summary.text,
    },
  };
}

function turnInAnswer({ organization, action }: PoolTurn<Action>, { nameOf }: ProviderWeek) {
  assert(isId<'organization'>(organization), 'parts of the pool are named by ids');
  const { id, title, hours, dueOn, rule, riskRemoved } = action;
  return {
    customer: { id: organization, name: nameOf(organization) },
    action: id,
    title,
    hours: hours.estimate,
    dueOn,
    rule,
    riskRemoved,
  };
}
