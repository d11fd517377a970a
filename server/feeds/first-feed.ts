// A fresh installation on one machine begins with the example feed, so that there are plans to see at once.
import type { Clock } from '#ports/clock.ts';
import type { CompiledFeed } from '#server/feeds/example-feed.ts';
import { takeInFeed } from '#server/feeds/take-in.ts';
import type { Outside } from '#server/operations/context.ts';
import { dayOf } from '#server/planning/replan.ts';
import { currentFeed } from '#server/postgres/feeds.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const exampleFeedName = 'example feed';

/** @param folder the records that it is compiled from */
export async function compiledFirst(folder: string, clock: Clock): Promise<CompiledFeed> {
  // What reads sources is loaded by the one start that needs it.
  const { compileExample } = await import('#server/feeds/example-feed.ts');
  return compileExample(folder, dayOf(clock.now()));
}

/**
 * Takes in the example feed where there is none yet.
 *
 * @param transact in a transaction of the service `feed-keeper`
 * @param folder the records that it is compiled from
 * @param compiling where that was begun before the database could be asked
 */
export async function firstFeed(
  { clock, planning: { feeds } }: Pick<Outside, 'clock' | 'planning'>,
  transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>,
  folder: string,
  compiling?: Promise<CompiledFeed>,
): Promise<boolean> {
  if ((await transact(currentFeed)) !== undefined) return false;
  const { facts, parts } = await (compiling ?? compiledFirst(folder, clock));
  const file = await feeds.receive(each(parts));
  return transact((tx) => takeInFeed(tx, feeds, { facts, file, name: exampleFeedName }, undefined));
}

async function* each(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
