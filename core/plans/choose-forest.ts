// The best filling of hours with what needs at most one other each: a knapsack of trees, solved exactly, one row of hours
// for each option (Johnson and Niemi 1983).

/** In an order in which each stands before all that need it, and these directly behind it. */
export interface Twig {
  readonly steps: number;
  readonly gain: number;
  /** The place behind all that need it. */
  readonly next: number;
}

export interface Filling {
  readonly gain: number;
  /** Places of the twigs that are taken. */
  readonly taken: readonly number[];
}

export interface Room {
  /** Steps for all of them together. */
  readonly whole: number;
  /** Steps for those from `others` on. */
  readonly capacity: number;
  /** The place from which they are not urgent: no tree reaches across it. */
  readonly others: number;
}

/** How many numbers a filling works out: what it costs. */
export function cellsOf(twigs: readonly Twig[], { whole }: Room): number {
  return (twigs.length + 1) * (whole + 1);
}

export function fillTrees(twigs: readonly Twig[], room: Room): Filling {
  const width = room.whole + 1;
  // A row says what the twigs from its place on can add, by the steps there are.
  const rows = new Float64Array(cellsOf(twigs, room));
  for (let at = twigs.length - 1; at >= 0; at -= 1) {
    const twig = twigs[at];
    if (twig === undefined) continue;
    const limit = at >= room.others ? Math.min(room.capacity, room.whole) : room.whole;
    fillRow(rows, width, { ...twig, at, limit });
  }
  return { gain: rows[room.whole] ?? 0, taken: takenIn(rows, twigs, room) };
}

function fillRow(
  rows: Float64Array,
  width: number,
  { at, steps, gain, next, limit }: Twig & { readonly at: number; readonly limit: number },
): void {
  const row = at * width;
  const without = next * width;
  const within = (at + 1) * width - steps;
  for (let left = 0; left <= limit; left += 1) {
    const skipped = rows[without + left] ?? 0;
    const used = left < steps ? -1 : gain + (rows[within + left] ?? 0);
    rows[row + left] = Math.max(used, skipped);
  }
  // The hours held back are of no use to what is not urgent.
  const most = rows[row + limit] ?? 0;
  rows.fill(most, row + limit + 1, row + width);
}

function takenIn(rows: Float64Array, twigs: readonly Twig[], { whole, capacity, others }: Room): readonly number[] {
  const width = whole + 1;
  const taken: number[] = [];
  let left = whole;
  let at = 0;
  while (at < twigs.length) {
    if (at >= others) left = Math.min(left, capacity);
    const twig = twigs[at];
    if (twig === undefined) break;
    if ((rows[at * width + left] ?? 0) === (rows[twig.next * width + left] ?? 0)) {
      at = twig.next;
      continue;
    }
    taken.push(at);
    left -= twig.steps;
    at += 1;
  }
  return taken;
}
