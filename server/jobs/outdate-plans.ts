// Plans are of a day, and made with a feed: where either is another one now, and where documents wait for a first plan, a newer
// one is asked for. A few at a time, so that people's own changes come first.
import { recordEvent } from '#server/postgres/events.ts';
import { currentFeed } from '#server/postgres/feeds.ts';
import { takeOutdated, takeUnplanned } from '#server/postgres/plans.ts';
import type { Round } from '#server/jobs/round.ts';
import { dayOf } from '#server/planning/replan.ts';

/** In one round: a plan takes a fraction of a second. */
const plansAtOnce = 100;

export const outdatePlans: Round = {
  name: 'outdate-plans',
  service: 'planner',
  everyMs: 60_000,
  run: async ({ transact, clock, ids }) => {
    await transact(async (tx) => {
      const feed = await currentFeed(tx);
      if (feed === undefined) return;
      const wanted = { day: dayOf(clock.now()), feedId: feed.id, limit: plansAtOnce };
      const organizations = [...(await takeOutdated(tx, wanted)), ...(await takeUnplanned(tx, wanted))];
      for (const organizationId of organizations) {
        const object = { kind: 'plan', id: organizationId };
        await recordEvent(tx, { eventId: ids.next<'event'>(), organizationId, object, kind: 'plan.outdated' });
      }
    });
  },
};
