import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { assemble, type StatedAsset } from '#core/components/assemble.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanStatement } from '#core/components/scan-statement.ts';
import type { Feed } from '#core/feed/feed.ts';
import { compare, type Comparison } from '#core/matching/compare.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { ofProduct, ofPurl } from '#tests/inventory-of.ts';

let feed: Feed | undefined;
beforeAll(async () => {
  feed = await feedOfFiles([fileURLToPath(new URL('../../examples/feed', import.meta.url))]);
});

const log4j = (version: string): StatedComponent => ofPurl(`pkg:maven/org.apache.logging.log4j/log4j-core@${version}`);
const fortios = (version: string | undefined): StatedComponent => ofProduct('Fortinet', 'FortiOS', version);

interface Says extends Partial<Omit<ScanStatement, 'asset'>> {
  readonly vulnerabilities: readonly string[];
}

function reportOf(components: readonly StatedComponent[], says: readonly Says[], name = 'srv1.example.org'): Inventory {
  const statements = says.map((one): ScanStatement => ({
    asset: name,
    component: undefined,
    kind: 'vulnerability',
    id: one.vulnerabilities[0] ?? 'Nessus 57608',
    stance: 'affected',
    title: 'a finding',
    severity: 'high',
    solution: undefined,
    evidence: undefined,
    fixedIn: [],
    place: undefined,
    seenOn: undefined,
    references: [],
    ...one,
  }));
  return inventoryOf(components, { name, statements });
}

interface Estate {
  readonly name: string;
  readonly statements?: readonly ScanStatement[];
  readonly alsoKnownAs?: readonly string[];
}

function inventoryOf(
  components: readonly StatedComponent[],
  { name, statements = [], alsoKnownAs }: Estate,
): Inventory {
  const unknown = { value: 'unknown', source: undefined, on: undefined } as const;
  const asset: StatedAsset = {
    name,
    exposure: unknown,
    criticality: unknown,
    zone: undefined,
    kind: 'server',
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    alsoKnownAs,
    documents: [],
    components,
  };
  const reading = { format: 'made', createdOn: undefined, tool: 'Scanner 1', assets: [asset], statements, columns: [] };
  return assemble([], [{ path: 'report', digest: () => '', reading: { ...reading, dropped: [] } }]);
}

function compareWith(reports: Inventory, inventory?: Inventory): Comparison {
  if (feed === undefined) throw new Error('no feed');
  return compare({ reports, inventory, feed, schemes: schemeOf });
}

function told({ compared }: Comparison): readonly (readonly string[])[] {
  return compared.map(({ vulnerability, outcome }) => [
    vulnerability,
    outcome.kind,
    'why' in outcome ? outcome.why : '',
  ]);
}

describe('a scanner’s finding beside ours', () => {
  const old = log4j('2.14.1');
  const mended = log4j('2.17.1');
  const plain = ofPurl('pkg:deb/debian/tar@1.30%2Bdfsg-6?distro=debian-10');
  const bare = fortios(undefined);

  it.each<
    [
      what: string,
      component: StatedComponent | undefined,
      vulnerabilities: readonly string[],
      expected: readonly string[],
    ]
  >([
    ['both say so', old, ['CVE-2021-44228'], ['CVE-2021-44228', 'both', '']],
    ['both, by another of its names', old, ['GHSA-JFH8-C2JP-5V3Q'], ['CVE-2021-44228', 'both', '']],
    [
      'the range leaves the version out',
      mended,
      ['CVE-2021-44228'],
      ['CVE-2021-44228', 'only theirs', 'outside the range'],
    ],
    ['nobody knows it', old, ['CVE-1999-0001'], ['CVE-1999-0001', 'only theirs', 'no record']],
    [
      'it is known, of other programs',
      old,
      ['CVE-2024-21762'],
      ['CVE-2024-21762', 'only theirs', 'not on this program'],
    ],
    ['the feed lacks the distribution', plain, ['CVE-2005-2541'], ['CVE-2005-2541', 'only theirs', 'no source']],
    ['the version can not be told', bare, ['CVE-2024-21762'], ['CVE-2024-21762', 'only theirs', 'cannot tell']],
    [
      'no program is named, and none is listed',
      undefined,
      ['CVE-2024-21762'],
      ['CVE-2024-21762', 'only theirs', 'program not listed'],
    ],
    ['it names no vulnerability', undefined, [], ['Nessus 57608', 'only theirs', 'not a vulnerability']],
  ])('%s', (_what, component, vulnerabilities, expected) => {
    const report = reportOf(component === undefined ? [] : [component], [{ component, vulnerabilities }]);
    const rows = told(compareWith(report));
    expect(rows.filter(([name]) => name === expected[0])).toEqual([expected]);
  });

  it('means whichever program has the flaw where it names only the host', () => {
    const [row] = compareWith(reportOf([fortios('7.2.6')], [{ vulnerabilities: ['CVE-2024-21762'] }])).compared;
    expect(row).toMatchObject({ outcome: { kind: 'both' }, component: { name: 'FortiOS' } });
  });

  it('is no evidence of ours: what only the scanner says stays its own', () => {
    const { compared } = compareWith(reportOf([mended], [{ component: mended, vulnerabilities: ['CVE-2021-44228'] }]));
    expect(compared[0]?.ours?.verdict).toBe('not affected');
    expect(compared[0]?.outcome).toHaveProperty('because', expect.stringMatching(/2\.17\.1 is not in .*\(maven\)/));
  });

  it('that clears what we find is told as ours, and one that clears what nobody finds as neither', () => {
    const says = [old, mended].map((component): Says => ({
      component,
      vulnerabilities: ['CVE-2021-44228'],
      stance: 'fixed',
    }));
    const rows = told(compareWith(reportOf([old, mended], says))).filter(([name]) => name === 'CVE-2021-44228');
    expect(rows).toEqual([
      ['CVE-2021-44228', 'only ours', 'said to be fixed'],
      ['CVE-2021-44228', 'neither', ''],
    ]);
  });

  it('of several flaws under one number is one for each', () => {
    const vulnerabilities = ['CVE-2021-44228', 'CVE-2021-45046', 'CVE-1999-0001'];
    const rows = told(compareWith(reportOf([old], [{ component: old, id: 'Nessus 1', vulnerabilities }])));
    expect(rows.filter(([, kind]) => kind === 'both').map(([name]) => name)).toEqual([
      'CVE-2021-44228',
      'CVE-2021-45046',
    ]);
    expect(rows).toContainEqual(['CVE-1999-0001', 'only theirs', 'no record']);
  });
});

describe('what only we find', () => {
  it('says whether the scanner speaks of the program, and by which record and range we go', () => {
    const old = log4j('2.14.1');
    const report = reportOf([old, fortios('7.2.6')], [{ component: old, vulnerabilities: ['CVE-2021-44228'] }]);
    const { compared } = compareWith(report);
    const why = (id: string): unknown => compared.find(({ vulnerability }) => vulnerability === id)?.outcome;
    expect(why('CVE-2021-45046')).toMatchObject({ kind: 'only ours', why: 'not named' });
    expect(why('CVE-2024-21762')).toEqual({
      kind: 'only ours',
      why: 'program not named',
      because: expect.stringMatching(/^CVE CVE-2024-21762: 7\.2\.6 is in .*<7\.2\.7/) as unknown,
    });
  });
});

describe('an inventory beside the reports', () => {
  const report = reportOf([], [{ vulnerabilities: ['CVE-2021-44228'] }]);

  it('is met by any name of an asset', () => {
    const two = inventoryOf([log4j('2.14.1')], { name: 'SRV1' });
    const other = inventoryOf([fortios('7.2.6')], { name: 'fw' });
    const inventory: Inventory = { documents: [], assets: [...two.assets, ...other.assets] };
    const comparison = compareWith(report, inventory);
    expect(told(comparison)).toContainEqual(['CVE-2021-44228', 'both', '']);
    expect(comparison.elsewhere).toBeGreaterThan(0);
  });

  it('that does not hold the asset leaves the finding to the scanner', () => {
    const inventory: Inventory = {
      documents: [],
      assets: ['a', 'b'].flatMap((name) => inventoryOf([log4j('2.14.1')], { name }).assets),
    };
    expect(told(compareWith(report, inventory))).toEqual([['CVE-2021-44228', 'only theirs', 'asset not listed']]);
  });

  it('of one asset is that of a report on one', () => {
    const image = inventoryOf([log4j('2.14.1')], { name: 'shop.cdx.json' });
    expect(told(compareWith(report, image))).toContainEqual(['CVE-2021-44228', 'both', '']);
  });
});
