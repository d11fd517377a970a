// The truth about made devices, computed from raw CSAF documents alone, by other code than that under test.
import { compareNumbers, type Numbers, type Truth } from '#tests/conformance/made-hosts.ts';
import { sharedLines } from '#tests/shared.ts';

interface Branch {
  readonly category: string;
  readonly name: string;
  readonly branches?: readonly Branch[];
  readonly product?: { readonly product_id: string };
}

interface Document {
  readonly doc: {
    readonly product_tree?: {
      readonly branches?: readonly Branch[];
      readonly relationships?: readonly unknown[];
    };
    readonly vulnerabilities?: readonly {
      readonly cve?: string;
      readonly product_status?: Readonly<Record<string, readonly string[]>>;
    }[];
  };
}

/** What one document says of the versions of one product, for one CVE. */
interface Entry {
  readonly vendor: string;
  readonly name: string;
  readonly cve: string;
  /** Branches' text; `undefined`: every version. */
  readonly text: string | undefined;
  /** Said to be affected, and nothing else. */
  readonly isPlain: boolean;
  /** Said to be fixed or not affected: who names the release that mends it says nothing of others. */
  readonly isMended: boolean;
}

export function csafEntries(path: string): readonly Entry[] {
  return sharedLines<Document>(path).flatMap(({ doc }) => {
    const products = new Map<string, Pick<Entry, 'vendor' | 'name' | 'text'> & { readonly isNarrowed: boolean }>();
    walk(doc.product_tree?.branches ?? [], { vendor: '', name: '', text: undefined, isNarrowed: false }, products);
    const hasParts = (doc.product_tree?.relationships ?? []).length > 0;
    return (doc.vulnerabilities ?? []).flatMap(({ cve, product_status: status = {} }) =>
      Object.entries(status).flatMap(([member, ids]) =>
        ids.flatMap((id): readonly Entry[] => {
          const product = products.get(id);
          if (product === undefined || cve === undefined || product.vendor === '' || product.name === '') return [];
          const isPlain = member === 'known_affected' && !hasParts && !product.isNarrowed;
          const isMended = /^(?:fixed|first_fixed|recommended|known_not_affected)$/.test(member);
          return [{ vendor: product.vendor, name: product.name, text: product.text, cve, isPlain, isMended }];
        }),
      ),
    );
  });
}

type Standing = Pick<Entry, 'vendor' | 'name' | 'text'> & { readonly isNarrowed: boolean };

function walk(branches: readonly Branch[], above: Standing, products: Map<string, Standing>): void {
  for (const { category, name, branches: below = [], product } of branches) {
    const own: Standing =
      category === 'vendor'
        ? { ...above, vendor: name.trim() }
        : category === 'product_name' || category === 'product_family'
          ? { ...above, name: name.trim() }
          : category === 'product_version' || category === 'product_version_range'
            ? { ...above, text: name.trim() }
            : { ...above, isNarrowed: true };
    if (product !== undefined) products.set(product.product_id, own);
    walk(below, own, products);
  }
}

/** A product with all that is said of it. */
export interface Device {
  readonly vendor: string;
  readonly name: string;
  readonly byCve: ReadonlyMap<string, readonly Entry[]>;
  readonly boundaries: readonly Numbers[];
}

/** Names of one letter case and without signs are one, as people list devices. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export function devicesIn(entries: readonly Entry[]): readonly Device[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${folded(entry.vendor)} ${folded(bare(entry.name))}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || /\bV\d/.test(first.name)) return [];
    const byCve = Map.groupBy(group, ({ cve }) => cve);
    const texts = [...new Set(group.flatMap(({ text }) => text ?? []))];
    const boundaries = texts.flatMap((text) => {
      const found = limitIn(text);
      return found === undefined ? [] : [found.limit];
    });
    return [{ vendor: first.vendor, name: bare(first.name), byCve, boundaries }];
  });
}

/** Siemens puts an order number behind the name. */
function bare(name: string): string {
  return name.replace(/ ?\([0-9][0-9A-Z]{3,9}(?:-[0-9A-Zx]{3,9}){1,3}\)$/, '');
}

interface Limit {
  readonly operator: '<' | '<=' | '=';
  readonly limit: Numbers;
}

/** `< V3.0.3`, `All versions <= 2.1`, `4.5`: the plain shapes, which most texts have. */
function limitIn(text: string): Limit | undefined {
  const [, operator, version] =
    /^(?:vers:all\/|all versions )? ?(<=|<|)? ?v?(\d{1,5}(?:\.\d{1,5}){1,3})$/i.exec(text) ?? [];
  if (version === undefined) return undefined;
  const limit = version.split('.').map(Number);
  return { operator: operator === '<' || operator === '<=' ? operator : '=', limit };
}

/** Of a version, or of one that nobody knows. */
export function truthOfDevice({ byCve }: Device, cve: string, version: Numbers | undefined): Truth {
  const entries = byCve.get(cve) ?? [];
  const said = entries.map(({ text, isPlain }): Truth => {
    if (!isPlain) return 'open';
    if (text === undefined || /^(?:vers:all\/\*|\*|all versions)$/i.test(text)) return 'affected';
    const found = limitIn(text);
    if (found === undefined || version === undefined) return 'open';
    const order = compareNumbers(version, found.limit);
    const isInside = found.operator === '=' ? order === 0 : found.operator === '<' ? order < 0 : order <= 0;
    return isInside ? 'affected' : 'not affected';
  });
  if (entries.every(({ isMended }) => isMended)) return 'silent';
  // Where another document says otherwise, who is right is not for this test to judge.
  if (entries.some(({ isPlain }) => !isPlain)) return 'open';
  if (said.includes('affected')) return 'affected';
  return said.includes('open') ? 'open' : 'not affected';
}
