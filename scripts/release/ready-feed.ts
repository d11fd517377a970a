// The feed that a release carries, named for the day of its newest source.
import { readFileSync } from 'node:fs';
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import { openFeed } from '#core/feed/open.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { feedFile } from '#feeds/store.ts';
import { compileTools } from '#feeds/tools.ts';
import { verifyFeed } from '#feeds/verify.ts';
import { readSources } from '#sources/read.ts';

interface ReadyFeed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For whoever publishes it: how old the parts are that a plan rests on most. */
  readonly told: string;
}

/** A feed that is there already: a file, or a folder with a current one. Throws where a byte of it is wrong. */
export function feedFrom(path: string): ReadyFeed {
  return checked(readFileSync(feedFile(path)), path);
}

/** Compiled here; the day that it says it was built on is that of its newest source, not of whoever compiles it again. */
export async function feedOfSources(folder: string): Promise<ReadyFeed> {
  const draft = new FeedDraft(schemeOf);
  const reports = await readSources([folder], (record) => draft.add(record));
  const newest = reports
    .flatMap(({ newestOn, asOf }) => [newestOn, asOf])
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  if (newest === undefined) throw new Error(`${folder}: no source bears a date`);
  return checked(Buffer.concat(compile(draft, reports, newest, compileTools).parts), folder);
}

function checked(bytes: Uint8Array, from: string): ReadyFeed {
  const reader = memoryReader(bytes);
  verifyFeed(reader);
  const { asOf, kevAsOf = 'no day', epssAsOf = 'no day', vulnerabilities } = openFeed(reader).head();
  if (asOf === undefined) throw new Error(`${from}: no source of the feed bears a date`);
  const told = `feed of ${vulnerabilities} vulnerabilities, newest record of ${asOf}, KEV as of ${kevAsOf}, EPSS of ${epssAsOf}`;
  return { name: `feed-${asOf}.bwfeed`, bytes, told };
}
