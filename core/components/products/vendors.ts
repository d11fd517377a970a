// One vendor under the names that installers, records and catalogues give it.
import type { KnownProduct } from '#core/components/products/known-product.ts';
import { vendorWord } from '#core/components/product-name.ts';

/** Shorter beginnings are shared by companies that have nothing else in common. */
const beginningCharactersMin = 4;

const remembered = new WeakMap<KnownProduct, ReadonlySet<string>>();
const words = new Map<string, string>();

/** All that the product's vendor is called, a word for each: `cisco`, `ciscosystems`. */
export function vendorWordsOf(known: KnownProduct): ReadonlySet<string> {
  const before = remembered.get(known);
  if (before !== undefined) return before;
  const own = new Set<string>();
  const add = (vendor: string): void => {
    const word = words.get(vendor) ?? oneWord(vendor);
    words.set(vendor, word);
    if (isVendorName(word)) own.add(word);
  };
  add(known.vendor);
  for (const name of known.publishers) add(name);
  for (const { vendor } of [...known.records, ...known.kev]) add(vendor);
  for (const pair of known.cpes) add(pair.slice(0, pair.indexOf(':')));
  remembered.set(known, own);
  return own;
}

/** A vendor's name in one word: `The Document Foundation` is `documentfoundation`. */
export function oneWord(vendor: string): string {
  return vendorWord(vendor.replace(/^the\s+/i, ''));
}

/** Whether a vendor's word names somebody. */
export function isVendorName(word: string): boolean {
  return word !== '' && !/^(?:na|none|unknown|unspecified|various|vendor|publisher)$/.test(word);
}

/** Whether two vendors' words name one company: `cisco` and `ciscosystems`. */
export function isSameVendor(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= beginningCharactersMin && long.startsWith(short);
}
