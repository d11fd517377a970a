// Fetches published sources into a folder; each file is replaced only by a whole one that was checked.
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { recordOf, textOf } from '#core/kernel/json.ts';
import { FetchFault, type Fetcher } from '#ports/fetcher.ts';
import { renameOver } from '#ports/rename-over.ts';
import { gunzipStream } from '#sources/archive/inflate.ts';
import { readDocument } from '#sources/archive/read-document.ts';
import { eachZipEntry } from '#sources/archive/zip.ts';
import type { PublishedSource } from '#sources/published.ts';
import type { Sink } from '#sources/reader.ts';
import { recordReaders } from '#sources/registry.ts';

/** What became of one source. */
export type SyncOutcome =
  | { readonly id: string; readonly title: string; readonly state: 'updated'; readonly bytes: number }
  | { readonly id: string; readonly title: string; readonly state: 'unchanged' }
  /** The file at hand, if any, stays as it was; `why` is a sentence without a full stop. */
  | { readonly id: string; readonly title: string; readonly state: 'failed'; readonly why: string };

/** How far the transfer of one source is. */
export interface SyncProgress {
  readonly title: string;
  /** Counted from 0, of how many. */
  readonly index: number;
  readonly sources: number;
  readonly bytes: number;
  readonly bytesAnnounced: number | undefined;
}

/** One transfer takes at most this long and this much; the list of all CVEs takes about 600 MB. */
const timeoutMs = 30 * 60 * 1000;
const bytesMax = 4 * 1024 * 1024 * 1024;
const bytesPerProgress = 1024 * 1024;

/** The tags are kept in a hidden file, which the reading of the folder passes over. */
const tagsFile = '.etags.json';

/** Fetches what has changed since the last time. Throws only where the folder itself can't be written. */
export async function syncSources(
  folder: string,
  sources: readonly PublishedSource[],
  { fetcher, onProgress }: { readonly fetcher: Fetcher; readonly onProgress: (progress: SyncProgress) => void },
): Promise<readonly SyncOutcome[]> {
  mkdirSync(folder, { recursive: true });
  const outcomes: SyncOutcome[] = [];
  for (const [index, source] of sources.entries()) {
    const tell = (bytes: number, bytesAnnounced: number | undefined): void =>
      onProgress({ title: source.title, index, sources: sources.length, bytes, bytesAnnounced });
    tell(0, undefined);
    outcomes.push(await syncOne(folder, source, { fetcher, tell }));
  }
  return outcomes;
}

interface Means {
  readonly fetcher: Fetcher;
  readonly tell: (bytes: number, bytesAnnounced: number | undefined) => void;
}

async function syncOne(folder: string, source: PublishedSource, { fetcher, tell }: Means): Promise<SyncOutcome> {
  const { id, title, url, kind } = source;
  const path = join(folder, `${id}.${kind}`);
  const partial = join(folder, `.${id}.partial`);
  try {
    const etag = existsSync(path) ? readTags(folder).get(tagKey(source)) : undefined;
    const fetched = await fetcher.fetch({ url, etag, timeoutMs, bytesMax });
    if (fetched.state === 'unchanged') return { id, title, state: 'unchanged' };
    const bytes = await write(partial, fetched.body, (sofar) => tell(sofar, fetched.bytes));
    await check(partial, source);
    renameOver(partial, path);
    writeTag(folder, tagKey(source), fetched.etag);
    return { id, title, state: 'updated', bytes };
  } catch (error) {
    if (!(error instanceof FetchFault) && !(error instanceof BadDocument)) throw error;
    const why = error instanceof BadDocument ? `what was fetched ${error.message}` : error.message;
    return { id, title, state: 'failed', why };
  } finally {
    rmSync(partial, { force: true });
  }
}

/** A source that moves to another address is fetched anew. */
function tagKey({ id, url }: PublishedSource): string {
  return `${id} ${url}`;
}

async function write(path: string, body: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void): Promise<number> {
  const file = await open(path, 'w');
  let bytes = 0;
  let told = 0;
  try {
    for await (const piece of body) {
      await file.write(piece);
      bytes += piece.length;
      if (bytes - told < bytesPerProgress) continue;
      told = bytes;
      onBytes(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  onBytes(bytes);
  return bytes;
}

/** Whether a file is whole: its syntax, its checksums, its directory; a single document must be this source's own. */
async function check(path: string, { kind, source, id }: PublishedSource): Promise<void> {
  switch (kind) {
    case 'json':
      checkDocument(parseStrict(readDocument(path).text), source, id);
      return;
    case 'csv.gz':
      for await (const _ of gunzipStream(createReadStream(path))) continue;
      return;
    case 'zip':
      await eachZipEntry(
        path,
        () => false,
        () => Promise.resolve(),
      );
  }
}

const sinkOfNothing: Sink = { take: () => undefined, drop: () => undefined, completeAsOf: () => undefined };

/** A server that answers with a message of its own must not replace what was fetched before. */
function checkDocument(value: unknown, source: string, id: string): void {
  const record = recordOf(value);
  const reader = recordReaders.find((one) => one.source === source);
  if (record === undefined || reader?.recognises(record) !== true) {
    throw new BadDocument('document.kind', 'is not what this source publishes');
  }
  reader.read(record, sinkOfNothing, { name: id });
}

function readTags(folder: string): ReadonlyMap<string, string> {
  const path = join(folder, tagsFile);
  if (!existsSync(path)) return new Map();
  try {
    const tags = recordOf(parseStrict(readFileSync(path, 'utf8'))) ?? {};
    return new Map(Object.entries(tags).flatMap(([id, tag]) => (textOf(tag) === undefined ? [] : [[id, String(tag)]])));
  } catch (error) {
    // Without tags everything is fetched again, which mends the file.
    if (error instanceof BadDocument) return new Map();
    throw error;
  }
}

function writeTag(folder: string, key: string, etag: string | undefined): void {
  const tags = new Map(readTags(folder));
  if (etag === undefined) tags.delete(key);
  else tags.set(key, etag);
  const sorted = Object.fromEntries([...tags].sort(([a], [b]) => (a < b ? -1 : 1)));
  const partial = join(folder, `${tagsFile}.partial`);
  writeFileSync(partial, `${JSON.stringify(sorted, undefined, 2)}\n`);
  renameOver(partial, join(folder, tagsFile));
}
