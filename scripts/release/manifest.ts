import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf } from '#core/kernel/json.ts';

/** The package.json of a folder. */
export function readManifest(folder: string): Readonly<Record<string, unknown>> {
  const manifest = recordOf(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (manifest === undefined) throw new Error(`${folder}: package.json holds no object`);
  return manifest;
}
