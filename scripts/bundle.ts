// Bundles the command: one chunk per command, so that `match` loads nothing it does not use.
// Written to a scratch folder and renamed in, so that a command running meanwhile never sees half a bundle.
import { mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const entry = 'main.mjs';

/** Bundles cli/main.ts into dist/; throws on any warning, since an unresolved import is only a warning there. */
export async function bundle(): Promise<void> {
  const startedAt = new Date();
  const scratch = join(root, `dist.${process.pid}.tmp`);
  rmSync(scratch, { recursive: true, force: true });
  try {
    const sources = await write(scratch);
    mkdirSync(dist, { recursive: true });
    const before = readdirSync(dist).filter((name) => name.endsWith('.mjs'));
    const made = readdirSync(scratch).filter((name) => name.endsWith('.mjs'));
    for (const name of [...made.filter((name) => name !== entry), entry]) {
      renameSync(join(scratch, name), join(dist, name));
    }
    utimesSync(join(dist, entry), startedAt, startedAt);
    writeFileSync(join(dist, 'sources.txt'), `${sources.join('\n')}\n`);
    for (const name of before) if (!made.includes(name)) rmSync(join(dist, name), { force: true });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function write(folder: string): Promise<readonly string[]> {
  const bundled = await rolldown({
    input: { main: join(root, 'cli/main.ts') },
    platform: 'node',
    cwd: root,
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await bundled.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await bundled.close();
  const sources = new Set(['package-lock.json', 'scripts/bundle.ts']);
  for (const chunk of output) {
    if (chunk.type !== 'chunk') continue;
    for (const id of chunk.moduleIds) {
      const path = relative(root, id);
      const own = !path.startsWith('..') && !path.startsWith(`node_modules${sep}`) && !path.startsWith('\0');
      if (own) sources.add(path);
    }
  }
  return [...sources].sort();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await bundle();
