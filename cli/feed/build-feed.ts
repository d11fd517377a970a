// From files of sources to a feed on disk: what `feed build`, `feed sync` and the example feed share.
import type { SourceReport } from '#core/advisories/source-record.ts';
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { grouped } from '#core/kernel/counted.ts';
import type { Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { Progress } from '#cli/progress.ts';
import { refuseUnwritable, writeFeed } from '#feeds/store.ts';
import { compileTools } from '#feeds/tools.ts';
import { readSources, type Progress as Reading } from '#sources/read.ts';

export interface BuiltFeed {
  readonly id: string;
  readonly path: string;
  readonly reports: readonly SourceReport[];
}

/** Reasons told where nothing was a record. */
const reasonsMax = 5;

/**
 * Reads the sources and writes a feed into the folder. A source that is cut short or damaged throws `BadDocument`, and then
 * the folder is as it was.
 */
export async function buildFeed(sources: readonly string[], folder: string, io: Io): Promise<BuiltFeed> {
  refuseUnwritable(folder);
  const draft = new FeedDraft(schemeOf);
  const progress = new Progress(io);
  const reports = await readSources(
    sources,
    (record) => draft.add(record),
    (reading) => progress.tell(() => told(reading)),
  );
  if (reports.every(({ taken }) => taken === 0)) {
    const why = reasonsOf(reports);
    throw new BadDocument(
      'document.no_records',
      `nothing in ${sources.join(', ')} is a record of vulnerabilities${why === '' ? '' : `: ${why}`}`,
    );
  }
  progress.begin('joining and compiling');
  const compiled = compile(draft, reports, io.today(), compileTools);
  return { id: compiled.id, path: writeFeed(folder, compiled), reports };
}

/** What was met in place of records. */
function reasonsOf(reports: readonly SourceReport[]): string {
  const dropped = reports.flatMap((report) => report.dropped).slice(0, reasonsMax);
  return dropped.map(({ reason, count, example }) => `${grouped(count)} ${reason} (${example})`).join('; ');
}

function told({ file, filesRead, files, bytesRead, bytes, records }: Reading): string {
  const share = bytes === 0 ? 100 : Math.floor((100 * bytesRead) / bytes);
  const what = file === '' ? '' : `, ${printable(file)}`;
  return `reading: file ${Math.min(filesRead + 1, files)} of ${files}, ${share} %, ${grouped(records)} records${what}`;
}
