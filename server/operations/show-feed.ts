import { showFeed as endpoint } from '#api/feeds.ts';
import { accept } from '#core/kernel/decision.ts';
import { feedInAnswer } from '#server/feeds/in-answer.ts';
import { sourcesInAnswer } from '#server/feeds/sources-in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { currentFeed } from '#server/postgres/feeds.ts';

export const showFeed = operation(endpoint, ({ inTransaction, planning }) =>
  inTransaction(async (tx) => {
    const feed = await currentFeed(tx);
    if (feed === undefined) return accept({ feed: undefined });
    const { sources } = (await planning.feeds.open(tx, feed)).head();
    return accept({ feed: { ...feedInAnswer(feed), sources: sourcesInAnswer(sources) } });
  }),
);
