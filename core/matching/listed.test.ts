import { expect, test } from 'vitest';
import { listedProducts } from '#core/advisories/listed-products.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import type { Component } from '#core/components/component.ts';
import { advisory, affects, feedOf } from '#core/feed/fixtures/records.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { reasons } from '#core/matching/opinion.ts';
import { tell } from '#core/matching/tell.ts';
import { ofNative, noVersion } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { inventoryOf, ofProduct, ofPurl } from '#tests/inventory-of.ts';

test.each([
  ['Fortinet', 'FortiOS', ['FortiOS']],
  ['Fortinet', 'FortiOS and FortiProxy', ['FortiOS and FortiProxy', 'FortiOS', 'FortiProxy']],
  ['Synacor', 'Zimbra Collaboration Suite (ZCS)', ['Zimbra Collaboration Suite (ZCS)', 'Zimbra Collaboration Suite']],
  [
    'Cisco',
    'IOS and IOS XE Software',
    ['IOS and IOS XE Software', 'IOS and IOS XE', 'IOS', 'IOS XE Software', 'IOS XE'],
  ],
  ['Microsoft', 'Win32k', ['Win32k', 'Windows']],
  ['Google', 'Chromium V8', ['Chromium V8', 'Chrome', 'Edge (Chromium-based)']],
  ['', 'FortiOS', []],
])('%s %s names %j', (vendor, product, expected) => {
  expect(listedProducts({ vendor, product }).map((one) => one.product)).toEqual(expected);
});

function listed(cve: string, vendor: string, product: string): SourceRecord {
  const rest = { name: `${vendor} ${product}`, addedOn: '2024-01-01', dueOn: undefined, requiredAction: '', notes: '' };
  return { kind: 'kev', entry: { cve, vendor, product, ransomware: 'unknown', ...rest } };
}

function onProduct(id: string, product: string, below: string): SourceRecord {
  const generic = schemeOf('generic');
  const native = generic?.native?.(`<${below}`);
  const range = (generic && native && ofNative(generic, native)) ?? noVersion;
  const subject = { kind: 'product', vendor: 'Fortinet', product, platforms: [] } as const;
  return advisory(id, {
    publisher: 'CVE',
    source: 'cve',
    statements: [affects('', '*', { subject, scheme: 'generic', range })],
  });
}

function verdicts(records: readonly SourceRecord[], component: Component): readonly string[] {
  const feed = feedOf(records);
  const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), feed, schemeOf);
  return [...affected, ...unknown, ...notAffected]
    .map(
      ({ index, verdict, reason }) =>
        `${feed.vulnerability(index).id} ${verdict}${reason === undefined ? '' : `: ${reason}`}`,
    )
    .sort();
}

const fortiOs = ofProduct('Fortinet', 'FortiOS', '7.0.1');

test('what is listed without versions is asked of whoever runs the product', () => {
  const records = [
    listed('CVE-2022-1', 'Fortinet', 'FortiOS and FortiProxy'),
    listed('CVE-2022-2', 'Citrix', 'ShareFile'),
  ];
  expect(verdicts(records, fortiOs)).toEqual([`CVE-2022-1 unknown: ${reasons.listed}`]);
  expect(verdicts(records, ofProduct('Fortinet', 'FortiProxy', undefined))).toEqual([
    `CVE-2022-1 unknown: ${reasons.listed}`,
  ]);
  expect(verdicts(records, ofProduct('Fortinet', 'FortiMail', '7.0.1'))).toEqual([]);
});

test('where a record states versions of the product, it is heard and the catalogue is not', () => {
  const records = [listed('CVE-2022-1', 'Fortinet', 'FortiOS'), onProduct('CVE-2022-1', 'FortiOS', '7.0.5')];
  expect(verdicts(records, fortiOs)).toEqual(['CVE-2022-1 affected']);
  expect(verdicts(records, ofProduct('Fortinet', 'FortiOS', '7.0.5'))).toEqual([
    `CVE-2022-1 not affected: ${reasons.outside}`,
  ]);
});

test('a record on one of two listed products leaves the other to be asked', () => {
  const records = [
    listed('CVE-2022-1', 'Fortinet', 'FortiOS and FortiProxy'),
    onProduct('CVE-2022-1', 'FortiOS', '7.0.5'),
  ];
  expect(verdicts(records, ofProduct('Fortinet', 'FortiProxy', '7.0.1'))).toEqual([
    `CVE-2022-1 unknown: ${reasons.listed}`,
  ]);
});

test('a package of the same name is not asked about by the catalogue’s words', () => {
  const records = [listed('CVE-2022-1', 'Apache', 'Struts')];
  expect(verdicts(records, ofPurl('pkg:maven/org.apache.struts/struts2-core@2.5.0'))).toEqual([]);
});

test('any Windows is asked about what is listed of Windows or of a part of it', () => {
  const records = [listed('CVE-2020-1', 'Microsoft', 'Windows'), listed('CVE-2020-2', 'Microsoft', 'Win32k')];
  for (const [name, version] of [
    ['Windows 10 22H2', '10.0.19045.3803'],
    ['Windows Server 2019', undefined],
    ['Windows 10 Pro', undefined],
    ['Windows', undefined],
  ] as const) {
    expect(verdicts(records, ofProduct('Microsoft', name, version))).toEqual([
      `CVE-2020-1 unknown: ${reasons.listed}`,
      `CVE-2020-2 unknown: ${reasons.listed}`,
    ]);
  }
});

test('of a list of many versions the number is told, not each', () => {
  const generic = schemeOf('generic');
  const native = generic?.native?.(Array.from({ length: 30 }, (_, n) => `=7.0.${n * 2}`).join(' || '));
  const range = (generic && native && ofNative(generic, native)) ?? noVersion;
  const subject = { kind: 'product', vendor: 'Fortinet', product: 'FortiOS', platforms: [] } as const;
  const statements = [affects('', '*', { subject, scheme: 'generic', range })];
  const feed = feedOf([advisory('CVE-2022-1', { publisher: 'CVE', source: 'cve', statements })]);
  const [finding] = matchInventory(inventoryOf(ofProduct('Fortinet', 'FortiOS', '7.0.4')), feed, schemeOf).affected;
  expect(finding && tell(finding, feed, schemeOf).because[0]?.comparison).toBe(
    '7.0.4 is in the 30 versions and ranges that it lists (generic)',
  );
});
