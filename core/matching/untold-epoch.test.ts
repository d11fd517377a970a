import { describe, expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import { affectedAt, matchInventory } from '#core/matching/match-inventory.ts';
import { tell } from '#core/matching/tell.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { advisory, affects, pkg } from '#tests/advisories.ts';
import { feedOf } from '#tests/feed-of.ts';
import { inventoryOf, ofProduct, ofPurl } from '#tests/inventory-of.ts';

const rocky = (name: string): ReturnType<typeof pkg> => pkg(`rpm/rocky-linux/${name}`, 'rocky linux:8');
const feed = feedOf([
  advisory('RLSA-1', ['CVE-2024-0001'], affects(rocky('openssl'), 'rpm', '<1:1.1.1k-9.el8_7', ['1:1.1.1k-9.el8_7'])),
  advisory('RLSA-2', ['CVE-2024-0002'], affects(rocky('tzdata'), 'rpm', '<2023c-1.el8', ['2023c-1.el8'])),
  // The epoch was raised in between.
  advisory('RLSA-3', ['CVE-2024-0003'], affects(rocky('raised'), 'rpm', '<5.0-1.el8', ['5.0-1.el8'])),
  advisory('RLSA-4', ['CVE-2024-0004'], affects(rocky('raised'), 'rpm', '<1:3.0-1.el8', ['1:3.0-1.el8'])),
  // Another release's epoch is none of this one's.
  advisory(
    'RLSA-5',
    ['CVE-2024-0005'],
    affects(pkg('rpm/rocky-linux/openssl', 'rocky linux:9'), 'rpm', '<7:9-1.el9', ['7:9-1.el9']),
  ),
]);
const anyOpenSsl = 'cpe:2.3:a:openssl:openssl:*:*:*:*:*:*:*:*';

/** As a plain `rpm -qa` lists it: `openssl@1.1.1k-9.el8_7`. */
function listed(named: string): Component {
  return ofPurl(`pkg:rpm/rocky-linux/${named}?arch=x86_64&distro=rocky-8.9`, { untold: ['epoch'] });
}

function verdicts(component: Component): readonly string[] {
  const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), feed, schemeOf);
  return [...affected, ...unknown, ...notAffected].map((finding) => {
    const { vulnerability, verdict, fixedIn } = tell(finding, feed, schemeOf);
    return `${vulnerability.id} ${verdict}${fixedIn.length > 0 ? ` until ${fixedIn.join(', ')}` : ''}`;
  });
}

describe('a package whose epoch the listing does not print', () => {
  test.each([
    ['openssl@1.1.1k-9.el8_7', ['CVE-2024-0001 not affected']],
    ['openssl@1.1.1k-7.el8_6', ['CVE-2024-0001 affected until 1:1.1.1k-9.el8_7']],
    ['openssl@1:1.1.1k-9.el8_7', ['CVE-2024-0001 not affected']],
    ['tzdata@2023b-1.el8', ['CVE-2024-0002 affected until 2023c-1.el8']],
    ['tzdata@2023c-1.el8', ['CVE-2024-0002 not affected']],
    ['raised@6.0-1.el8', ['CVE-2024-0004 unknown', 'CVE-2024-0003 not affected']],
    ['raised@2.0-1.el8', ['CVE-2024-0004 affected until 1:3.0-1.el8', 'CVE-2024-0003 unknown']],
  ])('%s', (line, expected) => {
    expect(verdicts(listed(line))).toEqual(expected);
  });

  test('says why it can not be told, and with what it was compared', () => {
    const { unknown } = matchInventory(inventoryOf(listed('raised@6.0-1.el8')), feed, schemeOf);
    const match = unknown.map((finding) => tell(finding, feed, schemeOf));
    expect(match[0]?.reason).toMatch(/does not print epochs/);
    expect(match[0]?.because[0]?.comparison).toMatch(/^6\.0-1\.el8 can not be compared with /);
  });

  test('a version that a record names has the epoch that it is named with', () => {
    const component = listed('openssl@1.1.1k-7.el8_6');
    expect(affectedAt(component, '1:1.1.1k-9.el8_7', feed, schemeOf).size).toBe(0);
    expect(affectedAt(component, '1.1.1k-9.el8_7', feed, schemeOf).size).toBe(1);
  });
});

test('a package of nobody knows which distribution is held to no record, under no name', () => {
  const openssl: Component = { ...ofProduct('', 'openssl', '1.0.2k-1'), vendor: undefined, untold: ['distribution'] };
  const upstream = feedOf([
    advisory('CVE-2024-0009', ['CVE-2024-0009'], affects({ kind: 'cpe', cpe: anyOpenSsl }, 'generic', '<3.0.0')),
  ]);
  const found = matchInventory(inventoryOf(openssl), upstream, schemeOf);
  expect([found.affected, found.unknown, [...found.notAffected], found.uncovered]).toEqual([[], [], [], 1]);
  expect(matchInventory(inventoryOf({ ...openssl, untold: [] }), upstream, schemeOf).uncovered).toBe(0);
  // The same name from a list that no package manager wrote is the product of that name.
  const named = matchInventory(inventoryOf(ofProduct('OpenSSL', 'OpenSSL', '1.0.2')), upstream, schemeOf);
  expect(named.affected).toHaveLength(1);
});

test('a purl without an epoch has none', () => {
  expect(verdicts(ofPurl('pkg:rpm/rocky-linux/openssl@1.1.1k-9.el8_7?distro=rocky-8.9'))).toEqual([
    'CVE-2024-0001 affected until 1:1.1.1k-9.el8_7',
  ]);
});
