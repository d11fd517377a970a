import type { Day } from '#core/kernel/days.ts';

/** Who wrote and who vouches for a piece of guidance. Every entry is written by us from the facts of its source. */
export interface Entry {
  readonly author: string;
  /** The document its facts come from. */
  readonly source: string;
  readonly reviewedOn: Day;
}

/** What is said where nothing is known: never anything made up. */
export const nothingPublished = 'No published guidance in this feed; ask the vendor.';

/** How an entry is named as the source of a sentence. */
export function cite(entry: Entry): string {
  return `${entry.author}, after ${entry.source}`;
}
