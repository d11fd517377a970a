// Every exploited vulnerability whose product stands in an example inventory is matched, excluded with a reason, or asked:
// by a table of our own of what the catalogue means by its products, and by comparing versions once more, number by number.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInventory } from '#cli/inventory.ts';
import type { Component } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import { matchInventory, type Finding } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { exampleWorkbook } from '#scripts/example-workbook.ts';
import { rawRecords, type RawAffected, type RawCve } from '#tests/conformance/made-hosts.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const organizations = ['hospital', 'bank', 'utility'];

interface Listed {
  readonly cveID: string;
  readonly vendorProject: string;
  readonly product: string;
}

/** What the catalogue's vendors and products are called in the inventories, as a person reads both. */
const meanings: readonly (readonly [vendor: RegExp, product: RegExp, component: RegExp])[] = [
  [/^Fortinet$/, /FortiOS|^Multiple Products$/, /^FortiOS$/],
  [/^Citrix$/, /Gateway/, /^NetScaler Gateway$/],
  [/^VMware$/, /ESXi/, /^ESXi$/],
  [/^VMware$/, /^vCenter Server|vCenter Server/, /^vCenter Server$/],
  [/^VMware$/, /^Spring Framework$/, /^spring-beans$/],
  [/^Microsoft$/, /^Exchange/, /^Microsoft Exchange Server/],
  [/^Microsoft$/, /^Windows$/, /^Windows (10|11|Server)/],
  [/^Microsoft$/, /^SQL Server$/, /^Microsoft SQL Server/],
  [/^Google$/, /^Chrom(e|ium)\b(?! for Android)/, /^Google Chrome$/],
  [/^RARLAB$/, /^WinRAR$/, /^WinRAR/],
  [/^Adobe$/, /Reader/, /^Adobe Acrobat Reader$/],
  [/^Veeam$/, /Backup & Replication/, /^Veeam Backup & Replication$/],
  [/^PaperCut$/, /NG/, /^PaperCut NG$/],
  [/^NextGen Healthcare$/, /Mirth Connect/, /^Mirth Connect$/],
  [/^ConnectWise$/, /ScreenConnect/, /^ScreenConnect$/],
  [/^Progress$/, /MOVEit Transfer/, /^MOVEit Transfer$/],
  [/^Atlassian$/, /Confluence/, /^Confluence Data Center$/],
  [/^Ivanti$/, /(?<!Pulse )Connect Secure/, /^Connect Secure$/],
  [/^Cisco$/, /IOS XE/, /^IOS XE$/],
  [/^Unitronics$/, /Vision/, /^Vision$/],
  [/^SonicWall$/, /SMA ?100/, /^SMA 100$/],
  [/^Siemens$/, /^SIMATIC S7/, /^SIMATIC S7/],
  [/^Apache$/, /^HTTP Server$/, /^HTTP Server$/],
  [/^Apache$/, /^Log4j2?$/, /^log4j-core$/],
  [/^Apache$/, /^Struts/, /^struts2-core$/],
  [/^Apache$/, /^ActiveMQ$/, /^activemq-(client|broker)$/],
  [/^Laravel$/, /Ignition/, /^(facade\/)?ignition$/],
  [/^Laravel$/, /Laravel Framework/, /^(laravel\/)?framework$/],
];

let inventories: ReadonlyMap<string, Inventory> = new Map();
beforeAll(async () => {
  const read = await Promise.all(
    organizations.map(async (name) => [name, await readInventory([join(examples, name)], { cwd: examples })] as const),
  );
  inventories = new Map(read);
});

test('the workbook of the utility is what the script makes of its table', () => {
  expect(exampleWorkbook().equals(readFileSync(join(examples, 'utility/plant-assets.xlsx')))).toBe(true);
});

test.each([
  ['hospital', ['Nessus CSV', 'Intune devices', 'medical devices', 'assets CSV', 'CycloneDX 1.5 JSON', 'assets.yaml']],
  ['bank', ['NinjaOne devices', 'NinjaOne software', 'assets CSV', 'SPDX 2.3 JSON', 'assets.yaml']],
  ['utility', ['OT assets', 'assets CSV', 'CycloneDX 1.5 JSON', 'assets.yaml']],
])('the %s has its documents in the forms that such people have', (name, formats) => {
  const documents = inventories.get(name)?.documents ?? [];
  const known = new Set(documents.map(({ format }) => format));
  expect(formats.filter((format) => !known.has(format))).toEqual([]);
});

describe('of the example feed’s exploited vulnerabilities', () => {
  const listed = entriesOf(readFileSync(join(examples, 'feed/known_exploited_vulnerabilities.json'), 'utf8'));
  const records = readdirSync(join(examples, 'feed/cve')).map(
    (name) => JSON.parse(readFileSync(join(examples, 'feed/cve', name), 'utf8')) as RawCve,
  );
  let feed: Feed | undefined;
  beforeAll(async () => void (feed = await feedOfFiles([join(examples, 'feed')])));

  test.each(organizations)(
    'none that concerns the %s is passed over in silence, and versions compare as numbers do',
    (name) => {
      const told = toldOf(listed, { records, feed, inventory: inventories.get(name) });
      expect(told.filter(({ outcome }) => outcome === 'silent' || outcome === 'wrong')).toEqual([]);
      expect(new Set(told.map(({ outcome }) => outcome))).toContain('matched');
    },
  );

  test('all three outcomes occur, and each entry has a meaning here or no product in any inventory', () => {
    const all = organizations.flatMap((name) => toldOf(listed, { records, feed, inventory: inventories.get(name) }));
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['matched', 'excluded', 'asked']));
    const meant = new Set(all.map(({ cve }) => cve));
    const components = componentsOf([...inventories.values()]);
    const unmeant = listed.filter(({ cveID }) => !meant.has(cveID));
    for (const { vendorProject, product } of unmeant) {
      const word = product.split(/\W+/)[0]?.toLowerCase() ?? '';
      const bearers = components.filter(
        ({ name, vendor }) =>
          name.toLowerCase().includes(word) && (vendor ?? '').toLowerCase().includes(vendorProject.toLowerCase()),
      );
      expect([product, bearers.map(({ name }) => name)]).toEqual([product, []]);
    }
  });
});

describe.skipIf(shared === undefined)('of all exploited vulnerabilities', () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-examples-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let listed: readonly Listed[] = [];
  let records: readonly RawCve[] = [];
  let feed: Feed | undefined;
  beforeAll(async () => {
    const catalogue = sharedBytes('data/kev/kev-asof-2024-10-31.json').toString('utf8');
    listed = entriesOf(catalogue);
    const ids = new Set(listed.map(({ cveID }) => cveID));
    records = rawRecords().filter(({ cveMetadata }) => ids.has(cveMetadata.cveId));
    const lines = join(folder, 'cve.ndjson');
    writeFileSync(lines, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    writeFileSync(join(folder, 'kev.json'), catalogue);
    const packages = ['native/gitlab-maven', 'native/gitlab-packagist', 'native/friendsofphp', 'osv/osv-mined'];
    const files = packages.map((name) => join(shared ?? '', 'data', `${name}.ndjson.gz`));
    feed = await feedOfFiles([folder, ...files]);
  }, 120_000);

  test.each(organizations)('none whose product stands in the %s is passed over in silence', (name) => {
    const told = toldOf(listed, { records, feed, inventory: inventories.get(name) });
    expect(told.length).toBeGreaterThan(name === 'utility' ? 40 : 150);
    const silent = told
      .filter(({ outcome }) => outcome === 'silent')
      .map(({ cve, component }) => `${component}: ${cve}`);
    expect(silent).toEqual([]);
    expect(told.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
  });
});

function entriesOf(text: string): readonly Listed[] {
  return (JSON.parse(text) as { readonly vulnerabilities: readonly Listed[] }).vulnerabilities;
}

interface Sides {
  readonly records: readonly RawCve[];
  readonly feed: Feed | undefined;
  readonly inventory: Inventory | undefined;
}

interface Told {
  readonly cve: string;
  readonly component: string;
  /** `other releases`: the record names lines of Windows, and this is none of them. */
  readonly outcome: 'matched' | 'excluded' | 'asked' | 'other releases' | 'silent' | 'wrong';
}

/** One for each entry and component that the entry means. */
function toldOf(listed: readonly Listed[], { records, feed, inventory }: Sides): readonly Told[] {
  if (feed === undefined || inventory === undefined) throw new Error('not set up');
  const found = matchInventory(inventory, feed, schemeOf);
  const findings = new Map<string, Finding[]>();
  for (const finding of [...found.affected, ...found.unknown, ...found.notAffected]) {
    const key = keyOf(finding.component, finding.index);
    findings.set(key, [...(findings.get(key) ?? []), finding]);
  }
  const raw = new Map(records.map((record) => [record.cveMetadata.cveId, record]));
  const components = componentsOf([inventory]);
  return listed.flatMap((entry) =>
    meantBy(entry, components).map((component): Told => {
      const ours = feed.find(entry.cveID).flatMap((index) => findings.get(keyOf(component, index)) ?? []);
      const record = raw.get(entry.cveID);
      const named = `${component.name} ${component.version ?? '?'}`;
      return { cve: entry.cveID, component: named, outcome: outcomeOf(ours, record, component) };
    }),
  );
}

function meantBy({ vendorProject, product }: Listed, components: readonly Component[]): readonly Component[] {
  const rows = meanings.filter(([vendor, what]) => vendor.test(vendorProject) && what.test(product));
  return components.filter(({ name }) => rows.some(([, , component]) => component.test(name)));
}

function componentsOf(all: readonly Inventory[]): readonly Component[] {
  const distinct = new Map<string, Component>();
  for (const { assets } of all) {
    for (const component of assets.flatMap((asset) => asset.components)) {
      if (component.reported === true) continue;
      distinct.set(keyOf(component, 0), component);
    }
  }
  return [...distinct.values()];
}

function keyOf({ name, version, vendor, purl }: Component, index: number): string {
  return `${purl ?? `${vendor ?? ''} ${name} ${version ?? ''}`}\u0000${index}`;
}

function outcomeOf(ours: readonly Finding[], record: RawCve | undefined, component: Component): Told['outcome'] {
  const verdicts = new Set(ours.map(({ verdict }) => verdict));
  const truth = record === undefined ? undefined : byNumbers(record, component);
  if (verdicts.has('affected')) return truth === false ? 'wrong' : 'matched';
  if (verdicts.has('unknown')) return 'asked';
  if (verdicts.has('not affected')) return truth === true ? 'wrong' : 'excluded';
  return record !== undefined && namesOtherReleases(record, component) ? 'other releases' : 'silent';
}

/** Whether a plain range of the record's entry on exactly this product holds the version; `undefined`: not for plain numbers to say. */
function byNumbers(record: RawCve, component: Component): boolean | undefined {
  const entries = (record.containers.cna?.affected ?? []).filter((entry) => isExactly(entry, component));
  const own = numbersOf(component.version);
  const ranges = entries.flatMap(({ versions = [] }) => versions).filter(({ status }) => status === 'affected');
  if (own === undefined || ranges.length === 0) return undefined;
  const answers = ranges.map(({ version, lessThan }) => {
    const [from, to] = [numbersOf(version), numbersOf(lessThan)];
    if (from === undefined || to === undefined || compared(from, to) >= 0) return undefined;
    return compared(from, own) <= 0 && compared(own, to) < 0;
  });
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function isExactly({ vendor = '', product = '' }: RawAffected, component: Component): boolean {
  const build = numbersOf(component.version)?.[2];
  if (/^Windows (10|11|Server)/.test(component.name)) {
    const line = windowsLines.get(product.replace(' (Server Core installation)', '').toLowerCase());
    return line !== undefined && build === line && /server/i.test(product) === /server/i.test(component.name);
  }
  return product === component.name && (component.vendor === undefined || vendor.startsWith(component.vendor));
}

const windowsLines: ReadonlyMap<string, number> = new Map([
  ['windows 10 version 22h2', 19_045],
  ['windows 11 version 23h2', 22_631],
  ['windows server 2016', 14_393],
  ['windows server 2019', 17_763],
  ['windows server 2022', 20_348],
]);

function numbersOf(text: string | undefined): readonly number[] | undefined {
  return text !== undefined && /^\d+(\.\d+)*$/.test(text) ? text.split('.').map(Number) : undefined;
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Of Windows each line is serviced by itself, and a record names all that it concerns. */
function namesOtherReleases({ containers }: RawCve, component: Component): boolean {
  const others = (containers.adp ?? []).flatMap(({ affected = [] }) => affected);
  const entries = [...(containers.cna?.affected ?? []), ...others];
  const kin = entries.filter(({ product = '' }) => /^windows/i.test(product));
  return component.name.startsWith('Windows') && kin.length > 0 && !kin.some((entry) => isExactly(entry, component));
}
