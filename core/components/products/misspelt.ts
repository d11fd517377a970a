// Vendors that are written almost like others: what a slip of the hand, or a column too narrow, makes of a name. It only ever
// leads to a question.
import { productTable, vendorsNamed } from '#core/components/products/table.ts';
import { nearestWord } from '#core/components/slips.ts';

/** Shorter words are too like each other for a slip to show. */
const lettersMin = 4;
/** From so many letters on two slips are one too. */
const longLetters = 8;

const remembered = new Map<string, string | undefined>();
/** So many words that were asked about are remembered. */
const remembersMax = 10_000;

/** The table's vendor that a word may be meant for which names none of its own: `microsft` is like `microsoft`. */
export function vendorLike(word: string): string | undefined {
  if (remembered.has(word)) return remembered.get(word);
  const like = word.length < lettersMin || vendorsNamed(word).length > 0 ? undefined : (nearest(word) ?? begun(word));
  if (remembered.size >= remembersMax) remembered.clear();
  remembered.set(word, like);
  return like;
}

function nearest(word: string): string | undefined {
  // Hands slip later in a word; another company's name begins otherwise.
  const alike = [...productTable().byVendor.keys()].filter(
    (vendor) => vendor.length >= lettersMin && vendor[0] === word[0],
  );
  return nearestWord(word, alike, word.length >= longLetters ? 2 : 1);
}

/** The one vendor that begins so: `sonicw`. */
function begun(word: string): string | undefined {
  const longer = [...productTable().byVendor.keys()].filter((vendor) => vendor.startsWith(word));
  const shortest = longer.reduce((one, other) => (other.length < one.length ? other : one), longer[0] ?? '');
  // One vendor is in the table under several names: `zoho`, `zohocorp`.
  return shortest !== '' && longer.every((vendor) => vendor.startsWith(shortest)) ? shortest : undefined;
}
