// Files and folders become an inventory.
import { basename, resolve } from 'node:path';
import { assemble, type ReadAssets, type ReadDocument } from '#core/components/assemble.ts';
import type { Inventory, InventoryDocument } from '#core/components/inventory.ts';
import { holdsNone, isOwnFile, mayBeInventory, noInventory, noteOn, notRead } from '#core/formats/inventory-files.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally } from '#core/kernel/tally.ts';
import { walk, type FoundFile } from '#sources/archive/walk.ts';
import type { Io } from '#cli/io.ts';
import { refuseBad } from '#cli/bad-files.ts';
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
  /** What can't be read as a whole. */
  readonly faults: BadDocument[];
  readonly watch: Watch;
  readonly told: ToldFor;
}

/**
 * The inventory in files and folders, each of which may be gzip. A file that was named must hold an inventory, or a list
 * of assets; in a folder, files that hold neither are counted in a note on the folder.
 *
 * @throws BadDocument naming the file, BadFiles where there are several
 */
export async function readInventory(
  paths: readonly string[],
  io: Pick<Io, 'cwd'>,
  watch: Watch = {},
  told: ToldFor = () => nothingTold,
): Promise<Inventory> {
  const found: Found = { documents: [], lists: [], folders: [], seen: new Set(), faults: [], watch, told };
  for (const path of paths) await readPath(shownPath(path), resolve(io.cwd, path), found);
  refuseBad(found.faults);
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

/** What can't be read goes to the faults, so that all of it is told at once. */
async function readPath(path: string, opened: string, found: Found): Promise<void> {
  const walked = await orFault(found, undefined, () => walk([opened]));
  if (walked === undefined) return;
  const { files, skipped } = walked;
  const [only] = files;
  if (only?.path === opened) return readNamed(path, only, found);
  const folder = path.replace(/[/\\]+$/, '');
  const note = new Tally();
  note.addAll(skipped);
  let isEmpty = true;
  for (const file of files) {
    const shown = `${folder}/${file.name}`;
    if (isOwnFile(basename(file.name))) continue;
    const passed = await readOnce(file, shown, { found, mayBe: mayBeInventory(shown) });
    if (passed === undefined || passed === twice) isEmpty = false;
    if (passed !== undefined) note.add(passed.reason, passed.why === undefined ? shown : `${shown} ${passed.why}`);
  }
  // Nothing to read must never look like nothing to fear.
  const dropped = note.list();
  if (isEmpty) found.faults.push(notAnInventory(path, holdsNone(dropped)));
  else if (dropped.length > 0) found.folders.push(noteOn(path, dropped));
}

async function readNamed(path: string, file: FoundFile, found: Found): Promise<void> {
  const passed = isOwnFile(basename(file.name))
    ? { reason: notRead.holdsNone }
    : await readOnce(file, path, { found, mayBe: true });
  if (passed === twice) found.folders.push(noteOn(path, [{ reason: twice.reason, count: 1, example: path }]));
  else if (passed !== undefined) found.faults.push(notAnInventory(path, passed.why ?? noInventory));
}

const twice: Passed = { reason: 'file was named twice' };

async function readOnce(
  file: FoundFile,
  shown: string,
  { found, mayBe }: { readonly found: Found; readonly mayBe: boolean },
): Promise<Passed | undefined> {
  if (found.seen.has(file.path)) return twice;
  const passed = mayBe ? await readFile(file, shown, found) : { reason: notRead.otherName };
  found.seen.add(file.path);
  return passed;
}

/** Why a file was passed over. */
interface Passed {
  readonly reason: string;
  /** Where more of it can be told. */
  readonly why?: string | undefined;
}

/** Reads a file into `found`, or into its faults; answers why it was passed over. */
async function readFile(file: FoundFile, shown: string, found: Found): Promise<Passed | undefined> {
  const name = basename(file.name);
  found.watch.next?.(shown, found.seen.size);
  const isRead = (): void => found.watch.end?.('read');
  const read = await orFault(found, shown, () => readContent(file.path, name, { isRead, told: found.told(shown) }));
  if (read === undefined) return undefined;
  found.watch.end?.('parse');
  const { digest, content, why } = read;
  if (content === undefined) return { reason: notRead.holdsNone, why };
  if (content.kind === 'inventory') found.documents.push({ path: shown, digest, reading: content.reading });
  else found.lists.push({ path: shown, digest, reading: content.reading });
  return undefined;
}

/** @param shown the file's name, where it is known better than by whoever failed */
async function orFault<Value>(
  { faults }: Found,
  shown: string | undefined,
  read: () => Value | Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    error.file = shown ?? error.file;
    faults.push(error);
    return undefined;
  }
}

function notAnInventory(file: string, message: string): BadDocument {
  const fault = new BadDocument('document.not_an_inventory', message);
  fault.file = file;
  return fault;
}
