// The main job on the examples: sets nothing up beyond what `npm ci` did, needs no network.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The example feed ends then, and so do the inventories: a later day would only tell how old they are. */
const asOf = '2024-11-01';
const organizations = process.argv.length > 2 ? process.argv.slice(2) : ['hospital', 'bank', 'utility'];
for (const organization of organizations) {
  const words = [
    join(root, 'scripts/run.mjs'),
    'plan',
    join(root, 'examples', organization),
    '--hours',
    '8',
    '--no-state',
    '--as-of',
    asOf,
  ];
  const ran = spawnSync(process.execPath, words, { stdio: 'inherit' });
  if (ran.status !== 0) process.exit(ran.status ?? 3);
}
