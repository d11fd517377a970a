// A fresh installation on one machine begins with the example feed, so that there are plans to see at once.
import type { Outside } from '#server/operations/context.ts';
import { takeInFeed } from '#server/feeds/take-in.ts';
import { dayOf } from '#server/planning/replan.ts';
import { currentFeed } from '#server/postgres/feeds.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/**
 * Takes in the example feed where there is none yet.
 *
 * @param transact in a transaction of the service `feed-keeper`
 * @param folder the records that it is compiled from
 */
export async function firstFeed(
  { clock, planning: { feeds } }: Pick<Outside, 'clock' | 'planning'>,
  transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>,
  folder: string,
): Promise<boolean> {
  if ((await transact(currentFeed)) !== undefined) return false;
  // What reads sources is loaded by the one start that needs it.
  const { compiledExample } = await import('#server/feeds/example-feed.ts');
  const compiled = await compiledExample(feeds, folder, dayOf(clock.now()));
  return transact((tx) => takeInFeed(tx, feeds, compiled, undefined));
}
