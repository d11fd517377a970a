// One vendor under the names that installers, records and catalogues give it.
import type { KnownProduct } from '#core/components/products/known-product.ts';
import { wordsOfVendor } from '#core/components/product-name.ts';

/** Shorter beginnings are shared by companies that have nothing else in common. */
const beginningCharactersMin = 4;

const remembered = new WeakMap<KnownProduct, ReadonlyMap<string, string>>();
const names = new Map<string, string>();

/** All that the product's vendor is called, in one word and in words: `ciscosystems` and `cisco systems`. */
export function vendorNamesOf(known: KnownProduct): ReadonlyMap<string, string> {
  const before = remembered.get(known);
  if (before !== undefined) return before;
  const own = new Map<string, string>();
  const add = (vendor: string): void => {
    const name = names.get(vendor) ?? vendorName(vendor);
    names.set(vendor, name);
    const word = oneWord(name);
    if (isVendorName(name) && name.length > (own.get(word)?.length ?? 0)) own.set(word, name);
  };
  add(known.vendor);
  for (const name of known.publishers) add(name);
  for (const { vendor } of [...known.records, ...known.kev]) add(vendor);
  for (const pair of known.cpes) add(pair.slice(0, pair.indexOf(':')));
  remembered.set(known, own);
  return own;
}

/** A vendor's name in lower case, its words parted by one space: `The Document Foundation` is `document foundation`. */
export function vendorName(vendor: string): string {
  return wordsOfVendor(vendor.replace(/^the\s+/i, '')).join(' ');
}

/** The same in one word, as some write it: `paloaltonetworks`. */
export function oneWord(name: string): string {
  return name.replaceAll(' ', '');
}

/** Whether a vendor's name names somebody. */
export function isVendorName(name: string): boolean {
  return name !== '' && !/^(?:n ?a|none|unknown|unspecified|various|vendor|publisher)$/.test(name);
}

/**
 * Whether two vendors' names mean one company: `cisco` and `cisco systems`. The shorter must be whole words of the longer:
 * `sonicwal` is a slip or another company, and something to ask about.
 */
export function isSameVendor(one: string, other: string): boolean {
  const [a, b] = [oneWord(one), oneWord(other)];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, other] : [b, one];
  if (short.length < beginningCharactersMin || !oneWord(long).startsWith(short)) return false;
  let length = 0;
  for (const word of long.split(' ')) {
    length += word.length;
    if (length >= short.length) break;
  }
  return length === short.length;
}
