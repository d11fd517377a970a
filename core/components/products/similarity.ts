// Names that are not in the table, but like one that is. Likeness alone proves nothing: without the vendor's agreement, and
// where a number or a telling word differs, it is only something to ask about.
import type { KnownProduct } from '#core/components/products/known-product.ts';
import { isVersionWord } from '#core/components/products/name-words.ts';
import { productTable, vendorsNamed, vendorWordsMax, type Phrase } from '#core/components/products/table.ts';
import { slipsBetween } from '#core/components/slips.ts';

/** Less in common is no likeness. */
const shareMin = 0.7;

// Words that makers add to a product's name, or leave out, without meaning another product.
const weak: ReadonlySet<string> = new Set(
  (
    'software firmware appliance appliances series device devices system systems application app program family model ' +
    'controller controllers cpu cpus plc running windows installer suite os and'
  ).split(' '),
);

// Words of many products: two names that share nothing else are not alike.
const general: ReadonlySet<string> = new Set(
  (
    'server client manager management center centre console agent enterprise security secure service services web data ' +
    'network gateway cloud software firmware appliance series device system systems application app program suite'
  ).split(' '),
);

/** A word with a slip of the hand in it is worth less than the word. */
const slipShare = 0.9;

export interface NameToCompare {
  readonly words: readonly string[];
  /** Without the vendor that it begins with. */
  readonly bare: readonly string[];
  /** In words; `undefined` where nobody is named. */
  readonly vendor: string | undefined;
}

export interface SimilarName {
  /** Releases of one product that share the name. */
  readonly products: readonly KnownProduct[];
  readonly confidence: 'likely' | 'doubtful';
  readonly because: string;
}

interface Candidate {
  readonly products: readonly KnownProduct[];
  readonly called: string;
  readonly words: readonly string[];
  readonly agrees: boolean;
}

/** The name that is most alike, if any is. */
export function similar(name: NameToCompare): SimilarName | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates(name)) {
    const share = candidate.agrees
      ? likeness(name.bare, withoutVendor(candidate.words, name.vendor))
      : likeness(name.words, candidate.words);
    if (share > most) [best, most] = [candidate, share];
  }
  if (best === undefined || most < shareMin) return undefined;
  const isLikely = most === 1 && best.agrees;
  return {
    products: best.products,
    confidence: isLikely ? 'likely' : 'doubtful',
    because: isLikely
      ? `it is written like "${best.called}", and the vendor is the same`
      : `it is written like "${best.called}"${best.agrees ? ' of the same vendor' : ''}, with a difference that may matter`,
  };
}

/** Without the vendor that a name begins with, where something is left. */
function withoutVendor(words: readonly string[], vendor: string | undefined): readonly string[] {
  const own = vendor === undefined ? [] : vendorsNamed(vendor);
  for (let count = Math.min(vendorWordsMax, words.length - 1); count > 0; count -= 1) {
    if (own.includes(words.slice(0, count).join(''))) return words.slice(count);
  }
  return words;
}

function* candidates({ words, vendor }: NameToCompare): Generator<Candidate> {
  const phrases = vendor === undefined ? sharing(words) : ofVendor(vendor);
  // Releases of one product share a phrase.
  const byName = new Map<string, { readonly words: readonly string[]; readonly products: KnownProduct[] }>();
  for (const { name, words: own, known } of phrases) {
    const group = byName.get(name);
    if (group === undefined) byName.set(name, { words: own, products: [known] });
    else group.products.push(known);
  }
  for (const [called, { words: own, products }] of byName) {
    yield { products, called, words: own, agrees: vendor !== undefined };
  }
}

function ofVendor(vendor: string): ReadonlySet<Phrase> {
  const { byVendor } = productTable();
  return new Set(vendorsNamed(vendor).flatMap((one) => byVendor.get(one) ?? []));
}

/** Where nobody is named: what begins with one of the words. */
function sharing(words: readonly string[]): ReadonlySet<Phrase> {
  const { byFirstWord } = productTable();
  const own = words.filter((word) => !weak.has(word)).flatMap((word) => byFirstWord.get(word) ?? []);
  return new Set(own.filter(({ besideVendor }) => !besideVendor));
}

/**
 * From 0 to 1; 1 where only spaces, weak words or versions differ, 0 where a number differs: an S7-1200 is no S7-1500.
 */
function likeness(one: readonly string[], other: readonly string[]): number {
  // A version that is a part of a product's name belongs to it: `SIMATIC WinCC V7.5`.
  if (!other.filter(isVersionWord).every((word) => one.includes(word))) return 0;
  const [ours, theirs] = [one, other].map((words) => words.filter((word) => !isVersionWord(word) && !weak.has(word)));
  if (ours === undefined || theirs === undefined || ours.length === 0 || theirs.length === 0) return 0;
  if (numbersIn(ours) !== numbersIn(theirs)) return 0;
  if (ours.join('') === theirs.join('')) return 1;
  if (!one.some((word) => isTelling(word) && other.some((their) => word === their || isSlip(word, their)))) return 0;
  return shared(ours, theirs) / Math.max(ours.length + theirs.length, 1);
}

/** Whether a word tells one product from another: neither a number nor in the names of many. */
function isTelling(word: string): boolean {
  return !general.has(word) && /\p{L}/u.test(word);
}

/** The words that both have, counted in both; those with a slip in them among what is left, and for less. */
function shared(ours: readonly string[], theirs: readonly string[]): number {
  const left = [...theirs];
  const missing: string[] = [];
  let both = 0;
  for (const word of ours) {
    if (taken(left, left.indexOf(word))) both += 2;
    else missing.push(word);
  }
  for (const word of missing) {
    const at = left.findIndex((their) => isSlip(word, their));
    if (taken(left, at)) both += 2 * slipShare;
  }
  return both;
}

function taken(list: string[], index: number): boolean {
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}

/** Written with a slip of the hand; not certain enough for anything but a question. */
function isSlip(one: string, other: string): boolean {
  if (one.length < 5 || other.length < 5 || /\d/.test(one) || one === other) return false;
  return slipsBetween(one, other, 1) !== undefined;
}

function numbersIn(words: readonly string[]): string {
  return words.flatMap((word) => word.match(/\d+/g) ?? []).join(' ');
}
