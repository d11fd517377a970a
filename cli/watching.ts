// Progress and timings of what `match` and `plan` do alike.
import { grouped, plural } from '#core/kernel/counted.ts';
import type { Watch } from '#cli/inventory.ts';
import type { Progress } from '#cli/progress.ts';
import type { Timings } from '#cli/timings.ts';
import { printable } from '#core/formats/bases/printable.ts';
import type { SchemeLookUp } from '#core/matching/opinion.ts';

/** How far the reading of an inventory is. */
export function watching(progress: Progress, timings: Timings): Watch {
  return {
    next: (path, before) => progress.tell(() => `reading: ${plural(before, 'file')} read, now ${printable(path)}`),
    end: (stage) => timings.end(stage),
  };
}

/** A look-up of schemes, which matching asks for each component that the feed speaks of. */
export function watched(progress: Progress, schemes: SchemeLookUp): SchemeLookUp {
  let asked = 0;
  return (name) => {
    asked += 1;
    progress.tell(() => `matching: ${grouped(asked)} comparisons`);
    return schemes(name);
  };
}
