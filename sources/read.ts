// From files and folders to records: walks, unpacks, recognises, and feeds what each reader reads to one receiver.
import type { SourceRecord, SourceReport } from '#core/advisories/source-record.ts';
import { named } from '#sources/archive/read-document.ts';
import { walk } from '#sources/archive/walk.ts';
import { readFile } from '#sources/read-file.ts';
import { reportsOf } from '#sources/reports.ts';

/** How far the reading is. */
export interface Progress {
  /** The file being read; empty at the end. */
  readonly file: string;
  readonly filesRead: number;
  readonly files: number;
  /** Bytes on disk, of the files that are read so far and of all. */
  readonly bytesRead: number;
  readonly bytes: number;
  readonly records: number;
}

/** Progress is told before each file, at the end, and after so many records. */
const recordsPerProgress = 5_000;

/**
 * Reads all sources under the given files and folders, in a fixed order, and hands each record to `onRecord` as it is
 * read. The reports count what was taken and what was left out, by reason.
 *
 * @throws BadDocument a source that is cut short or damaged, with file and place: nothing of it should be used then
 */
export async function readSources(
  paths: readonly string[],
  onRecord: (record: SourceRecord) => void,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<readonly SourceReport[]> {
  const { files, skipped } = walk(paths);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  let file = '';
  let filesRead = 0;
  let bytesRead = 0;
  let records = 0;
  const tell = (): void => onProgress({ file, filesRead, files: files.length, bytesRead, bytes, records });
  const reports = reportsOf((record) => {
    records++;
    if (records % recordsPerProgress === 0) tell();
    onRecord(record);
  });
  for (const { reason, example, count } of skipped) reports.skip(reason, example, count);
  for (const found of files) {
    file = found.name;
    tell();
    try {
      await readFile(found, reports);
    } catch (error) {
      throw named(found.path, error);
    }
    filesRead++;
    bytesRead += found.size;
  }
  file = '';
  tell();
  return reports.list();
}
