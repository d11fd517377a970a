// The example feed: compiled from the records in examples/feed when it is first needed, and again when these are newer.
import { mkdirSync, statSync, accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownFolder } from '#cli/environment.ts';
import { buildFeed } from '#cli/feed/build-feed.ts';
import type { Io } from '#cli/io.ts';
import { version } from '#cli/version.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { feedFile, hasFeed, openFeedFolder, type StoredFeed } from '#feeds/store.ts';
import { walk } from '#sources/archive/walk.ts';

const self = fileURLToPath(import.meta.url);
// This file, or the bundle that holds it, stands one folder below the root.
const root = dirname(dirname(self));

export async function openExampleFeed(io: Io): Promise<{ readonly feed: StoredFeed; readonly path: string }> {
  const sources = join(root, 'examples', 'feed');
  const path = folder();
  const known = isFresh(path, sources) ? tryOpen(path) : undefined;
  if (known !== undefined) return { feed: known, path };
  await buildFeed([sources], path, { ...io, stderr: () => undefined });
  return { feed: openFeedFolder(path), path };
}

/**
 * Beside the bundle, or in the user's cache where the installation can't be written to; another release's is not mistaken
 * for this one's, although all files of a release are dated long ago.
 */
function folder(): string {
  const beside = join(root, 'dist', 'example-feed', version);
  try {
    mkdirSync(beside, { recursive: true });
    accessSync(beside, constants.W_OK);
    return beside;
  } catch {
    return join(ownFolder('cache'), 'example-feed', version);
  }
}

/** Newer than the records it was made from and than the program that made it. */
function isFresh(path: string, sources: string): boolean {
  if (!hasFeed(path)) return false;
  const builtAt = statSync(feedFile(path)).mtimeMs;
  return (
    statSync(self).mtimeMs < builtAt && walk([sources]).files.every((file) => statSync(file.path).mtimeMs < builtAt)
  );
}

/** `undefined` where another release made it, or something damaged it: it is only a copy. */
function tryOpen(path: string): StoredFeed | undefined {
  try {
    return openFeedFolder(path);
  } catch (error) {
    if (error instanceof BadDocument) return undefined;
    throw error;
  }
}
