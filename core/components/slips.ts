// How many slips of the hand lie between two words: what somebody may have meant. Never more than a ground for a question.

/** More slips are not looked for: the cost grows fourfold with each. */
const slipsMax = 3;

/** Letters added, left out, replaced, or changed with their neighbour, up to `most`; `undefined` where there are more. */
export function slipsBetween(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [ours, theirs] = [one.slice(start), other.slice(start)];
  if (ours === theirs) return 0;
  if (most <= 0) return undefined;
  const swapped = ours[0] === theirs[1] && ours[1] === theirs[0];
  const tried = [
    slipsBetween(ours.slice(1), theirs.slice(1), most - 1),
    slipsBetween(ours.slice(1), theirs, most - 1),
    slipsBetween(ours, theirs.slice(1), most - 1),
    swapped ? slipsBetween(ours.slice(2), theirs.slice(2), most - 1) : undefined,
  ];
  const found = tried.filter((slips) => slips !== undefined);
  return found.length === 0 ? undefined : Math.min(...found) + 1;
}

/** The word of a list with the fewest slips from another, and at most `most`; the first of several. */
export function nearestWord(word: string, list: Iterable<string>, most: number): string | undefined {
  let best: string | undefined;
  let least = Math.min(most, slipsMax) + 1;
  for (const one of list) {
    const slips = slipsBetween(word, one, least - 1);
    if (slips !== undefined && slips < least) [best, least] = [one, slips];
  }
  return best;
}
