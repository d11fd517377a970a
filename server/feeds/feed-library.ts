// Feeds on this machine's disk: fetched from the database when they are first needed, looked into by a process of its own.
import { ApartFault } from '#server/apart/fault.ts';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import { openFeedFolder, type StoredFeed } from '#feeds/store.ts';
import type { Ids } from '#ports/ids.ts';
import { Pool, PoolBusy, type PoolSize } from '#server/apart/pool.ts';
import type { Program } from '#server/apart/program.ts';
import { receiveFile, type ReceivedFile } from '#server/apart/received-file.ts';
import { feedLineOf, type ChangedRange, type FeedFacts } from '#server/feeds/feed-lines.ts';
import { readPiece, type KeptFeed } from '#server/postgres/feeds.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const mebi = 1024 * 1024;
const poolSize: PoolSize = { processes: 1, waitingMax: 20 };

function feedProgram(folder: string, entry: string): Program {
  return {
    entry,
    reads: [folder],
    heapMegabytes: 4096,
    wallMs: 1_800_000,
    lineBytesMax: 4 * mebi,
    answerBytesMax: 4096 * mebi,
  };
}

export class FeedLibrary {
  readonly #folder: string;
  readonly #ids: Ids;
  readonly #pool: Pool;
  readonly #fetching = new Map<string, Promise<string>>();
  #open: { readonly id: string; readonly feed: StoredFeed } | undefined;

  /**
   * @param folder made where it is missing; nothing but feeds lies in it
   * @param entry the program that looks into feeds
   */
  constructor(folder: string, ids: Ids, entry = 'server/feeds/feed-apart') {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) rmSync(join(folder, name), { force: true });
    this.#folder = folder;
    this.#ids = ids;
    this.#pool = new Pool(feedProgram(folder, entry), poolSize);
  }

  get folder(): string {
    return this.#folder;
  }

  /** The file of a feed of the database. */
  async fetch(tx: Transaction, feed: KeptFeed): Promise<string> {
    const path = join(this.#folder, `${feed.id}.bwfeed`);
    if (statSync(path, { throwIfNoEntry: false })?.size === feed.byteCount) return path;
    const known = this.#fetching.get(feed.id);
    if (known !== undefined) return known;
    const fetching = this.#fetch(tx, feed, path).finally(() => this.#fetching.delete(feed.id));
    this.#fetching.set(feed.id, fetching);
    return fetching;
  }

  /** Open for look-ups; closed when another one is opened. */
  async open(tx: Transaction, feed: KeptFeed): Promise<StoredFeed> {
    if (this.#open?.id === feed.id) return this.#open.feed;
    const path = await this.fetch(tx, feed);
    const opened = openFeedFolder(path);
    this.#open?.feed.close();
    this.#open = { id: feed.id, feed: opened };
    return opened;
  }

  /** Writes what comes into a file here; nothing remains of it where it breaks off. */
  async receive(bytes: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    return receiveFile(join(this.#folder, `received-${this.#ids.next<'file'>()}.tmp`), bytes);
  }

  /** Whether the file is a feed, and what it says of itself: every byte of it is looked at. */
  async check({ path }: ReceivedFile): Promise<Decision<FeedFacts, 'feed.unreadable'>> {
    let decided: Decision<FeedFacts, 'feed.unreadable'> | undefined;
    await this.#ask({ do: 'check', path }, async (line) => {
      if (line.is === 'feed') decided = accept(line);
      if (line.is === 'bad') decided = refuse('feed.unreadable', line.why);
    });
    if (decided === undefined) throw new ApartFault('the program that looks into feeds said nothing');
    return decided;
  }

  /** Puts a file that was found to be this feed in its place. */
  async keep({ path }: ReceivedFile, { id }: Pick<FeedFacts, 'id'>): Promise<string> {
    const to = join(this.#folder, `${id}.bwfeed`);
    await rename(path, to);
    return to;
  }

  discard({ path }: ReceivedFile): void {
    rmSync(path, { force: true });
  }

  /** Removes the files of all feeds but these. */
  prune(kept: readonly string[]): void {
    for (const name of readdirSync(this.#folder)) {
      const id = /^([0-9a-f]{64})\.bwfeed$/.exec(name)?.[1];
      if (id !== undefined && !kept.includes(id) && id !== this.#open?.id)
        rmSync(join(this.#folder, name), { force: true });
    }
  }

  /** Where the components lie that the newer feed concerns; `before`: `undefined` where there was none. */
  async compare(
    before: string | undefined,
    after: string,
    onRanges: (ranges: readonly ChangedRange[]) => Promise<void>,
  ): Promise<void> {
    await this.#ask({ do: 'compare', path: after, before }, async (line) => {
      if (line.is === 'ranges') await onRanges(line.ranges);
    });
  }

  async close(): Promise<void> {
    await this.#pool.close();
    this.#open?.feed.close();
    this.#open = undefined;
  }

  async #ask(order: object, onLine: (line: ReturnType<typeof feedLineOf>) => Promise<void>): Promise<void> {
    let isWhole = false;
    const ended = await this.#pool.run(this.#ids.next<'task'>(), { order, parts: [] }, async (text) => {
      const line = feedLineOf(text);
      if (line.is === 'end') isWhole = true;
      else await onLine(line);
    });
    if (ended.as === 'answered' && isWhole) return;
    if (ended.as === 'ended') throw new PoolBusy('The server is stopping.');
    throw new ApartFault(
      `the program that looks into feeds ended: ${ended.as}`,
      ended.as === 'failed' ? ended.places : [],
    );
  }

  async #fetch(tx: Transaction, feed: KeptFeed, path: string): Promise<string> {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let number = 0; ; number += 1) {
        const piece = await readPiece(tx, feed.id, number);
        if (piece === undefined) return;
        yield piece;
      }
    }
    const received = await this.receive(pieces());
    if (received.digest !== feed.digest) {
      this.discard(received);
      throw new ApartFault('the feed in the database is not what it was when it was taken in');
    }
    await rename(received.path, path);
    return path;
  }
}
