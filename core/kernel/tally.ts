/** Elements left out of a reading, by reason; nothing is ever dropped without standing here. */
export interface Dropped {
  /** A fixed phrase, for example `purl is malformed`. */
  readonly reason: string;
  readonly count: number;
  /** The first one met: an excerpt of at most 200 characters, outside text that must be escaped when shown. */
  readonly example: string;
}

const exampleCharactersMax = 200;

/** Counts dropped elements by reason. */
export class Tally {
  readonly #counts = new Map<string, { count: number; readonly example: string }>();

  add(reason: string, example = '', count = 1): void {
    const seen = this.#counts.get(reason);
    if (seen === undefined) this.#counts.set(reason, { count, example: example.slice(0, exampleCharactersMax) });
    else seen.count += count;
  }

  addAll(dropped: readonly Dropped[]): void {
    for (const one of dropped) this.add(one.reason, one.example, one.count);
  }

  /** Sorted by reason, so that the same input gives the same bytes. */
  list(): readonly Dropped[] {
    return [...this.#counts]
      .map(([reason, { count, example }]) => ({ reason, count, example }))
      .sort((a, b) => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0));
  }
}
