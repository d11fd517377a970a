// Counts that may be published although few are counted.
import { assert } from '#core/kernel/assert.ts';

export interface Cell {
  readonly label: string;
  readonly count: number;
  /** How many developers it comes from: at most the count. */
  readonly developers: number;
}

export interface PublishedTable {
  /** In the order given; `undefined` is withheld. A zero is published: it is nobody's. */
  readonly cells: readonly { readonly label: string; readonly count: number | undefined }[];
  readonly total: number | undefined;
}

/** Below 3, a cell that is withheld would be known to be 1. */
const leastAtLeast = 3;

/**
 * Withholds cells that come from fewer than `least` developers, and beside them others, so that the total doesn't tell them:
 * in the order of the cells, whatever they hold, until what is withheld could be divided otherwise. Where nothing would be
 * left, the total is withheld. Who knows this rule and sees the table can’t work out any cell: a test goes through
 * all small tables.
 *
 * Source: research §5.7, "published in aggregate with small-cell suppression".
 */
export function publishedTable(cells: readonly Cell[], least: number): PublishedTable {
  assert(least >= leastAtLeast, 'a cell below the least has two values at least');
  const positive = cells.filter(({ count }) => count > 0);
  const withheld = new Set(positive.filter(({ developers }) => developers < least));
  const rest = positive.filter((cell) => !withheld.has(cell));
  if (withheld.size > 0) {
    const few = withheld.size;
    let others = 0;
    let sum = sumOf([...withheld]);
    // A cell below the least is 1 or more, each other `least` or more: at that sum there would be one division alone.
    while (rest.length > 0 && (others === 0 || sum <= few + least * others)) {
      const [next] = rest.splice(0, 1);
      if (next === undefined) break;
      withheld.add(next);
      others += 1;
      sum += next.count;
    }
  }
  const isWhole = withheld.size === 0 || rest.length > 0;
  return {
    cells: cells.map((cell) => ({ label: cell.label, count: withheld.has(cell) ? undefined : cell.count })),
    total: isWhole ? sumOf(cells) : undefined,
  };
}

/**
 * Several tables of the same cases. Where one can't tell its total, the others tell nothing: their cells would add up to it.
 */
export function publishedTables(
  tables: ReadonlyMap<string, readonly Cell[]>,
  least: number,
): ReadonlyMap<string, PublishedTable> {
  const made = [...tables].map(([name, cells]) => [name, publishedTable(cells, least)] as const);
  const secret = made.find(([, { total }]) => total === undefined);
  if (secret === undefined) return new Map(made);
  return new Map(made.map(([name, table]) => [name, name === secret[0] ? table : withheldWhole(table)]));
}

/**
 * Which of the cases that no edition counted the next one counts: all, or none while they are of fewer than `least`
 * developers: then they wait for those to come. Each case is counted in one edition, once: so the difference of two editions
 * is no table of anything, and their sum none but of both. A test goes through all pairs of small tables.
 *
 * Source: issue, "public as counts where cells allow"; a count published twice tells the few that came between.
 */
export function countedNow<Case extends { readonly developer: string }>(
  waiting: readonly Case[],
  least: number,
): readonly Case[] {
  assert(least >= leastAtLeast, 'a cell below the least has two values at least');
  return new Set(waiting.map(({ developer }) => developer)).size < least ? [] : waiting;
}

function withheldWhole({ cells }: PublishedTable): PublishedTable {
  return { cells: cells.map(({ label }) => ({ label, count: undefined })), total: undefined };
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}
