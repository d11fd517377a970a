// Words that are written almost like others: what a slip of the hand makes of a name. It only ever leads to a question.
import { productTable, vendorsNamed } from '#core/components/products/table.ts';

/** Shorter words are too like each other for a slip to show. */
const lettersMin = 4;
/** From so many letters on two slips are one too. */
const longLetters = 8;
const lettersMax = 60;

/** Letters added, left out, replaced, or changed with their neighbour, up to `most`; `undefined` where there are more. */
export function slipsBetween(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most || one.length > lettersMax || other.length > lettersMax)
    return undefined;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      let least = Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + (same ? 0 : 1));
      const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (swapped) least = Math.min(least, (before[to - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  const slips = row[other.length] ?? 0;
  return slips <= most ? slips : undefined;
}

const remembered = new Map<string, string | undefined>();
/** So many words that were asked about are remembered. */
const remembersMax = 10_000;

/** The table's vendor that a word may be meant for which names none of its own: `microsft` is like `microsoft`. */
export function vendorLike(word: string): string | undefined {
  if (remembered.has(word)) return remembered.get(word);
  const like = word.length < lettersMin || vendorsNamed(word).length > 0 ? undefined : nearest(word);
  if (remembered.size >= remembersMax) remembered.clear();
  remembered.set(word, like);
  return like;
}

function nearest(word: string): string | undefined {
  const most = word.length >= longLetters ? 2 : 1;
  let best: string | undefined;
  let least = most + 1;
  for (const vendor of productTable().byVendor.keys()) {
    // Hands slip later in a word; a short name of another company begins otherwise.
    if (vendor.length < lettersMin || vendor[0] !== word[0]) continue;
    const slips = slipsBetween(word, vendor, Math.min(most, least - 1));
    if (slips !== undefined && slips < least) [best, least] = [vendor, slips];
  }
  return best;
}
