// The documents of an organization as one inventory, read and put together as the command does it; run apart.
import { zstdDecompressSync } from 'node:zlib';
import { assemble, type ReadAssets, type ReadDocument } from '#core/components/assemble.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { joinListings } from '#core/formats/bases/join-listings.ts';
import { noInventory } from '#core/formats/inventory-files.ts';
import { toldHeadings } from '#core/formats/told-headings.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { GivenAnswer } from '#core/plans/state.ts';
import { withToldNames } from '#core/plans/told.ts';
import { limits } from '#sources/archive/limits.ts';
import { readBytes } from '#sources/archive/read-bytes.ts';
import type { OrderedDocument } from '#server/planning/plan-order.ts';
import { fileNameOf } from '#server/reading/understood.ts';

export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly why: string;
  readonly place: string | undefined;
}

/** @param packed the documents' bytes, in their order */
export async function laidOut(
  documents: readonly OrderedDocument[],
  packed: readonly Uint8Array[],
  answers: readonly GivenAnswer[],
): Promise<{ readonly inventory: Inventory; readonly faults: readonly Fault[] }> {
  const read: ReadDocument[] = [];
  const lists: ReadAssets[] = [];
  const faults: Fault[] = [];
  for (const [at, { path, digest }] of documents.entries()) {
    try {
      const bytes = zstdDecompressSync(packed[at] ?? none, { maxOutputLength: limits.documentBytes });
      const { content, why } = await readBytes(bytes, fileNameOf(path), toldHeadings(answers, path));
      if (content === undefined) throw new BadDocument('document.not_an_inventory', why ?? noInventory);
      const known = { path, digest: () => digest };
      if (content.kind === 'inventory') read.push({ ...known, reading: content.reading });
      else lists.push({ ...known, reading: content.reading });
    } catch (error) {
      if (!(error instanceof BadDocument)) throw error;
      faults.push({ path, code: error.code, why: error.message, place: error.place });
    }
  }
  return { inventory: withToldNames(assemble(read, joinListings(lists)), answers), faults };
}

const none = new Uint8Array(0);
