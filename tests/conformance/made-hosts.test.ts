// Made hosts, appliances and devices with known answers: below, at and above each boundary that records state, other
// products, and no version. None may be missed, and at most one in a hundred be wrong; the rest is "cannot tell", counted.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import {
  around,
  compareNumbers,
  dotted,
  entriesBy,
  esxi,
  junos,
  netScaler,
  newScore,
  panOs,
  qts,
  rawFile,
  rawRecords,
  tally,
  truthOf,
  withOthers,
  type Numbers,
  type RawAffected,
  type RawCve,
  type Read,
  type Score,
  type Truth,
} from '#tests/conformance/made-hosts.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { inventoryOf, ofProduct } from '#tests/inventory-of.ts';
import { shared } from '#tests/shared.ts';

let feed: Feed;
let records: readonly RawCve[];

/** Verdicts by CVE. */
function verdictsOn(component: Component): ReadonlyMap<string, string> {
  const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), feed, schemeOf);
  return new Map(
    [...affected, ...unknown, ...notAffected].map((one) => [feed.vulnerability(one.index).id, one.verdict]),
  );
}

function expectGood(name: string, score: Score): void {
  const { right, missed, wrong, untold, open, examples } = score;
  console.log(
    `${name}: ${right} right, ${missed} missed, ${wrong} wrong, ${untold} cannot tell, ${open} open in the record`,
  );
  expect({ missed, examples: missed > 0 ? examples : [] }).toEqual({ missed: 0, examples: [] });
  const isGood = wrong <= 0.01 * (right + wrong);
  expect({ isGood, examples: isGood ? [] : examples }).toEqual({ isGood: true, examples: [] });
  expect(right).toBeGreaterThan(0);
}

describe.skipIf(shared === undefined)('made of real records', () => {
  beforeAll(async () => {
    records = rawRecords();
    feed = await feedOfFiles([`${shared}/${rawFile}`]);
  }, 180_000);

  test('Windows hosts, by build', { timeout: 180_000 }, () => {
    const score = newScore();
    const lines = entriesBy(
      records.filter(({ cveMetadata }) => cveMetadata.assignerShortName === 'microsoft'),
      ({ vendor, product }) => (vendor === 'Microsoft' ? windowsOf(product ?? '') : undefined),
    );
    expect(lines.size).toBeGreaterThan(25);
    for (const [name, byCve] of lines) checkLine(name, byCve, score);
    expectGood('Windows', score);
    // What the record states plainly is told plainly.
    expect(score.untold).toBeLessThan(0.001 * score.right);
  });

  test('Windows hosts without a build are asked, and never affected', () => {
    const byMicrosoft = new Set(
      records
        .filter(({ cveMetadata }) => cveMetadata.assignerShortName === 'microsoft')
        .map(({ cveMetadata }) => cveMetadata.cveId),
    );
    for (const name of [
      'Windows 10 Version 22H2',
      'Windows Server 2019',
      'Windows 11 version 22H2',
      'Windows 10 Pro',
      'Windows',
    ]) {
      const verdicts = [...verdictsOn(ofProduct('Microsoft', name, undefined))].flatMap(([cve, verdict]) =>
        byMicrosoft.has(cve) ? verdict : [],
      );
      expect([name, verdicts.length > 400, [...new Set(verdicts)]]).toEqual([name, true, ['unknown']]);
    }
  });

  test.each(appliances())('$vendor $product', ({ vendor, product, minimum, ...one }) => {
    const { read, write, recordVendor = vendor, adapt = (entry: RawAffected) => entry } = one;
    const score = newScore();
    const named = entriesBy(records, (entry) => (isNamed(entry, recordVendor, product) ? product : undefined)).get(
      product,
    );
    const others = withOthers(records);
    const byCve = [...(named ?? [])]
      .filter(([cve]) => !others.has(cve))
      .map(([cve, entries]) => [cve, entries.map(adapt)] as const);
    expect(byCve.length).toBeGreaterThanOrEqual(minimum);
    const boundaries = byCve.flatMap(([, entries]) => boundariesOf(entries, read)).flatMap(around);
    const probes = new Map(boundaries.map((numbers) => [write(numbers), numbers]));
    for (const [version, numbers] of probes) {
      if (compareNumbers(read(version) ?? [], numbers) !== 0) continue;
      const verdicts = verdictsOn(ofProduct(vendor, product, version));
      for (const [cve, entries] of byCve) {
        tally(score, truthOf(entries, numbers, read), verdicts.get(cve), `${product} ${version} ${cve}`);
      }
    }
    expectGood(product, score);
  });

  test('Cisco’s lists: a listed version is affected, another can not be told', () => {
    const byCve = entriesBy(records, ({ vendor, product }) => (vendor === 'Cisco' ? product : undefined));
    const score = newScore();
    for (const [product, entries] of byCve) {
      for (const [cve, [entry]] of entries) {
        const listed = (entry?.versions ?? []).flatMap(({ version, status }) =>
          status === 'affected' ? (version ?? []) : [],
        );
        const single = listed.filter((text) => /^\d+(?:\.\d+)+(?:\(\d+\))?[a-z0-9.]*$/i.test(text));
        const [first] = single;
        if (entries.size > 12 || first === undefined || listed.length < 5) continue;
        tally(score, 'affected', verdictsOn(ofProduct('Cisco', product, first)).get(cve), `${product} ${first} ${cve}`);
        tally(score, 'open', verdictsOn(ofProduct('Cisco', product, '98.7.6')).get(cve), `${product} 98.7.6 ${cve}`);
        tally(score, 'open', verdictsOn(ofProduct('Cisco', product, undefined)).get(cve), `${product} ${cve}`);
      }
    }
    expectGood('Cisco', score);
  });
});

/** The host's name for a record's; Server Core and processors stay in it. */
function windowsOf(product: string): string | undefined {
  return /^Windows (?:10|11|7|8\.1|Server)/.test(product) ? product.replace(/\s+/g, ' ').trim() : undefined;
}

const buildPattern = /^(\d+\.\d)\.(\d{4,5})\.{1,2}(\d+)$/;

function checkLine(name: string, byCve: ReadonlyMap<string, readonly RawAffected[]>, score: Score): void {
  const bounds = [...byCve.values()]
    .flat()
    .flatMap(({ versions = [] }) => versions.flatMap((one) => one.lessThan ?? []));
  const builds = bounds.flatMap((text) => (buildPattern.exec(text) === null ? [] : [buildPattern.exec(text)]));
  const own = mostFrequent(builds.map((one) => one?.[2] ?? ''));
  const release = builds.find((one) => one?.[2] === own)?.[1];
  if (own === undefined || release === undefined) return;
  const revisions = builds.flatMap((one) => (one?.[2] === own ? [Number(one[3])] : []));
  const probes = [...new Set(revisions.flatMap((one) => [one - 1, one, one + 1]))];
  for (const revision of probes) {
    const verdicts = verdictsOn(ofProduct('Microsoft', name, `${release}.${own}.${revision}`));
    for (const [cve, entries] of byCve) {
      const truth = truthOfBuild(entries, own, revision);
      tally(score, truth, verdicts.get(cve), `${name} ${release}.${own}.${revision} ${cve}`);
    }
  }
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Any of several updates of its line fixes it; a bound of another line, or in words, leaves it open. */
function truthOfBuild(all: readonly RawAffected[], own: string, revision: number): Truth {
  // What is for other processors than most have depends on which this has, which the host does not say.
  const entries = all.filter(({ platforms = [] }) => {
    const text = platforms.join();
    return !/32-bit|ARM64|IA64/i.test(text) || /x64/i.test(text);
  });
  const found = entries.flatMap(({ versions = [] }) => versions.map((one) => buildPattern.exec(one.lessThan ?? '')));
  const fixes = found.flatMap((one) => (one?.[2] === own ? [Number(one[3])] : []));
  if (fixes.length === 0) return 'open';
  if (revision < Math.min(...fixes)) return 'affected';
  return revision >= Math.max(...fixes) ? 'not affected' : 'open';
}

interface Appliance {
  readonly vendor: string;
  readonly product: string;
  readonly read: Read;
  readonly write: (version: Numbers) => string;
  /** So many CVEs at least are there to check. */
  readonly minimum: number;
  /** The vendor as the records write it. */
  readonly recordVendor?: string;
  /** The entry in whole versions, where its vendor writes parts. */
  readonly adapt?: (entry: RawAffected) => RawAffected;
}

/** Bounds are builds within a release; editions with builds of their own concern no plain one. */
function netScalerEntry(entry: RawAffected): RawAffected {
  const plain = (entry.versions ?? []).filter(({ version = '' }) => /^\d+\.\d+$/.test(version));
  const versions = plain.map((one) => ({
    ...one,
    version: `${one.version}-0.0`,
    lessThan: `${one.version}-${one.lessThan}`,
  }));
  return { ...entry, versions };
}

function appliances(): readonly Appliance[] {
  const plain = (version: Numbers): string => version.join('.');
  const forti = ['FortiOS', 'FortiProxy', 'FortiWeb', 'FortiManager', 'FortiAnalyzer', 'FortiClientEMS', 'FortiMail'];
  return [
    ...forti.map((product) => ({ vendor: 'Fortinet', product, read: dotted, write: plain, minimum: 1 })),
    {
      vendor: 'Palo Alto Networks',
      product: 'PAN-OS',
      read: panOs,
      write: ([a, b, c, h = 0]) => `${a}.${b}.${c}${h > 0 ? `-h${h}` : ''}`,
      minimum: 10,
    },
    {
      vendor: 'Juniper Networks',
      product: 'Junos OS',
      read: junos,
      write: ([a, b, r = 0, s = 0]) => (r === 0 ? `${a}.${b}` : `${a}.${b}R${r}${s > 0 ? `-S${s}` : ''}`),
      minimum: 30,
    },
    {
      vendor: 'NetScaler',
      product: 'NetScaler ADC',
      read: netScaler,
      write: ([a, b, c, d]) => `${a}.${b}-${c}.${d}`,
      minimum: 1,
      adapt: netScalerEntry,
    },
    {
      vendor: 'VMware',
      recordVendor: 'n/a',
      product: 'VMware ESXi',
      read: esxi,
      write: ([a, b, u = 0, build = 0]) => `${a}.${b}.${u} build-${build}`,
      minimum: 1,
    },
    {
      vendor: 'QNAP Systems Inc.',
      product: 'QTS',
      read: qts,
      write: ([a, b, c, d, day]) => `${a}.${b}.${c}.${d} build ${day}`,
      minimum: 5,
    },
    { vendor: 'F5', product: 'BIG-IP', read: dotted, write: plain, minimum: 10 },
  ];
}

function isNamed(entry: RawAffected, vendor: string, product: string): boolean {
  return entry.vendor?.trim() === vendor && entry.product?.trim() === product;
}

function boundariesOf(entries: readonly RawAffected[], read: Read): readonly Numbers[] {
  const texts = entries.flatMap(({ versions = [] }) =>
    versions.flatMap((one) => [one.version, one.lessThan, one.lessThanOrEqual]),
  );
  const found = texts.flatMap((text) => {
    const numbers = text === undefined ? undefined : read(text);
    return numbers === undefined || numbers.length < 2 ? [] : [numbers];
  });
  return found.sort(compareNumbers);
}
