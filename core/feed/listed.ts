// Entries of the catalogue of exploited vulnerabilities, which do not say which versions of a product are affected: each
// becomes a statement that leaves every version open, so that who runs the product is asked and not passed over.
import { listedProducts } from '#core/advisories/listed-products.ts';
import { catalogueSource, type KevEntry } from '#core/advisories/exploitation.ts';
import { productLookUpName } from '#core/components/product-name.ts';
import { packDetail } from '#core/feed/advisory-codec.ts';
import type { DraftAdvisory, DraftFacts, DraftStatement } from '#core/feed/draft.ts';
import { Packer } from '#core/feed/packer.ts';
import { packSaid } from '#core/feed/statement-codec.ts';

/**
 * Advisories for the entries that name a product. Whoever matches hears them where no record speaks of the component: one on
 * a release of the product (`Exchange Server 2016 Cumulative Update 23`) says nothing of others, which may have been out of
 * service. But each line of Windows is serviced by itself, and records name all lines that they concern.
 */
export function listedAdvisories(
  advisories: readonly DraftAdvisory[],
  facts: ReadonlyMap<string, DraftFacts>,
): readonly DraftAdvisory[] {
  const onWindows = statedOfWindows(advisories);
  return [...facts].flatMap(([cve, { kev }]) => {
    const entry = firstNamed(kev);
    if (entry === undefined) return [];
    const statements = statementsOf(entry, onWindows.has(cve));
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

/** CVEs of which some record states versions of a line of Windows. */
function statedOfWindows(advisories: readonly DraftAdvisory[]): ReadonlySet<string> {
  const stated = new Set<string>();
  for (const { flaws, statements, head } of advisories) {
    if (head.withdrawn) continue;
    for (const { name, flaws: own, statesVersions } of statements) {
      if (!statesVersions || !/^(?:product:microsoft\/|cpe:microsoft:)windows/.test(name)) continue;
      for (const id of own.flatMap((index) => flaws[index]?.ids ?? [])) stated.add(id);
    }
  }
  return stated;
}

const windows = productLookUpName('Microsoft', 'Windows');

function statementsOf(entry: KevEntry, isOfWindows: boolean): readonly DraftStatement[] {
  const names = new Map(listedProducts(entry).map((one) => [productLookUpName(one.vendor, one.product), one] as const));
  if (isOfWindows) names.delete(windows);
  const packer = new Packer();
  return [...names].flatMap(([name, { vendor, product }]) => {
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
