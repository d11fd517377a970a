// Starts the bundled command from a checkout, bundling first where a source is newer than the bundle.
import { start } from '../bin/load.mjs';

if (Number.parseInt(process.versions.node, 10) < 26) {
  console.error(
    `breakwater needs Node 26 or newer; this is ${process.versions.node}. Run \`npm ci\` in the checkout first.`,
  );
  process.exit(3);
}

// An import statement would read every export of these, and load what they keep for later.
const { existsSync, readFileSync, statSync } = process.getBuiltinModule('node:fs');
const { dirname, join } = process.getBuiltinModule('node:path');

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');
const entry = join(dist, 'main.cjs');

function stale() {
  if (!existsSync(entry) || !existsSync(join(dist, 'sources.txt'))) return true;
  const bundledAt = statSync(entry).mtimeMs;
  for (const source of readFileSync(join(dist, 'sources.txt'), 'utf8').split('\n')) {
    if (source === '') continue;
    const seen = statSync(`${root}/${source}`, { throwIfNoEntry: false });
    if (seen === undefined || seen.mtimeMs > bundledAt) return true;
  }
  return false;
}

if (stale()) {
  try {
    const { bundle } = await import('./bundle.ts');
    await bundle();
  } catch (error) {
    console.error(`breakwater could not be bundled: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(3);
  }
}
start(dist);
