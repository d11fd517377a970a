// The files on the desk as one inventory, put together as the command does it.
import { assemble, type ReadAssets, type ReadDocument } from '#core/components/assemble.ts';
import type { Inventory, InventoryDocument } from '#core/components/inventory.ts';
import { joinListings } from '#core/formats/bases/join-listings.ts';
import { noteOn } from '#core/formats/inventory-files.ts';
import { Tally } from '#core/kernel/tally.ts';
import type { Outcome } from '#portal/desk/file-report.ts';

export interface LaidFile {
  /** Behind the name of the folder that was chosen, or a name alone. */
  readonly path: string;
  readonly outcome: Outcome;
}

export function inventoryOf(files: readonly LaidFile[]): Inventory {
  const documents: ReadDocument[] = [];
  const lists: ReadAssets[] = [];
  for (const { path, outcome } of files) {
    if (outcome.is !== 'inventory') continue;
    const { content, digest } = outcome;
    const read = { path, digest: () => digest };
    if (content.kind === 'inventory') documents.push({ ...read, reading: content.reading });
    else lists.push({ ...read, reading: content.reading });
  }
  const { documents: read, assets } = assemble(documents, joinListings(lists));
  return { documents: [...read, ...notesOn(files)], assets };
}

export const hidden = 'hidden file or folder';

/** The path up to the first part that begins with a dot, behind the folder that was chosen. */
export function hiddenPart(path: string): string | undefined {
  const found = /^[^/]+\/(?:[^./][^/]*\/)*\.[^/]*/.exec(path);
  return found?.[0];
}

/** What was passed over in each folder that was chosen. */
function notesOn(files: readonly LaidFile[]): readonly InventoryDocument[] {
  const tallies = new Map<string, Tally>();
  const counted = new Set<string>();
  for (const { path, outcome } of files) {
    if (outcome.is !== 'passed over') continue;
    const folder = path.slice(0, path.indexOf('/'));
    const tally = tallies.get(folder) ?? new Tally();
    tallies.set(folder, tally);
    // A hidden folder counts once, whatever lies in it.
    const what = hiddenPart(path) ?? path;
    if (counted.has(what)) continue;
    counted.add(what);
    const shown = outcome.reason === hidden ? what.slice(folder.length + 1) : what;
    tally.add(outcome.reason, outcome.why === undefined ? shown : `${shown} ${outcome.why}`);
  }
  return [...tallies].map(([folder, tally]) => noteOn(folder, tally.list()));
}
