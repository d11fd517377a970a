// All known products, read at the first question: what never asks pays nothing.
import { cisco } from '#core/components/products/cisco.ts';
import { desktop } from '#core/components/products/desktop.ts';
import { industrialPrograms } from '#core/components/products/industrial-programs.ts';
import { industrial } from '#core/components/products/industrial.ts';
import { readTable, type KnownProduct } from '#core/components/products/known-product.ts';
import { medical } from '#core/components/products/medical.ts';
import { microsoft } from '#core/components/products/microsoft.ts';
import { firstWord, nameWords } from '#core/components/products/name-words.ts';
import { network } from '#core/components/products/network.ts';
import { offices } from '#core/components/products/offices.ts';
import { remoteAccess } from '#core/components/products/remote-access.ts';
import { securityAgents } from '#core/components/products/security-agents.ts';
import { servers } from '#core/components/products/servers.ts';
import { webAndInfrastructure } from '#core/components/products/web-and-infrastructure.ts';
import { windows } from '#core/components/products/windows.ts';
import { wirelessAndCameras } from '#core/components/products/wireless-and-cameras.ts';
import { isSameVendor, oneWord, vendorNamesOf } from '#core/components/products/vendors.ts';

const texts = [
  windows,
  microsoft,
  desktop,
  securityAgents,
  remoteAccess,
  network,
  cisco,
  wirelessAndCameras,
  servers,
  webAndInfrastructure,
  industrial,
  industrialPrograms,
  medical,
  offices,
];

/** A display name of a product. */
export interface Phrase {
  readonly name: string;
  /** Read when it is asked for: most phrases of the table never are. */
  readonly words: readonly string[];
  readonly known: KnownProduct;
  readonly besideVendor: boolean;
}

export interface ProductTable {
  readonly phrases: readonly Phrase[];
  /** By their first word. */
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** By each name of their vendor, in one word. */
  readonly byVendor: ReadonlyMap<string, readonly Phrase[]>;
  /** The same names in words. */
  readonly vendors: ReadonlyMap<string, string>;
  /** By vendor and product as the table itself names them, between them NUL. */
  readonly byOwnName: ReadonlyMap<string, KnownProduct>;
}

let table: ProductTable | undefined;

export function productTable(): ProductTable {
  table ??= indexed(texts.flatMap(readTable));
  return table;
}

function indexed(products: readonly KnownProduct[]): ProductTable {
  const all: Phrase[] = [];
  const byFirstWord = new Map<string, Phrase[]>();
  const byVendor = new Map<string, Phrase[]>();
  const vendors = new Map<string, string>();
  for (const known of products) {
    const phrases = [
      ...known.names.map((name) => phraseOf(name, known, false)),
      ...known.besideVendor.map((name) => phraseOf(name, known, true)),
      // Catalogues are kept in the words of records.
      ...known.records.map(({ product }) => phraseOf(product, known, true)),
    ];
    all.push(...phrases);
    for (const phrase of phrases) add(byFirstWord, firstWord(phrase.name), [phrase]);
    for (const [word, vendor] of vendorNamesOf(known)) {
      add(byVendor, word, phrases);
      // CPE names write in one word what others write in several.
      if (vendor.length > (vendors.get(word)?.length ?? 0)) vendors.set(word, vendor);
    }
  }
  const byOwnName = new Map(products.map((known) => [`${known.vendor}\u0000${known.product}`, known]));
  return { phrases: all, byFirstWord, byVendor, vendors, byOwnName };
}

function add(lists: Map<string, Phrase[]>, key: string, phrases: readonly Phrase[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...phrases]);
  else list.push(...phrases);
}

function phraseOf(name: string, known: KnownProduct, besideVendor: boolean): Phrase {
  let words: readonly string[] | undefined;
  return {
    name,
    known,
    besideVendor,
    get words() {
      words ??= nameWords(name);
      return words;
    },
  };
}

/** Names of vendors that products begin with have no more words. */
export const vendorWordsMax = 4;

const sameVendors = new Map<string, readonly string[]>();
/** So many vendors that were asked about are remembered. */
const remembersMax = 10_000;

/** The table's names, each in one word, of a vendor that is named so; none: it is not in the table. */
export function vendorsNamed(vendor: string): readonly string[] {
  const before = sameVendors.get(vendor);
  if (before !== undefined) return before;
  const { vendors } = productTable();
  const stated = vendors.get(oneWord(vendor)) ?? vendor;
  const same = [...vendors].flatMap(([word, one]) => (isSameVendor(one, stated) ? [word] : []));
  if (sameVendors.size < remembersMax) sameVendors.set(vendor, same);
  return same;
}

/** Whether a vendor's name is one of those of the product's. */
export function isVendorOf(known: KnownProduct, vendor: string): boolean {
  const own = vendorNamesOf(known);
  return vendorsNamed(vendor).some((one) => own.has(one));
}
