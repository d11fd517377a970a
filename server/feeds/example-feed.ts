// The feed that a fresh installation begins with: some eighty well-known vulnerabilities, compiled from the examples.
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import { openFeed } from '#core/feed/open.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { compileTools } from '#feeds/tools.ts';
import type { FeedLibrary } from '#server/feeds/feed-library.ts';
import type { TakenIn } from '#server/feeds/take-in.ts';
import { readSources } from '#sources/read.ts';

const exampleFeedName = 'example feed';

/** @param folder the records that it is compiled from */
export async function compiledExample(library: FeedLibrary, folder: string, builtOn: string): Promise<TakenIn> {
  const draft = new FeedDraft(schemeOf);
  const reports = await readSources([folder], (record) => draft.add(record));
  const { parts } = compile(draft, reports, builtOn, compileTools);
  const { id, asOf, kevAsOf, vulnerabilities, statements } = openFeed(memoryReader(Buffer.concat(parts))).head();
  const file = await library.receive(each(parts));
  return {
    facts: { is: 'feed', id, builtOn, asOf, kevAsOf, vulnerabilities, statements },
    file,
    name: exampleFeedName,
  };
}

async function* each(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
