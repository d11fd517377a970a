// Bundles the programs that the service runs apart: each one file, that shares nothing with the command and starts by itself.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

const programs = [
  'server/reading/read-apart',
  'server/planning/plan-apart',
  'server/feeds/feed-apart',
  'server/frontier/evidence/evidence-apart',
];

/** Writes them into a folder; the modules that are in them, by the bundler's names for them. */
export async function bundleApart(folder: string): Promise<readonly string[]> {
  const modules: string[] = [];
  for (const program of programs) {
    const name = program.slice(program.lastIndexOf('/') + 1);
    const bundled = await rolldown({
      input: { [name]: join(root, `${program}.ts`) },
      platform: 'node',
      cwd: root,
      treeshake: { propertyReadSideEffects: false },
      onLog(level, log) {
        if (level === 'warn') throw new Error(log.message);
      },
    });
    const { output } = await bundled.write({
      dir: folder,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      codeSplitting: false,
    });
    await bundled.close();
    modules.push(...output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));
  }
  return modules;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await bundleApart(process.argv[2] ?? join(root, 'dist'));
