// Files and folders become an inventory.
import { resolve } from 'node:path';
import { assemble, type ReadAssets, type ReadDocument } from '#core/components/assemble.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { readJsonInventory } from '#core/formats/inventory-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { naming, readDocument } from '#sources/archive/read-document.ts';
import { walk } from '#sources/archive/walk.ts';
import type { Io } from '#cli/io.ts';

/**
 * The inventory in files and folders. In a folder, files that hold no inventory are skipped; a file that was named must
 * hold one.
 *
 * @throws BadDocument naming the file
 */
export async function readInventory(paths: readonly string[], io: Io): Promise<Inventory> {
  const documents: ReadDocument[] = [];
  const lists: ReadAssets[] = [];
  for (const path of paths) {
    const named = resolve(io.cwd, path);
    for (const file of walk([named]).files) {
      const shown = file.path === named ? path : `${path.replace(/\/+$/, '')}/${file.name}`;
      const { text, digestSha256 } = readDocument(file.path);
      const reading = naming(shown, () => readText(text));
      if (reading !== undefined) documents.push({ path: shown, digest: digestSha256, reading });
      else if (file.path === named) throw notAnInventory(shown);
    }
  }
  return assemble(documents, lists);
}

function readText(text: string): InventoryReading | undefined {
  return readJsonInventory(parseStrict(text));
}

function notAnInventory(file: string): BadDocument {
  const fault = new BadDocument('document.not_an_inventory', 'is no inventory in a format that is read');
  fault.file = file;
  return fault;
}
