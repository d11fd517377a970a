// The service's own embedded database, on a disk as an operator has it, for benchmarks: row security, checks and durability on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { FeedLibrary } from '#server/feeds/feed-library.ts';
import { takeInFeed } from '#server/feeds/take-in.ts';
import type { Transact } from '#server/planning/replan.ts';
import { openDatabase, type OpenDatabase } from '#server/postgres/database.ts';
import { openJobSession } from '#server/postgres/job-session.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { apartProgram } from '#tests/apart-programs.ts';

export const ids = uuidIds(systemClock, systemRandom);

export interface BenchService {
  /** Its folder. */
  readonly data: string;
  readonly database: OpenDatabase;
  readonly feeds: FeedLibrary;
  /** In transactions of the services whose work it is. */
  readonly planner: Transact;
  readonly matcher: Transact;
  readonly takeIn: (name: string, bytes: Uint8Array) => Promise<void>;
}

/** Removes all of it afterwards. */
export async function onService<Value>(work: (service: BenchService) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'bw-bench-'));
  const nothing = (): void => undefined;
  const settings = { host: '127.0.0.1', port: 0, connections: 4, logLevel: 'silent', proxies: 0, unknown: [] } as const;
  const unset = { origin: undefined, metricsToken: undefined, crashAt: undefined };
  const config = { ...settings, ...unset, data: join(folder, 'data'), database: { kind: 'embedded' } } as const;
  const database = await openDatabase(config, { onLost: nothing, onRestart: nothing });
  const feeds = new FeedLibrary(join(folder, 'feeds'), ids, await apartProgram('feed-apart'));
  try {
    const as = async (name: string): Promise<Transact> => {
      const secret = await openJobSession(database.ownerPool, name, { ids, random: systemRandom });
      return (inside) => inTransaction(database.app, secret, inside);
    };
    const feedKeeper = await as('feed-keeper');
    const takeIn: BenchService['takeIn'] = async (name, bytes) => {
      const file = await feeds.receive(piecesOf(bytes));
      const checked = await feeds.check(file);
      if (!checked.ok) throw new Error(checked.why);
      await feedKeeper((tx) => takeInFeed(tx, feeds, { facts: checked.value, file, name }, undefined));
    };
    const { data } = config;
    return await work({ data, database, feeds, planner: await as('planner'), matcher: await as('matcher'), takeIn });
  } finally {
    await feeds.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
