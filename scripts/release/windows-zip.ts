// The package for Windows: the same files, and what starts them by their name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedAt, type PackedFile } from '#scripts/release/packed-file.ts';
import { zipOf } from '#tests/zip-file.ts';

/** Everything lies in one folder, so that unpacking litters nowhere. */
export function windowsZipOf(files: readonly PackedFile[], folder: string): Buffer {
  const text = readFileSync(join(import.meta.dirname, 'breakwater.cmd'), 'utf8');
  // Windows' interpreter loses its place in scripts whose lines end as elsewhere.
  const starter = Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'));
  const all = [...files, { name: 'breakwater.cmd', bytes: starter }].sort((a, b) => (a.name < b.name ? -1 : 1));
  return zipOf(all.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes, modifiedAt: publishedAt })));
}
