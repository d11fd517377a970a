// A feed in memory, compiled by the real compiler.
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import type { Feed } from '#core/feed/feed.ts';
import { openFeed } from '#core/feed/open.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { compileTools } from '#feeds/tools.ts';
import { readSources } from '#sources/read.ts';

export function feedOf(records: readonly SourceRecord[]): Feed {
  const draft = new FeedDraft(schemeOf);
  for (const record of records) draft.add(record);
  return openFeed(memoryReader(Buffer.concat(compile(draft, [], '2026-11-25', compileTools).parts)));
}

/** The feed of source files and folders, as `feed build` makes it. */
export async function feedOfFiles(paths: readonly string[]): Promise<Feed> {
  const draft = new FeedDraft(schemeOf);
  const reports = await readSources(paths, (record) => draft.add(record));
  return openFeed(memoryReader(Buffer.concat(compile(draft, reports, '2026-11-25', compileTools).parts)));
}
