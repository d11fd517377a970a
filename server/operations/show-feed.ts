import { showFeed as endpoint } from '#api/feeds.ts';
import { accept } from '#core/kernel/decision.ts';
import { feedInAnswer } from '#server/feeds/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { currentFeed } from '#server/postgres/feeds.ts';

export const showFeed = operation(endpoint, async ({ inTransaction }) => {
  const feed = await inTransaction(currentFeed);
  return accept({ feed: feed === undefined ? undefined : feedInAnswer(feed) });
});
