// Makes the sources of a feed as large as the public databases together: real advisories several times over, each copy
// but the first with packages and ids of its own, so that nothing joins and look-ups meet as many names as they would.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

type Json = Record<string, unknown>;

/** Copies 1, 2, … of a name are this; copy 0 is the name itself. */
export function renamed(name: string, copy: number): string {
  return copy === 0 ? name : `${name}-c${String(copy).padStart(2, '0')}`;
}

/** The files of advisories that copies are made of. */
export function advisoryFiles(sharedFolder: string): readonly string[] {
  const osv = readdirSync(join(sharedFolder, 'data/osv')).map((name) => join('data/osv', name));
  const native = readdirSync(join(sharedFolder, 'data/native')).map((name) => join('data/native', name));
  const own = (path: string): boolean => path.startsWith('data/osv') || basename(path).startsWith('gitlab-');
  return [...osv, ...native].filter((path) => path.endsWith('.ndjson.gz') && own(path)).sort();
}

/** Writes `copies` copies under `folder`, one file for each file and copy; answers the number of records. */
export function makeSources(sharedFolder: string, folder: string, copies: number): number {
  let records = 0;
  for (const path of advisoryFiles(sharedFolder)) {
    const lines = linesOf(join(sharedFolder, path));
    for (let copy = 0; copy < copies; copy += 1) {
      const written = copy === 0 ? lines : lines.map((line) => JSON.stringify(copyOf(JSON.parse(line) as Json, copy)));
      const into = join(folder, `copy-${String(copy).padStart(2, '0')}`);
      mkdirSync(into, { recursive: true });
      writeFileSync(join(into, basename(path)), gzipSync(`${written.join('\n')}\n`, { level: 1 }));
      records += written.length;
    }
  }
  return records;
}

function linesOf(path: string): readonly string[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function copyOf(record: Json, copy: number): Json {
  const ids = (value: unknown): unknown => (Array.isArray(value) ? value.map((id) => idOf(String(id), copy)) : value);
  if ('package_slug' in record) {
    return {
      ...record,
      identifier: idOf(String(record['identifier']), copy),
      identifiers: ids(record['identifiers']),
      package_slug: renamed(String(record['package_slug']), copy),
    };
  }
  return {
    ...record,
    id: idOf(String(record['id']), copy),
    aliases: ids(record['aliases']),
    related: ids(record['related']),
    affected: Array.isArray(record['affected']) ? record['affected'].map((one: Json) => affectedOf(one, copy)) : [],
  };
}

function affectedOf(affected: Json, copy: number): Json {
  const named = affected['package'] as Json | undefined;
  if (named === undefined) return affected;
  const { purl: _purl, ...rest } = named;
  return { ...affected, package: { ...rest, name: renamed(String(named['name']), copy) } };
}

/** A CVE stays one: no real number has six digits or more, so two digits more make a new one. */
function idOf(id: string, copy: number): string {
  return /^CVE-\d{4}-\d+$/.test(id) ? `${id}${String(copy).padStart(2, '0')}` : renamed(id, copy);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , sharedFolder = '', folder = '', copies = ''] = process.argv;
  console.log(makeSources(sharedFolder, folder, Number(copies)));
}
