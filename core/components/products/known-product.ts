// A product that small organisations run, under the names that people, tools and records give it.
import { assert } from '#core/kernel/assert.ts';
import { isVersionSpelling, type VersionSpelling } from '#core/components/products/version-spellings.ts';

/** Vendor and product as a record writes them. */
export interface RecordName {
  readonly vendor: string;
  readonly product: string;
}

export interface KnownProduct {
  readonly product: string;
  readonly vendor: string;
  /** How its versions are written, on machines and in records. */
  readonly spelling: VersionSpelling;
  /** Display names that stand for it alone. `#` is any number, `60F` among them. */
  readonly names: readonly string[];
  /** Display names that stand for it beside its vendor's name only. */
  readonly besideVendor: readonly string[];
  /** Beginnings of the versions that belong to it, where products share a display name; empty: all. */
  readonly branches: readonly string[];
  /** Names in CVE records and CSAF product trees. */
  readonly records: readonly RecordName[];
  /** Vendor and product of its CPE names, as in the formatted string: `google:chrome`. */
  readonly cpes: readonly string[];
  /** Names in CISA's catalogue of known exploited vulnerabilities; broader than the product where CISA's are. */
  readonly kev: readonly RecordName[];
  /** Further names of its vendor: publishers in installers, former owners. */
  readonly publishers: readonly string[];
}

/**
 * Reads a table of products. A paragraph is a product: `product | vendor | spelling of versions`, then indented lines that
 * begin with a word: `as` and `of` list display names (`of`: beside the vendor's only), `when` beginnings of versions, `in`
 * and `kev` a vendor and its products in records, `cpe` names, `by` further names of the vendor, `none` that no record
 * known here names it. A table of text costs nothing until it is asked for.
 */
export function readTable(text: string): readonly KnownProduct[] {
  return text.trim().split('\n\n').map(readProduct);
}

function readProduct(paragraph: string): KnownProduct {
  const [head = '', ...lines] = paragraph.trim().split('\n');
  const [product = '', vendor = '', spelling = ''] = head.split(' | ');
  assert(isVersionSpelling(spelling), `a product's line must end in a spelling of versions: ${head}`);
  const said: Record<Word, string[]> = { as: [], of: [], when: [], in: [], kev: [], cpe: [], by: [], none: [] };
  for (const line of lines) {
    const end = line.indexOf(' ', 2);
    const word = line.slice(2, end < 0 ? undefined : end);
    assert(isWord(word), `a product's lines begin with words that mean something: ${line}`);
    said[word].push(line.slice(word.length + 3));
  }
  return {
    product,
    vendor,
    spelling,
    names: listed(said.as),
    besideVendor: listed(said.of),
    branches: listed(said.when),
    records: said.in.flatMap(namesIn),
    cpes: listed(said.cpe),
    kev: said.kev.flatMap(namesIn),
    publishers: listed(said.by),
  };
}

type Word = 'as' | 'of' | 'when' | 'in' | 'kev' | 'cpe' | 'by' | 'none';

function isWord(text: string): text is Word {
  return /^(?:as|of|when|in|kev|cpe|by|none)$/.test(text);
}

function listed(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split('; '));
}

function namesIn(line: string): readonly RecordName[] {
  const colon = line.indexOf(': ');
  const vendor = line.slice(0, colon);
  return line
    .slice(colon + 2)
    .split('; ')
    .map((product) => ({ vendor, product }));
}
