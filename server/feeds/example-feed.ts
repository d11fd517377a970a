// The feed that a fresh installation begins with: some eighty well-known vulnerabilities, compiled from the examples.
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import { openFeed } from '#core/feed/open.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { compileTools } from '#feeds/tools.ts';
import type { FeedFacts } from '#server/feeds/feed-lines.ts';
import { readSources } from '#sources/read.ts';

/** A feed in memory. */
export interface CompiledFeed {
  readonly facts: FeedFacts;
  /** Its bytes, in pieces. */
  readonly parts: readonly Uint8Array[];
}

/** @param folder the records that it is compiled from */
export async function compileExample(folder: string, builtOn: string): Promise<CompiledFeed> {
  const draft = new FeedDraft(schemeOf);
  const reports = await readSources([folder], (record) => draft.add(record));
  const { parts } = compile(draft, reports, builtOn, compileTools);
  const { id, asOf, kevAsOf, vulnerabilities, statements } = openFeed(memoryReader(Buffer.concat(parts))).head();
  return { facts: { is: 'feed', id, builtOn, asOf, kevAsOf, vulnerabilities, statements }, parts };
}
