// Real documents and public suites lie outside the repository; tests read them where they are.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(here, process.env['BREAKWATER_SHARED'] ?? '../shared');

/** The folder of shared data and suites, `undefined` where it is absent; in CI its absence is a failure. */
export const shared: string | undefined = existsSync(folder) ? folder : undefined;

if (shared === undefined && process.env['CI'] === 'true') {
  throw new Error(`the shared folder is absent: ${folder}. Set BREAKWATER_SHARED.`);
}

/** A file of the shared folder, unpacked where its name ends in `.gz`. */
export function sharedBytes(path: string): Buffer {
  if (shared === undefined) throw new Error('ask only where `shared` is defined');
  const bytes = readFileSync(resolve(shared, path));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** The lines of a shared NDJSON file, parsed; the caller states their shape. */
export function sharedLines<Line>(path: string): Line[] {
  return sharedBytes(path)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
