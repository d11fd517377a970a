// A feed on disk: a folder that holds immutable files named for their content, and a small file `current` that names the
// one in use. Readers keep the file they opened; a build that fails leaves everything as it was.
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, rmSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CompiledFeed } from '#core/feed/compile.ts';
import type { Feed } from '#core/feed/feed.ts';
import { openFeed } from '#core/feed/open.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { fileReader } from '#feeds/feed-reader.ts';
import { replaceFile } from '#feeds/replace-file.ts';

const pointer = 'current';
const feedName = /^[0-9a-f]{64}\.bwfeed$/;
const temporaryName = /^(?:[0-9a-f]{64}\.bwfeed|current)\.\d+\.tmp$/;

/** A temporary file older than this was left by a build that was killed. */
const temporaryHoursMax = 24;

/** An open feed; its file stays readable until it is closed, whatever happens to the folder. */
export interface StoredFeed extends Feed {
  readonly close: () => void;
}

/**
 * Whether a feed can be written into a folder, which need not be there yet: to be asked before long work is done for it.
 * Changes nothing. Throws `BadDocument`, which names what stands in the way.
 */
export function refuseUnwritable(folder: string): void {
  const stats = statsOf(folder);
  if (stats === undefined) {
    if (dirname(folder) !== folder) refuseUnwritable(dirname(folder));
    return;
  }
  if (!stats.isDirectory()) throw noFeed(folder, 'is no folder: a feed is written into one');
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw Object.assign(noFeed(folder, 'may not be written to'), { cause: error });
  }
}

/**
 * Writes a compiled feed into a folder, which it makes, and then points `current` at it; both are on disk when it
 * returns. The feed before it is kept, older ones are removed. Returns the path of the file.
 */
export function writeFeed(folder: string, { id, parts }: Pick<CompiledFeed, 'id' | 'parts'>): string {
  makeFolder(folder);
  const name = `${id}.bwfeed`;
  const before = currentName(folder);
  replaceFile(join(folder, name), parts);
  replaceFile(join(folder, pointer), [Buffer.from(`${name}\n`)]);
  removeOld(folder, new Set([name, before === name ? undefined : before]));
  return join(folder, name);
}

/**
 * The feed file that a path stands for: a feed file itself, or the current one of a folder. Throws `BadDocument`, which
 * names the path, where there is none.
 */
export function feedFile(path: string): string {
  const stats = statsOf(path);
  if (stats === undefined) throw noFeed(path, 'there is no such file or folder');
  if (!stats.isDirectory()) return path;
  const name = currentName(path);
  if (name === undefined) throw noFeed(path, 'holds no feed; make one with `breakwater feed build`');
  return join(path, name);
}

/** Whether a folder or file holds a feed that could be opened. */
export function hasFeed(path: string): boolean {
  const stats = statsOf(path);
  if (stats === undefined) return false;
  if (!stats.isDirectory()) return stats.isFile();
  const name = currentName(path);
  return name !== undefined && statsOf(join(path, name)) !== undefined;
}

/** Opens the feed that a path stands for. Throws `BadDocument`, which names the file. */
export function openFeedFolder(path: string): StoredFeed {
  const file = feedFile(path);
  if (statsOf(file)?.isFile() !== true) throw noFeed(file, 'the feed is missing or no regular file');
  const reader = fileReader(file);
  try {
    return Object.assign(openFeed(reader), { close: reader.close });
  } catch (error) {
    reader.close();
    if (error instanceof BadDocument) error.file ??= file;
    throw error;
  }
}

/** Not by `recursive`, which never ends where the system makes no folders, as in /proc. */
function makeFolder(folder: string): void {
  if (statsOf(folder)?.isDirectory() === true) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another build may have made it meanwhile.
    if (statsOf(folder)?.isDirectory() !== true) throw error;
  }
}

function currentName(folder: string): string | undefined {
  const file = join(folder, pointer);
  const stats = statsOf(file);
  if (stats?.isFile() !== true || stats.size > 200) return undefined;
  const name = readFileSync(file, 'latin1').trim();
  return feedName.test(name) ? name : undefined;
}

function removeOld(folder: string, kept: ReadonlySet<string | undefined>): void {
  for (const name of readdirSync(folder)) {
    // Another build may have pointed at its own feed meanwhile.
    const isOld = feedName.test(name)
      ? !kept.has(name) && name !== currentName(folder)
      : temporaryName.test(name) && isAbandoned(join(folder, name));
    if (isOld) removeUnlessHeld(join(folder, name));
  }
}

/** Windows keeps a file that another command has open: whoever builds next removes it. The new feed is in its place. */
function removeUnlessHeld(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EBUSY'))) throw error;
  }
}

function isAbandoned(path: string): boolean {
  const stats = statsOf(path);
  return (
    stats !== undefined && performance.timeOrigin + performance.now() - stats.mtimeMs > temporaryHoursMax * 3_600_000
  );
}

function statsOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function noFeed(path: string, why: string): BadDocument {
  const missing = new BadDocument('document.no_feed', why);
  missing.file = path;
  return missing;
}
