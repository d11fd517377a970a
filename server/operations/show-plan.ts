import { showPlan as endpoint } from '#api/plans.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { dayOf } from '#server/planning/replan.ts';
import { standingPlan } from '#server/planning/standing-plan.ts';
import { storedPlan } from '#server/planning/stored-plan.ts';

export const showPlan = operation(endpoint, async ({ inTransaction, clock }, { params: { org } }) => {
  const { plan, feed, staleSince, waitsFor, faults } = await inTransaction((tx) =>
    standingPlan(tx, org, dayOf(clock.now())),
  );
  return accept({
    ...(plan !== undefined && { plan: storedPlan(plan.text), madeAt: plan.madeAt.toString() }),
    ...(feed !== undefined && {
      feed: { id: feed.id, name: feed.name, builtOn: feed.builtOn, asOf: feed.asOf, kevAsOf: feed.kevAsOf },
    }),
    stale: staleSince.length > 0,
    staleSince: [...staleSince],
    waitsFor,
    heldUpBy: faults.map(({ path, code, why, place }) => ({ document: path, code, why, place })),
  });
});
