import type { Io } from '#cli/io.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { printable } from '#core/formats/bases/printable.ts';

/** Kept as it is, and of harm to nobody: worth a line where the reading is asked for, not beside an answer. */
const isKept = /^scanner (?:statement|check) .* is kept$/;

/** What was left out of the inventory's documents is told beside every answer about it. */
export function tellDropped(inventory: Inventory, io: Pick<Io, 'stderr'>): void {
  for (const { path, dropped } of inventory.documents) {
    for (const { reason, count, example } of dropped) {
      if (isKept.test(reason)) continue;
      io.stderr(
        `${printable(path)}: ${count} left out or unclear: ${printable(reason)}${example === '' ? '' : ` (${printable(example)})`}\n`,
      );
    }
  }
}
