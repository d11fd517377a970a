import { describe, expect, test } from 'vitest';
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

// oxlint-disable-next-line max-params -- a record on a product, with its end
function onProduct(id: string, product: string, below: string, vendor = 'Fortinet'): SourceRecord {
  const generic = schemeOf('generic');
  const native = generic?.native?.(`<${below}`);
  const range = (generic && native && ofNative(generic, native)) ?? noVersion;
  const subject = { kind: 'product', vendor, product, platforms: [] } as const;
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
    listed('CVE-2022-1001', 'Fortinet', 'FortiOS and FortiProxy'),
    listed('CVE-2022-1002', 'Citrix', 'ShareFile'),
  ];
  expect(verdicts(records, fortiOs)).toEqual([`CVE-2022-1001 unknown: ${reasons.listed}`]);
  expect(verdicts(records, ofProduct('Fortinet', 'FortiProxy', undefined))).toEqual([
    `CVE-2022-1001 unknown: ${reasons.listed}`,
  ]);
  expect(verdicts(records, ofProduct('Fortinet', 'FortiMail', '7.0.1'))).toEqual([]);
});

test('where a record states versions of the product, it is heard and the catalogue is not', () => {
  const records = [listed('CVE-2022-1001', 'Fortinet', 'FortiOS'), onProduct('CVE-2022-1001', 'FortiOS', '7.0.5')];
  expect(verdicts(records, fortiOs)).toEqual(['CVE-2022-1001 affected']);
  expect(verdicts(records, ofProduct('Fortinet', 'FortiOS', '7.0.5'))).toEqual([
    `CVE-2022-1001 not affected: ${reasons.past}`,
  ]);
});

test('a version that is none of the product’s clears nothing, and is told so', () => {
  const name = 'Microsoft Exchange Server 2019 Cumulative Update 12';
  const records = [onProduct('CVE-2022-1001', name, '15.2.1118.7', 'Microsoft')];
  const verdictsIn = (version: string): readonly string[] =>
    verdicts(records, ofProduct('Microsoft', 'Exchange Server 2019 CU12', version));
  expect(verdictsIn('15.2.1118.9')).toEqual([`CVE-2022-1001 not affected: ${reasons.past}`]);
  expect(verdictsIn('15.9.1118.9')).toEqual([`CVE-2022-1001 unknown: ${reasons.contradicted}`]);
});

test('a record on one of two listed products leaves the other to be asked', () => {
  const records = [
    listed('CVE-2022-1001', 'Fortinet', 'FortiOS and FortiProxy'),
    onProduct('CVE-2022-1001', 'FortiOS', '7.0.5'),
  ];
  expect(verdicts(records, ofProduct('Fortinet', 'FortiProxy', '7.0.1'))).toEqual([
    `CVE-2022-1001 unknown: ${reasons.listed}`,
  ]);
});

test('a record on later updates of the product leaves those that it does not name to be asked', () => {
  const cve = 'CVE-2024-1001';
  const records = [
    listed(cve, 'Microsoft', 'Exchange Server'),
    onProduct(cve, 'Microsoft Exchange Server 2016 Cumulative Update 23', '15.01.2507.037', 'Microsoft'),
  ];
  const exchange = (update: number, version: string): Component =>
    ofProduct('Microsoft', `Microsoft Exchange Server 2016 Cumulative Update ${update}`, version);
  expect(verdicts(records, exchange(23, '15.1.2507.37'))).toEqual([`${cve} not affected: ${reasons.past}`]);
  expect(verdicts(records, exchange(22, '15.1.2375.7'))).toEqual([`${cve} unknown: ${reasons.otherUpdates}`]);
});

test('a record on other lines of Windows says what it has to say: each is serviced by itself', () => {
  const cve = 'CVE-2024-1001';
  const records = [
    listed(cve, 'Microsoft', 'Windows'),
    onProduct(cve, 'Windows 10 Version 1809', '10.0.17763.5000', 'Microsoft'),
  ];
  expect(verdicts(records, ofProduct('Microsoft', 'Windows 11 23H2', '10.0.22631.4169'))).toEqual([]);
});

test('a package of the same name is not asked about by the catalogue’s words', () => {
  const records = [listed('CVE-2022-1001', 'Apache', 'Struts')];
  expect(verdicts(records, ofPurl('pkg:npm/struts@2.5.0'))).toEqual([]);
});

describe('the package that is a listed product', () => {
  const struts = (version: string): Component => ofPurl(`pkg:maven/org.apache.struts/struts2-core@${version}`);
  const asked = [`CVE-2022-1001 unknown: ${reasons.listed}`];

  test.each([
    ['Apache', 'Struts', struts('2.5.0')],
    ['Apache', 'Log4j2', ofPurl('pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1')],
    ['VMware', 'Spring Framework', ofPurl('pkg:maven/org.springframework/spring-beans@5.3.1')],
    ['Drupal', 'Core', ofPurl('pkg:composer/drupal/core@8.5.0')],
    ['Laravel', 'Ignition', ofPurl('pkg:composer/facade/ignition@2.5.1')],
    ['PHPUnit', 'PHPUnit', ofPurl('pkg:composer/phpunit/phpunit@5.0.0')],
    ['jQuery', 'jQuery', ofPurl('pkg:npm/jquery@1.9.0')],
  ])('%s %s is asked about', (vendor, product, component) => {
    expect(verdicts([listed('CVE-2022-1001', vendor, product)], component)).toEqual(asked);
  });

  test('is not, where a record speaks of the package', () => {
    const subject = { kind: 'package', package: 'maven/org.apache.struts/struts2-core', release: undefined } as const;
    const onPackage = advisory('CVE-2022-1001', { statements: [affects('', '<2.5.10', { subject })] });
    expect(verdicts([listed('CVE-2022-1001', 'Apache', 'Struts'), onPackage], struts('2.5.30'))).toEqual([
      `CVE-2022-1001 not affected: ${reasons.past}`,
    ]);
  });

  test('is settled by what records say of the product’s versions, and never called affected by them', () => {
    const records = [
      listed('CVE-2022-1001', 'Apache', 'Struts'),
      onProduct('CVE-2022-1001', 'Apache Struts', '2.5.10', 'Apache Software Foundation'),
    ];
    expect(verdicts(records, struts('2.5.30'))).toEqual([`CVE-2022-1001 not affected: ${reasons.past}`]);
    expect(verdicts(records, struts('2.5.9'))).toEqual([`CVE-2022-1001 unknown: ${reasons.product}`]);
  });

  test('is settled by what records say of another package of the product', () => {
    const subject = {
      kind: 'package',
      package: 'maven/org.apache.activemq/activemq-broker',
      release: undefined,
    } as const;
    const records = [
      listed('CVE-2022-1001', 'Apache', 'ActiveMQ'),
      advisory('CVE-2022-1001', { statements: [affects('', '<5.16.7', { subject })] }),
    ];
    const client = (version: string): Component => ofPurl(`pkg:maven/org.apache.activemq/activemq-client@${version}`);
    expect(verdicts(records, client('5.18.3'))).toEqual([`CVE-2022-1001 not affected: ${reasons.past}`]);
    expect(verdicts(records, client('5.16.5'))).toEqual([`CVE-2022-1001 unknown: ${reasons.product}`]);
  });

  test('is not told of records on the product that no catalogue lists', () => {
    const records = [onProduct('CVE-2022-1001', 'Struts', '2.5.10', 'Apache')];
    expect(verdicts(records, struts('2.5.9'))).toEqual([]);
  });
});

test('any Windows is asked about what is listed of Windows or of a part of it', () => {
  const records = [listed('CVE-2020-1001', 'Microsoft', 'Windows'), listed('CVE-2020-1002', 'Microsoft', 'Win32k')];
  for (const [name, version] of [
    ['Windows 10 22H2', '10.0.19045.3803'],
    ['Windows Server 2019', undefined],
    ['Windows 10 Pro', undefined],
    ['Windows', undefined],
  ] as const) {
    expect(verdicts(records, ofProduct('Microsoft', name, version))).toEqual([
      `CVE-2020-1001 unknown: ${reasons.listed}`,
      `CVE-2020-1002 unknown: ${reasons.listed}`,
    ]);
  }
});

test('of a list of many versions the number is told, not each', () => {
  const generic = schemeOf('generic');
  const native = generic?.native?.(Array.from({ length: 30 }, (_, n) => `=7.0.${n * 2}`).join(' || '));
  const range = (generic && native && ofNative(generic, native)) ?? noVersion;
  const subject = { kind: 'product', vendor: 'Fortinet', product: 'FortiOS', platforms: [] } as const;
  const statements = [affects('', '*', { subject, scheme: 'generic', range })];
  const feed = feedOf([advisory('CVE-2022-1001', { publisher: 'CVE', source: 'cve', statements })]);
  const [finding] = matchInventory(inventoryOf(ofProduct('Fortinet', 'FortiOS', '7.0.4')), feed, schemeOf).affected;
  expect(finding && tell(finding, feed, schemeOf).because[0]?.comparison).toBe(
    '7.0.4 is in the 30 versions and ranges that it lists (generic)',
  );
});
