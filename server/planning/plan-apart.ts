// The program that plans for one organization: begun by the server, in a process that reads the feed and nothing else. What it
// reads of the organization nobody vouches for.
import { openFeedFolder } from '#feeds/store.ts';
import { begin } from '#server/apart/begin.ts';
import { stateOf } from '#core/plans/state-document.ts';
import { planned } from '#server/planning/planned.ts';
import { planOrderOf } from '#server/planning/plan-order.ts';
import { loadReaders } from '#server/reading/load-readers.ts';

void begin(
  loadReaders,
  (order) => openFeedFolder(planOrderOf(order).feed.path),
  async ({ order, parts }, say, feed) => {
    const state = stateOf(JSON.parse(new TextDecoder().decode(parts.at(-1))));
    for await (const line of planned(planOrderOf(order), parts.slice(0, -1), { state, feed })) await say(line);
    await say({ is: 'end' });
  },
);
