// Entries of the catalogue of exploited vulnerabilities, of which no record says which versions of a product are affected:
// each becomes a statement that leaves every version open, so that who runs the product is asked and not passed over.
import { listedProducts } from '#core/advisories/listed-products.ts';
import { catalogueSource, type KevEntry } from '#core/advisories/exploitation.ts';
import { productLookUpName, vendorWord } from '#core/components/product-name.ts';
import { packDetail } from '#core/feed/advisory-codec.ts';
import type { DraftAdvisory, DraftFacts, DraftStatement } from '#core/feed/draft.ts';
import type { LookUpName } from '#core/feed/feed.ts';
import { Packer } from '#core/feed/packer.ts';
import { packSaid } from '#core/feed/statement-codec.ts';

/** Advisories for the entries that name a product on which no advisory states versions. */
export function listedAdvisories(
  advisories: readonly DraftAdvisory[],
  facts: ReadonlyMap<string, DraftFacts>,
): readonly DraftAdvisory[] {
  const stated = statedNames(advisories, facts);
  return [...facts].flatMap(([cve, { kev }]) => {
    const entry = firstNamed(kev);
    if (entry === undefined) return [];
    const statements = statementsOf(entry, stated.get(cve) ?? []);
    return statements.length === 0 ? [] : [advisoryOf(cve, entry, statements)];
  });
}

/** Of several catalogues' entries the earliest that names a product, whichever was read first. */
function firstNamed(entries: readonly KevEntry[]): KevEntry | undefined {
  const order = ({ addedOn, vendor, product }: KevEntry): string => [addedOn, vendor, product].join('\u0000');
  return entries
    .filter(({ vendor, product }) => vendor !== '' && product !== '')
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))[0];
}

/** For each listed CVE the names on which some advisory states versions. */
function statedNames(
  advisories: readonly DraftAdvisory[],
  facts: ReadonlyMap<string, DraftFacts>,
): ReadonlyMap<string, readonly LookUpName[]> {
  const stated = new Map<string, LookUpName[]>();
  for (const { flaws, statements, head } of advisories) {
    if (head.withdrawn) continue;
    for (const { name, flaws: own, statesVersions } of statements) {
      if (!statesVersions || name.startsWith('pkg:')) continue;
      const cves = own.flatMap((index) => flaws[index]?.ids ?? []).filter((id) => (facts.get(id)?.kev.length ?? 0) > 0);
      for (const cve of cves) {
        const list = stated.get(cve);
        if (list === undefined) stated.set(cve, [name]);
        else list.push(name);
      }
    }
  }
  return stated;
}

function statementsOf(entry: KevEntry, stated: readonly LookUpName[]): readonly DraftStatement[] {
  const known = stated.map(foldedName);
  const names = new Map(listedProducts(entry).map((one) => [productLookUpName(one.vendor, one.product), one] as const));
  const packer = new Packer();
  return [...names].flatMap(([name, { vendor, product }]) => {
    if (known.some((other) => isRelated(foldedName(name), other))) return [];
    packSaid(packer, {
      stance: 'affected',
      scheme: 'generic',
      range: [],
      versions: [],
      unreadable: ['the catalogue states no versions'],
      fixed: [],
      justification: undefined,
      limit: { kind: 'product', vendor, product, platforms: [] },
    });
    return [{ flaws: [0], name, statesVersions: false, said: packer.take() }];
  });
}

/** `cpe:fortinet:forti_os` and `product:fortinet/fortios` alike. */
function foldedName(name: LookUpName): readonly [vendor: string, product: string] {
  const [vendor = '', product = ''] = name.startsWith('cpe:')
    ? name.slice('cpe:'.length).split(/:(?=[^:]*$)/)
    : name.slice('product:'.length).split('/');
  return [vendorWord(vendor.replaceAll('_', ' ')), product.replace(/[^\p{L}\p{Nd}]/gu, '')];
}

/** A record on `Windows 10 Version 1809` speaks of what the catalogue calls `Windows`. */
function isRelated(
  [vendor, product]: readonly [string, string],
  [otherVendor, other]: readonly [string, string],
): boolean {
  return vendor === otherVendor && other.startsWith(product);
}

function advisoryOf(cve: string, entry: KevEntry, statements: readonly DraftStatement[]): DraftAdvisory {
  const packer = new Packer();
  packDetail(packer, { title: entry.name, details: '', references: [], remediations: [] });
  const undated = { publishedAt: undefined, modifiedAt: undefined, withdrawn: false };
  const flaw = { title: undefined, weaknesses: [], severities: [], decisionPoints: undefined, issuer: undefined };
  return {
    head: { id: cve, publisher: 'CISA KEV', source: catalogueSource, ...undated },
    title: entry.name,
    flaws: [{ ...flaw, ids: [cve] }],
    alsoKnownAs: [],
    statements,
    detail: packer.take(),
  };
}
