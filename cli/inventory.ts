// Files and folders become an inventory.
import { basename, resolve } from 'node:path';
import { assemble, type ReadAssets, type ReadDocument } from '#core/components/assemble.ts';
import type { Inventory, InventoryDocument } from '#core/components/inventory.ts';
import { holdsNone, isOwnFile, mayBeInventory, noInventory, noteOn, notRead } from '#core/formats/inventory-files.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally } from '#core/kernel/tally.ts';
import { walk, type FoundFile } from '#sources/archive/walk.ts';
import type { Io } from '#cli/io.ts';
import { readContent } from '#cli/read-content.ts';
import { shownPath } from '#cli/shown-path.ts';
import { nothingTold, type ToldHeadings } from '#core/formats/bases/headings.ts';

/** What was said of the headings of the document at this path, as it is shown. */
export type ToldFor = (path: string) => ToldHeadings;

/** Whoever wants to know how far the reading is. */
export interface Watch {
  /** A file is about to be read: as it is shown, and how many were before it. */
  readonly next?: (path: string, before: number) => void;
  /** So much of the work is done since the last call. */
  readonly end?: (stage: 'read' | 'parse') => void;
}

interface Found {
  readonly documents: ReadDocument[];
  readonly lists: ReadAssets[];
  /** Notes on what was passed over. */
  readonly folders: InventoryDocument[];
  /** Paths of files that were read. */
  readonly seen: Set<string>;
  readonly watch: Watch;
  readonly told: ToldFor;
}

/**
 * The inventory in files and folders, each of which may be gzip. A file that was named must hold an inventory, or a list
 * of assets; in a folder, files that hold neither are counted in a note on the folder.
 *
 * @throws BadDocument naming the file
 */
export async function readInventory(
  paths: readonly string[],
  io: Pick<Io, 'cwd'>,
  watch: Watch = {},
  told: ToldFor = () => nothingTold,
): Promise<Inventory> {
  const found: Found = { documents: [], lists: [], folders: [], seen: new Set(), watch, told };
  for (const path of paths) await readPath(shownPath(path), resolve(io.cwd, path), found);
  const { documents, assets } = assemble(found.documents, await ofOneMachine(found.lists));
  watch.end?.('parse');
  return { documents: [...documents, ...found.folders], assets };
}

/** Read only where there are lists: a document of one thing needs no more. */
async function ofOneMachine(lists: readonly ReadAssets[]): Promise<readonly ReadAssets[]> {
  if (lists.length === 0) return lists;
  const { joinListings } = await import('#core/formats/bases/join-listings.ts');
  return joinListings(lists);
}

async function readPath(path: string, opened: string, found: Found): Promise<void> {
  const { files, skipped } = walk([opened]);
  const folder = path.replace(/[/\\]+$/, '');
  const note = new Tally();
  note.addAll(skipped);
  let holds = false;
  for (const file of files) {
    const isNamed = file.path === opened;
    const shown = isNamed ? path : `${folder}/${file.name}`;
    if (isOwnFile(basename(file.name))) continue;
    const reason = found.seen.has(file.path) ? 'file was named twice' : await readFile(file, shown, { found, isNamed });
    found.seen.add(file.path);
    if (reason === undefined || reason === 'file was named twice') holds = true;
    if (reason !== undefined) note.add(reason, shown);
  }
  // Nothing to read must never look like nothing to fear.
  const dropped = note.list();
  if (!holds) throw notAnInventory(path, files[0]?.path === opened ? noInventory : holdsNone(dropped));
  if (dropped.length > 0) found.folders.push(noteOn(path, dropped));
}

/** Reads a file into `found`; answers why it was not read. */
async function readFile(
  file: FoundFile,
  shown: string,
  { found, isNamed }: { readonly found: Found; readonly isNamed: boolean },
): Promise<string | undefined> {
  const name = basename(file.name);
  if (!isNamed && !mayBeInventory(shown)) return notRead.otherName;
  try {
    found.watch.next?.(shown, found.seen.size);
    const { digest, content } = await readContent(file.path, name, {
      isRead: () => found.watch.end?.('read'),
      told: found.told(shown),
    });
    found.watch.end?.('parse');
    if (content === undefined) return notRead.holdsNone;
    if (content.kind === 'inventory') found.documents.push({ path: shown, digest, reading: content.reading });
    else found.lists.push({ path: shown, digest, reading: content.reading });
    return undefined;
  } catch (error) {
    if (error instanceof BadDocument) error.file = shown;
    throw error;
  }
}

function notAnInventory(file: string, message: string): BadDocument {
  const fault = new BadDocument('document.not_an_inventory', message);
  fault.file = file;
  return fault;
}
