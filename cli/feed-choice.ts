// Which feed a command uses: the one that is named, else the user's own, else the example.
import { join, resolve } from 'node:path';
import { ownFolder } from '#cli/environment.ts';
import type { Io } from '#cli/io.ts';
import { hasFeed, openFeedFolder, type StoredFeed } from '#feeds/store.ts';

export interface ChosenFeed {
  /** To be closed by whoever asked for it. */
  readonly feed: StoredFeed;
  /** For people: the path as it was given, `your own feed` or `example feed`. */
  readonly name: string;
  readonly path: string;
}

/** Where `feed build` and `feed sync` put the user's own feed unless told otherwise. */
export function ownFeedFolder(): string {
  return join(ownFolder('data'), 'feed');
}

/**
 * Opens the feed for a command; where none was named, says on the error stream which it took. The example feed is compiled
 * when it is first needed. Throws `BadDocument` where the feed that was named, or the user's own, can't be opened.
 */
export async function chooseFeed(flag: string | undefined, io: Io): Promise<ChosenFeed> {
  if (flag !== undefined) {
    const path = resolve(io.cwd, flag);
    return { feed: openFeedFolder(path), name: flag, path };
  }
  const own = ownFeedFolder();
  if (hasFeed(own)) {
    const feed = openFeedFolder(own);
    io.stderr(`feed: your own, built on ${feed.head().builtOn}\n`);
    return { feed, name: 'your own feed', path: own };
  }
  const { openExampleFeed } = await import('#cli/example-feed.ts');
  const { feed, path } = await openExampleFeed(io);
  io.stderr(
    'feed: the example, some eighty well-known vulnerabilities; for all of them `breakwater feed sync` or `feed build`\n',
  );
  return { feed, name: 'example feed', path };
}
