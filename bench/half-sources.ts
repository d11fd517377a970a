// Every second record of each source that is a list of lines: half the records, of the same kinds.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Writes halves of the given files under `folder`, each in a folder named as its own; a file that is no list is copied. */
export function halve(files: readonly string[], folder: string): void {
  for (const file of files) {
    const into = join(folder, basename(dirname(file)));
    mkdirSync(into, { recursive: true });
    if (!/\.(ndjson|csv)\.gz$/.test(file)) {
      copyFileSync(file, join(into, basename(file)));
      continue;
    }
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
    // A table's first lines name its day and its columns.
    const heads = lines.slice(0, 2).filter((line) => !/^[{]|^CVE-/.test(line));
    const half = lines.slice(heads.length).filter((_, index) => index % 2 === 0);
    writeFileSync(join(into, basename(file)), gzipSync(`${[...heads, ...half].join('\n')}\n`));
  }
}
