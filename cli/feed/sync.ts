// Fetches the published sources and builds a feed of them; what can't be reached is said, and its last copy stays in use.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { grouped } from '#core/kernel/counted.ts';
import { buildFeed } from '#cli/feed/build-feed.ts';
import { ownFeedFolder } from '#cli/feed-choice.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { Progress } from '#cli/progress.ts';
import { hasFeed } from '#feeds/store.ts';
import type { Fetcher } from '#ports/fetcher.ts';
import { webFetcher } from '#ports/web-fetcher.ts';
import { publishedSources } from '#sources/published.ts';
import { syncSources, type SyncOutcome, type SyncProgress } from '#sources/sync.ts';

/** Beside the feed, so that the next time only what has changed is fetched. */
const sourcesFolder = 'sources';

/** `feed sync [--out DIR]`; `fetcher` is the network unless a test gives its own. */
export async function run(args: readonly string[], io: Io, fetcher: Fetcher = webFetcher()): Promise<ExitStatus> {
  const out = parse(args);
  const folder = out === undefined ? ownFeedFolder() : resolve(io.cwd, out);
  const sources = join(folder, sourcesFolder);
  const progress = new Progress(io);
  const outcomes = await syncSources(sources, publishedSources, {
    fetcher,
    onProgress: (at) => progress.tell(() => told(at)),
  });
  for (const outcome of outcomes) io.stdout(`${line(outcome)}\n`);
  const failed = outcomes.filter(({ state }) => state === 'failed').length;
  if (failed > 0) {
    io.stderr(
      `${failed} of ${outcomes.length} sources could not be fetched; copies of them from before are used where there are any\n`,
    );
  }
  if (!holdsFiles(sources)) {
    io.stderr('nothing was fetched, now or before: no feed was built\n');
    return 3;
  }
  if (hasFeed(folder) && !outcomes.some(({ state }) => state === 'updated')) {
    io.stdout('nothing has changed: the feed stays as it is\n');
    return failed === outcomes.length ? 3 : 0;
  }
  const { id } = await buildFeed([sources], folder, io);
  io.stdout(`feed ${id}\nin   ${printable(out ?? folder)}\n`);
  return 0;
}

function parse(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { out: { type: 'string' } } }).values.out;
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Hidden files hold entity tags and parts of transfers. */
function holdsFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.'));
}

function told({ title, index, sources, bytes, bytesAnnounced }: SyncProgress): string {
  const of = bytesAnnounced === undefined ? '' : ` of ${megabytes(bytesAnnounced)}`;
  return `fetching source ${index + 1} of ${sources}: ${printable(title)}, ${megabytes(bytes)}${of}`;
}

function line(outcome: SyncOutcome): string {
  const title = printable(outcome.title);
  switch (outcome.state) {
    case 'updated':
      return `fetched    ${title}, ${grouped(outcome.bytes)} bytes`;
    case 'unchanged':
      return `unchanged  ${title}`;
    case 'failed':
      return `failed     ${title}: ${printable(outcome.why)}`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
