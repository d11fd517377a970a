import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { renameOver } from '#ports/rename-over.ts';

/**
 * Puts a file with this content in place of whatever stood there, all or nothing: readers see the old one or the new one.
 * It is on disk when this returns. On failure nothing is left behind.
 */
export function replaceFile(path: string, parts: readonly Uint8Array[]): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    // Who could not read the file before can not read it now.
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o644;
    const file = openSync(temporary, 'w', mode & 0o777);
    try {
      for (const part of parts) {
        for (let done = 0; done < part.length;) done += writeSync(file, part, done, part.length - done);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameOver(temporary, path);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    throw naming(error, temporary, path);
  }
  syncFolder(dirname(path));
}

/** People know the file by its own name. */
function naming(error: unknown, temporary: string, path: string): unknown {
  return error instanceof Error && 'path' in error && error.path === temporary ? Object.assign(error, { path }) : error;
}

/** The rename itself is on disk only when its folder is; not every system lets one sync a folder. */
function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch {
    return;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
