import type { Io } from '#cli/io.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { lossBy } from '#core/components/loss.ts';
import { printable } from '#core/formats/bases/printable.ts';

/** What was left out of the inventory's documents is told beside every answer about it. */
export function tellDropped(inventory: Inventory, io: Pick<Io, 'stderr'>): void {
  for (const { path, dropped } of inventory.documents) {
    for (const { reason, count, example } of dropped) {
      // Worth a line where the reading is asked for, not beside an answer.
      if (lossBy(reason) === 'nothing') continue;
      io.stderr(
        `${printable(path)}: ${count} left out or unclear: ${printable(reason)}${example === '' ? '' : ` (${printable(example)})`}\n`,
      );
    }
  }
}
