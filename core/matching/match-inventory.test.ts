import { describe, expect, test } from 'vitest';
import type { ComponentStatement } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { affectedAt, fixedAfter, matchInventory } from '#core/matching/match-inventory.ts';
import { tell } from '#core/matching/tell.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { advisory, affects, pkg } from '#tests/advisories.ts';
import { feedOf } from '#tests/feed-of.ts';
import { assetWith, inventoryOf, ofCpe, ofProduct, ofPurl } from '#tests/inventory-of.ts';

const feed = feedOf([
  advisory('GHSA-1', ['GHSA-1', 'CVE-2024-0001'], affects(pkg('npm/left-pad'), 'npm', '<1.3.0', ['1.3.0'])),
  advisory('GHSA-2', ['GHSA-2', 'CVE-2024-0002'], affects(pkg('npm/left-pad'), 'npm', '>=1.0.0 <2.1.0', ['2.1.0'])),
  advisory(
    'DSA-1',
    ['CVE-2024-0003'],
    affects(pkg('deb/debian/openssl', 'debian:11'), 'deb', '<< 1.1.1n-0+deb11u5', ['1.1.1n-0+deb11u5']),
  ),
  advisory(
    'CVE-2024-0004',
    ['CVE-2024-0004'],
    affects({ kind: 'cpe', cpe: 'cpe:2.3:a:apache:http_server:*:*:*:*:*:*:*:*' }, 'generic', '<2.4.51'),
  ),
  advisory(
    'CVE-2024-0005',
    ['CVE-2024-0005'],
    affects(
      { kind: 'product', vendor: 'Fortinet, Inc.', product: 'FortiOS', platforms: [] },
      'generic',
      '>=7.0.0,<7.0.14',
    ),
  ),
]);

function verdicts(inventory: Inventory): readonly string[] {
  const found = matchInventory(inventory, feed, schemeOf);
  return [...found.affected, ...found.unknown, ...found.notAffected].map((finding) => {
    const { vulnerability, verdict, fixedIn } = tell(finding, feed, schemeOf);
    return `${vulnerability.id} ${verdict}${fixedIn.length > 0 ? ` until ${fixedIn.join(', ')}` : ''}`;
  });
}

describe('a component is found', () => {
  test.each([
    [
      'by purl',
      ofPurl('pkg:npm/left-pad@1.2.0'),
      ['CVE-2024-0001 affected until 1.3.0', 'CVE-2024-0002 affected until 2.1.0'],
    ],
    [
      'by purl, partly fixed',
      ofPurl('pkg:npm/left-pad@1.3.0'),
      ['CVE-2024-0002 affected until 2.1.0', 'CVE-2024-0001 not affected'],
    ],
    [
      'by its source package',
      ofPurl('pkg:deb/debian/libssl1.1@1.1.1n-0%2Bdeb11u4?distro=debian-11&upstream=openssl'),
      ['CVE-2024-0003 affected until 1.1.1n-0+deb11u5'],
    ],
    [
      'in the fixed build',
      ofPurl('pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u5?distro=debian-11'),
      ['CVE-2024-0003 not affected'],
    ],
    ['not in another release', ofPurl('pkg:deb/debian/openssl@1.0.0?distro=debian-12'), []],
    ['as unknown where the release is', ofPurl('pkg:deb/debian/openssl@1.0.0'), ['CVE-2024-0003 unknown']],
    ['by CPE', ofCpe('cpe:2.3:a:apache:http_server:2.4.49:*:*:*:*:*:*:*'), ['CVE-2024-0004 affected']],
    ['by CPE, newer', ofCpe('cpe:2.3:a:apache:http_server:2.4.51:*:*:*:*:*:*:*'), ['CVE-2024-0004 not affected']],
    ['by vendor and product', ofProduct('Fortinet', 'FortiOS', '7.0.9'), ['CVE-2024-0005 affected']],
    ['by vendor and product without a version', ofProduct('fortinet', 'fortios', undefined), ['CVE-2024-0005 unknown']],
    ['by words that make a CPE name', ofProduct('Apache', 'HTTP Server', '2.4.49'), ['CVE-2024-0004 affected']],
    [
      'by CPE beside a generic purl',
      ofPurl('pkg:generic/httpd@2.4.49', { cpes: ['cpe:2.3:a:apache:http_server:2.4.49:*:*:*:*:*:*:*'] }),
      ['CVE-2024-0004 affected'],
    ],
    ['nowhere', ofPurl('pkg:npm/right-pad@1.2.0'), []],
  ])('%s', (_name, component, expected) => {
    expect(verdicts(inventoryOf(component))).toEqual(expected);
  });
});

test('the same component on two assets is met on both', () => {
  const inventory: Inventory = {
    documents: [],
    assets: ['a', 'b'].map((name) => assetWith([ofPurl('pkg:npm/left-pad@1.2.0')], { name })),
  };
  expect(
    matchInventory(inventory, feed, schemeOf).affected.map(
      ({ asset, index }) => `${asset.name} ${feed.vulnerability(index).id}`,
    ),
  ).toEqual(['a CVE-2024-0001', 'a CVE-2024-0002', 'b CVE-2024-0001', 'b CVE-2024-0002']);
});

test('a component under whose names nothing is said is counted', () => {
  expect(matchInventory(inventoryOf(ofPurl('pkg:npm/right-pad@1.2.0')), feed, schemeOf)).toMatchObject({
    uncovered: 1,
    affected: [],
  });
});

test('another version is matched again, by its own package', () => {
  const component = ofPurl('pkg:npm/left-pad@1.2.0');
  const at = (version: string): readonly string[] =>
    [...affectedAt(component, version, feed, schemeOf)].map((index) => feed.vulnerability(index).id);
  expect([at('1.2.0'), at('1.3.0'), at('2.1.0')]).toEqual([['CVE-2024-0001', 'CVE-2024-0002'], ['CVE-2024-0002'], []]);
});

test('another version of what has only a CPE, or is built from a source package, is matched under the same names', () => {
  const at = (component: Parameters<typeof affectedAt>[0], version: string): number =>
    affectedAt(component, version, feed, schemeOf).size;
  const httpd = ofCpe('cpe:2.3:a:apache:http_server:2.4.49:*:*:*:*:*:*:*');
  const built = ofPurl('pkg:deb/debian/libssl1.1@1.1.1n-0%2Bdeb11u4?distro=debian-11&upstream=openssl');
  expect([at(httpd, '2.4.50'), at(httpd, '2.4.51')]).toEqual([1, 0]);
  expect([at(built, '1.1.1n-0+deb11u4'), at(built, '1.1.1n-0+deb11u5')]).toEqual([1, 0]);
});

test('versions named for what arrives at another version are told', () => {
  expect(fixedAfter(ofPurl('pkg:npm/left-pad@1.2.0'), '1.3.0', feed, schemeOf)).toEqual(['2.1.0']);
});

test('what a document states of all of many components costs no square', () => {
  const components = Array.from({ length: 3000 }, (_, index) => ofPurl(`pkg:npm/part-${index}@1.0.0`));
  const overall = components.map((_, index) => ({
    vulnerability: `CVE-2020-${index + 1000}`,
    stance: 'not affected' as const,
    justification: undefined,
    by: 'x',
  }));
  const document = {
    path: 'x',
    format: 'x',
    digest: '',
    createdOn: undefined,
    tool: undefined,
    components: 3000,
    dropped: [],
    overall,
  };
  const before = process.memoryUsage().rss;
  expect(matchInventory({ documents: [document], assets: [assetWith(components)] }, feed, schemeOf).uncovered).toBe(
    3000,
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
});

describe('what the documents of the inventory state', () => {
  const said: ComponentStatement = {
    vulnerability: 'GHSA-1',
    stance: 'not affected',
    justification: 'vulnerable_code_not_present',
    by: 'Acme',
  };
  const component = ofPurl('pkg:npm/left-pad@1.2.0', { statements: [said] });
  test('of a component overrides, under any of the names of the flaw', () => {
    expect(verdicts(inventoryOf(component))).toEqual([
      'CVE-2024-0002 affected until 2.1.0',
      'CVE-2024-0001 not affected',
    ]);
  });
  test('of all that a document describes overrides too, and adds nothing', () => {
    const plain = ofPurl('pkg:npm/left-pad@1.2.0');
    const other = ofPurl('pkg:npm/right-pad@1.2.0');
    const document = {
      path: 'x',
      format: 'x',
      digest: '',
      createdOn: undefined,
      tool: undefined,
      components: 2,
      dropped: [],
      overall: [said],
    };
    expect(verdicts({ documents: [document], assets: [assetWith([plain, other])] })).toEqual([
      'CVE-2024-0002 affected until 2.1.0',
      'CVE-2024-0001 not affected',
    ]);
  });
});
