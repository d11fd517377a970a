import { loadFeed as endpoint } from '#api/feeds.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { feedInAnswer } from '#server/feeds/in-answer.ts';
import { takeInFeed } from '#server/feeds/take-in.ts';
import { operation } from '#server/operations/context.ts';
import { currentFeed, keptFeeds } from '#server/postgres/feeds.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

/** Every byte of it is looked at before it takes the place of the one in use. */
export const loadFeed = operation(endpoint, async (context, { params: { org }, query: { name }, body }) => {
  const { inTransaction, ids } = context;
  const { feeds } = context.planning;
  const organization = await inTransaction((tx) => findOrganization(tx, org));
  if (organization?.nature.kind !== 'clearinghouse')
    return refuse('feed.not_clearinghouse', 'Ask the clearinghouse for it.');
  const file = await feeds.receive(body);
  try {
    const checked = await feeds.check(file);
    if (!checked.ok) return checked;
    const taken = { facts: checked.value, file, name };
    const told = { organizationId: org, eventId: ids.next<'event'>() };
    const { isNew, feed, kept } = await inTransaction(async (tx) => ({
      isNew: await takeInFeed(tx, feeds, taken, told),
      feed: await currentFeed(tx),
      kept: await keptFeeds(tx),
    }));
    assert(feed !== undefined, 'what was taken in is in use');
    feeds.prune(kept.map(({ id }) => id));
    return accept({ ...feedInAnswer(feed), isNew });
  } finally {
    feeds.discard(file);
  }
});
