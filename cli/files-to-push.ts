// Which files are handed in, and under which names the service keeps them.
import { basename, resolve } from 'node:path';
import { BadUsage, type Io } from '#cli/io.ts';
import { shownPath } from '#cli/shown-path.ts';
import { holdsNone, isOwnFile, mayBeInventory, notRead } from '#core/formats/inventory-files.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';
import { walk } from '#sources/archive/walk.ts';

export interface FileToPush {
  /** To open it by. */
  readonly path: string;
  /** As the service keeps it: `branch/hosts.csv`. */
  readonly name: string;
  readonly bytes: number;
}

export interface FilesToPush {
  readonly files: readonly FileToPush[];
  /** What lies in folders and is not handed in. */
  readonly passed: readonly Dropped[];
}

/**
 * The files in what was named. Of a folder those that may hold an inventory, by their names, as `breakwater plan` takes
 * them; a file that was named is handed in whatever it is called.
 *
 * @throws BadDocument where one is missing or a folder holds none, BadUsage where two would get the same name
 */
export function filesToPush(paths: readonly string[], { cwd }: Pick<Io, 'cwd'>): FilesToPush {
  const byName = new Map<string, FileToPush>();
  const passed = new Tally();
  for (const path of paths) {
    const found = filesIn(shownPath(path), resolve(cwd, path), passed);
    for (const file of found) {
      const other = byName.get(file.name);
      if (other !== undefined && other.path !== file.path) {
        throw new BadUsage(
          `${other.path} and ${file.path} would both be kept as ${file.name}: hand them in from a folder above both`,
        );
      }
      byName.set(file.name, file);
    }
  }
  return { files: [...byName.values()], passed: passed.list() };
}

function filesIn(shown: string, opened: string, passed: Tally): readonly FileToPush[] {
  const { files, skipped } = walk([opened]);
  const [only] = files;
  const name = nameOf(shown, opened);
  if (only?.isNamed === true) return [{ path: shown, name, bytes: only.size }];
  const here = new Tally();
  here.addAll(skipped);
  const taken: FileToPush[] = [];
  for (const file of files) {
    if (isOwnFile(basename(file.name))) continue;
    const path = `${shown.replace(/\/+$/, '')}/${file.name}`;
    if (mayBeInventory(path))
      taken.push({ path, name: name === '' ? file.name : `${name}/${file.name}`, bytes: file.size });
    else here.add(notRead.otherName, path);
  }
  const dropped = here.list();
  if (taken.length === 0) {
    const fault = new BadDocument('document.not_an_inventory', holdsNone(dropped));
    fault.file = shown;
    throw fault;
  }
  passed.addAll(dropped);
  return taken;
}

/** The path as it was given, from the folder that one stands in; of what lies elsewhere its last part alone. */
function nameOf(shown: string, opened: string): string {
  const parts = shown.split('/').filter((part) => part !== '' && part !== '.');
  const leadsElsewhere = shown.startsWith('/') || /^[a-z]:/i.test(shown) || parts.includes('..');
  return leadsElsewhere ? basename(opened) : parts.join('/');
}
