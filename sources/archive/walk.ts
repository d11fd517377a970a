import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally } from '#core/kernel/tally.ts';
import type { Dropped } from '#core/kernel/tally.ts';
import { limits } from '#sources/archive/limits.ts';

/** A file that the user named, or that lies in a folder that the user named. */
export interface FoundFile {
  /** To open it by. */
  readonly path: string;
  /** As reports show it: relative to the folder that was named, with `/`; the name alone for a file that was named. */
  readonly name: string;
  /** Bytes on disk. */
  readonly size: number;
  /** The user named this very file, not a folder above it. */
  readonly isNamed: boolean;
}

export interface Walk {
  /** In the order of what was named; within a folder sorted by the bytes of their names. */
  readonly files: readonly FoundFile[];
  /** Links, hidden files, devices: not read, by reason. */
  readonly skipped: readonly Dropped[];
}

/**
 * The files under what the user named. What is named may itself be a link; links found within folders are not followed,
 * so that nothing outside is read.
 *
 * @throws BadDocument `file.missing` where a path does not exist, `file.too_many` over a limit
 */
export function walk(paths: readonly string[]): Walk {
  const files: FoundFile[] = [];
  const skipped = new Tally();
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw fileFault('file.missing', 'there is no such file or folder', path);
    if (stat.isDirectory()) walkFolder(path, { files, skipped });
    else if (stat.isFile()) files.push({ path, name: basename(path), size: stat.size, isNamed: true });
    else throw fileFault('file.kind', 'is neither a file nor a folder', path);
  }
  return { files, skipped: skipped.list() };
}

function walkFolder(root: string, found: { readonly files: FoundFile[]; readonly skipped: Tally }): void {
  const inside: FoundFile[] = [];
  const folders: { readonly name: string; readonly depth: number }[] = [{ name: '', depth: 0 }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (folder.depth > limits.folderDepth) throw fileFault('file.depth', 'folders lie too deep in each other', root);
    for (const entry of readdirSync(join(root, folder.name))) {
      const name = folder.name === '' ? entry : `${folder.name}/${entry}`;
      const path = join(root, name);
      const stat = lstatSync(path);
      if (entry.startsWith('.')) found.skipped.add('hidden file or folder', name);
      else if (stat.isSymbolicLink()) found.skipped.add('symbolic link', name);
      else if (stat.isDirectory()) folders.push({ name, depth: folder.depth + 1 });
      else if (stat.isFile()) inside.push({ path, name, size: stat.size, isNamed: false });
      else found.skipped.add('neither a file nor a folder', name);
    }
    if (inside.length > limits.files) throw fileFault('file.too_many', `holds over ${limits.files} files`, root);
  }
  found.files.push(...inside.sort((a, b) => compareBytes(a.name, b.name)));
}

/** The order of the UTF-8 bytes, the same on every machine. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function fileFault(code: string, message: string, path: string): BadDocument {
  const fault = new BadDocument(code, message);
  fault.file = path;
  return fault;
}
