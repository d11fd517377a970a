// Which product is meant by a vendor and a display name, and under which names records speak of it.
import { productLookUpName } from '#core/components/product-name.ts';
import type { KnownProduct, RecordName } from '#core/components/products/known-product.ts';
import { firstWordsFor, isPhrase, nameWords, versionInName } from '#core/components/products/name-words.ts';
import { vendorLike } from '#core/components/products/misspelt.ts';
import { similar, type SimilarName } from '#core/components/products/similarity.ts';
import { isVendorOf, productTable, vendorWordsMax, type Phrase } from '#core/components/products/table.ts';
import { isVendorName, oneWord, vendorName } from '#core/components/products/vendors.ts';
import { isInName, translate } from '#core/components/products/version-spellings.ts';
import { remembered } from '#core/components/remembered.ts';
import type { Translated } from '#core/components/products/translated-version.ts';

/** What is to be identified, as its document wrote it. */
export interface NamedThing {
  readonly vendor: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
}

export interface Resolution {
  /** Our name for it. */
  readonly product: string;
  readonly vendor: string;
  /** The names that statements stand under in a feed: `cpe:google:chrome`. */
  readonly cpes: readonly `cpe:${string}`[];
  /** `product:fortinet/fortios`. */
  readonly products: readonly `product:${string}`[];
  readonly kev: readonly RecordName[];
  /** As records write it; `undefined` where what was stated can't be compared with records. */
  readonly version: string | undefined;
  /** Only *certain* and *likely* may be looked up; *doubtful* is to be asked. */
  readonly confidence: 'certain' | 'likely' | 'doubtful';
  /** Why, in words; outside text inside. */
  readonly because: string;
  /** The version that was stated, where it is none of the product's: one of the two is wrong, and `version` is not known. */
  readonly contradicted?: string;
}

/** Finds the product by the table, then by similarity to the table's names. */
export const resolve: (thing: NamedThing) => Resolution | undefined = remembered(resolvedByText);

function resolvedByText(thing: NamedThing): Resolution | undefined {
  const key = `${thing.vendor ?? '\u0001'}\u0000${thing.name}\u0000${thing.version ?? '\u0001'}`;
  const before = resolved.get(key);
  if (before !== undefined) return before.resolution;
  const resolution = sought(thing);
  if (resolved.size >= remembersMax) resolved.clear();
  resolved.set(key, { resolution });
  return resolution;
}

/** The same program stands in many documents, and is asked about for its matches, its end of support and what is said of it. */
const resolved = new Map<string, { readonly resolution: Resolution | undefined }>();
const remembersMax = 20_000;

function sought(thing: NamedThing): Resolution | undefined {
  const vendor = statedVendor(thing.vendor);
  const words = nameWords(thing.name);
  if (words.length === 0) return undefined;
  const found = byTable(thing, words, vendor);
  if (found?.confidence === 'certain') return found;
  const likely = byOwnName(thing) ?? found ?? bySimilarity(thing, words, vendor);
  if (likely !== undefined && likely.confidence !== 'doubtful') return likely;
  return byMisspeltVendor(thing, words, vendor) ?? likely;
}

/** As if the vendor were the one that it may be meant for: something to ask about, where nothing else is in doubt. */
function byMisspeltVendor(
  thing: NamedThing,
  words: readonly string[],
  vendor: string | undefined,
): Resolution | undefined {
  const [first = ''] = words;
  const written = oneWord(vendor ?? first);
  const meant = vendorLike(written);
  if (meant === undefined) return undefined;
  const bare = without(written, words);
  if (bare.length === 0) return undefined;
  const found = byTable({ ...thing, vendor: meant }, bare, meant) ?? bySimilarity(thing, bare, meant);
  if (found === undefined || found.confidence === 'doubtful') return undefined;
  return { ...found, confidence: 'doubtful', because: `"${thing.vendor ?? first}" may be meant for ${found.vendor}` };
}

/** Without the vendor that the words begin with, in one word or in several. */
function without(vendor: string, words: readonly string[]): readonly string[] {
  for (let count = 1; count <= vendorWordsMax; count += 1)
    if (words.slice(0, count).join('') === vendor) return words.slice(count);
  return words;
}

/** Questions call products by the table's own names, by which "yes" must find them; but in no version of another release. */
function byOwnName(thing: NamedThing): Resolution | undefined {
  const known = productTable().byOwnName.get(`${thing.vendor ?? ''}\u0000${thing.name}`);
  if (known === undefined) return undefined;
  const translated = versionOf(known, thing);
  const { branch } = translated;
  if (known.branches.length > 0 && branch !== undefined && branchLength(known, branch) === 0) {
    const nothing = { version: undefined, branch: undefined };
    const told = answer(known, nothing, { confidence: 'certain', because: isNoneOf(known, branch) });
    return { ...told, contradicted: thing.version ?? branch };
  }
  return answer(known, translated, { confidence: 'certain', because: `"${thing.name}" is what it is called here` });
}

function statedVendor(vendor: string | undefined): string | undefined {
  const name = vendor === undefined ? '' : vendorName(vendor);
  return isVendorName(name) ? name : undefined;
}

interface Found {
  readonly phrase: Phrase;
  /** Whether the vendor is the product's; `undefined`: nobody is named. */
  readonly agrees: boolean | undefined;
}

function byTable(thing: NamedThing, words: readonly string[], vendor: string | undefined): Resolution | undefined {
  const major = /^v?(\d+)/.exec(thing.version?.trim() ?? '')?.[1];
  const found = readings(words).flatMap(({ rest, leading }) => phrasesOf(rest, major, leading ?? vendor));
  // A vendor before the name is worth as much as one beside it; the one beside it may only be a reseller's.
  const agreeing = found.filter(({ agrees, phrase }) => (phrase.besideVendor ? agrees === true : agrees !== false));
  const telling = found.filter(({ phrase }) => !phrase.besideVendor);
  const [best, confirmed] = agreeing.length > 0 ? [longest(agreeing), true] : [longest(telling), false];
  if (best.length === 0) return undefined;
  const chosen = choose(best, thing);
  return chosen === undefined ? undefined : byPhrase(chosen, thing, confirmed);
}

/** @param confirmed whether the vendor agrees */
function byPhrase(chosen: Chosen, thing: NamedThing, confirmed: boolean): Resolution | undefined {
  const { known, translated, doubt } = chosen;
  const named = `"${thing.name}" is a name of ${known.product}`;
  if (confirmed && doubt === undefined) return answer(known, translated, { confidence: 'certain', because: named });
  if (!confirmed && thing.vendor === undefined) return undefined;
  const doubts = [...(confirmed ? [] : [`${named}, but its vendor is stated as "${thing.vendor ?? ''}"`]), doubt ?? []];
  const doubtful = answer(known, translated, { confidence: 'doubtful', because: doubts.flat().join('; ') });
  return chosen.isNoneOf === true ? { ...doubtful, contradicted: thing.version ?? translated.branch ?? '' } : doubtful;
}

interface Reading {
  readonly rest: readonly string[];
  /** The vendor that the name begins with. */
  readonly leading: string | undefined;
}

/** A name as it is, and without each vendor that it begins with. */
function readings(words: readonly string[]): readonly Reading[] {
  const { byVendor } = productTable();
  const all: Reading[] = [{ rest: words, leading: undefined }];
  for (let count = 1; count <= vendorWordsMax && count < words.length; count += 1) {
    const leading = words.slice(0, count).join('');
    if (byVendor.has(leading)) all.push({ rest: words.slice(count), leading: words.slice(0, count).join(' ') });
  }
  return all;
}

// oxlint-disable-next-line max-params -- a name and the two things beside it
function phrasesOf(words: readonly string[], major: string | undefined, vendor: string | undefined): readonly Found[] {
  const [first = ''] = words;
  const { byFirstWord } = productTable();
  const candidates = firstWordsFor(first).flatMap((word) => byFirstWord.get(word) ?? []);
  return candidates
    .filter((phrase) => isPhrase(phrase.words, words, major))
    .map((phrase) => ({ phrase, agrees: vendor === undefined ? undefined : isVendorOf(phrase.known, vendor) }));
}

function longest(found: readonly Found[]): readonly KnownProduct[] {
  const most = Math.max(0, ...found.map(({ phrase }) => phrase.words.length));
  const known = found.filter(({ phrase }) => phrase.words.length === most).map(({ phrase }) => phrase.known);
  return [...new Set(known)];
}

interface Chosen {
  readonly known: KnownProduct;
  readonly translated: Translated;
  readonly doubt?: string | undefined;
  /** Doubtful because the version is none of the product's. */
  readonly isNoneOf?: true;
}

/** Of several releases with one display name, the one that the version belongs to. */
function choose(products: readonly KnownProduct[], thing: NamedThing): Chosen | undefined {
  const read = products.map((known) => ({ known, translated: versionOf(known, thing) }));
  const belonging = read
    .map((one) => ({ ...one, length: branchLength(one.known, one.translated.branch) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  const [own, next] = belonging;
  if (own !== undefined && own.length !== next?.length) return own;
  if (own !== undefined) {
    return { ...own, doubt: `it may be any of ${listed(belonging.filter(({ length }) => length === own.length))}` };
  }
  const general = read.filter(({ known }) => known.branches.length === 0);
  const [first, ...others] = general.length > 0 ? general : read;
  if (first === undefined) return undefined;
  if (general.length > 0)
    return others.length === 0 ? first : { ...first, doubt: `it may be any of ${listed(general)}` };
  const { branch } = first.translated;
  if (branch !== undefined) return { ...first, doubt: isNoneOf(first.known, branch), isNoneOf: true };
  if (others.length === 0) return first;
  return { ...first, doubt: `its version tells which of ${listed(read)} it is` };
}

function isNoneOf({ product }: KnownProduct, branch: string): string {
  return `version ${branch.replace(/\.$/, '')} is none of ${product}`;
}

function listed(read: readonly Chosen[]): string {
  return read.map(({ known }) => known.product).join(', ');
}

function branchLength(known: KnownProduct, branch: string | undefined): number {
  if (branch === undefined) return 0;
  return Math.max(0, ...known.branches.map((start) => (branch.startsWith(start) ? start.length : 0)));
}

function versionOf(known: KnownProduct, { name, version }: NamedThing): Translated {
  const { spelling } = known;
  const stated = version?.trim() === '' ? undefined : version;
  const named = spelling === 'text' || spelling === 'in name' ? versionInName(name) : name;
  const nothing: Translated = { version: undefined, branch: undefined };
  for (const text of isInName(spelling) ? [named, stated] : [stated, named]) {
    const translated = text === undefined ? nothing : translate(spelling, text);
    // A version that is stated and can't be compared is not made up from the name.
    if (translated.branch !== undefined || (text === stated && stated !== undefined && spelling !== 'coldfusion')) {
      return translated;
    }
  }
  return nothing;
}

interface Judged {
  readonly confidence: Resolution['confidence'];
  readonly because: string;
}

function answer(known: KnownProduct, { version }: Translated, judged: Judged): Resolution {
  return {
    product: known.product,
    vendor: known.vendor,
    cpes: known.cpes.map((pair) => `cpe:${pair}` as const),
    products: [...new Set(known.records.map(({ vendor, product }) => productLookUpName(vendor, product)))],
    kev: known.kev,
    version,
    ...judged,
  };
}

function bySimilarity(thing: NamedThing, words: readonly string[], stated: string | undefined): Resolution | undefined {
  const reading = readings(words).findLast(({ leading }) => leading !== undefined);
  const vendor = stated ?? reading?.leading;
  const best = similar({ words, bare: reading?.rest ?? words, vendor });
  return best === undefined ? undefined : likely(thing, best);
}

function likely(thing: NamedThing, { products, confidence, because }: SimilarName): Resolution | undefined {
  const chosen = choose(products, thing);
  // Two doubts at once are no ground for a question.
  if (chosen === undefined || chosen.doubt !== undefined) return undefined;
  return answer(chosen.known, chosen.translated, { confidence, because });
}
