import { describe, expect, test } from 'vitest';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Scanned } from '#core/components/scan-statement.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { withReported } from '#core/matching/reported-feed.ts';
import { tell } from '#core/matching/tell.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { advisory, affects, pkg } from '#tests/advisories.ts';
import { feedOf } from '#tests/feed-of.ts';
import { assetWith, inventoryOf, ofProduct, ofPurl } from '#tests/inventory-of.ts';

const feed = feedOf([
  advisory('GHSA-1', ['GHSA-1', 'CVE-2024-0001'], affects(pkg('npm/left-pad'), 'npm', '<1.3.0', ['1.3.0'])),
]);

function scanned(more: Partial<Scanned> = {}): Scanned {
  return {
    kind: 'vulnerability',
    id: 'Nessus 1',
    vulnerabilities: ['CVE-2024-0001'],
    stance: 'affected',
    title: 'Old left-pad',
    severity: 'high',
    solution: undefined,
    evidence: 'Installed version : 1.2.0',
    fixedIn: [],
    place: '443/tcp',
    seenOn: undefined,
    references: [],
    ...more,
  };
}

function says(vulnerability: string, more: Partial<Scanned> = {}): ComponentStatement {
  const what = scanned(more);
  return { vulnerability, stance: what.stance, justification: undefined, by: 'Nessus', scanned: what };
}

function thing(...statements: readonly ComponentStatement[]): Component {
  return { ...ofProduct('', 'Old left-pad', ''), vendor: undefined, version: undefined, statements, reported: true };
}

function verdicts(...components: readonly Component[]): readonly string[] {
  const inventory = inventoryOf(...components);
  const whole = withReported(feed, inventory);
  const found = matchInventory(inventory, whole, schemeOf);
  return [...found.affected, ...found.unknown, ...found.notAffected].map((finding) => {
    const { component, vulnerability, verdict, disputed, because } = tell(finding, whole, schemeOf);
    const by = because.map((one) => one.publisher).join(' and ');
    return `${component.name}: ${vulnerability.id} ${verdict}${disputed ? ', disputed' : ''} (${by})`;
  });
}

const old = ofPurl('pkg:npm/left-pad@1.2.0');
const fixed = ofPurl('pkg:npm/left-pad@1.3.0');

describe('what a scanner reports of an asset', () => {
  test.each<readonly [string, readonly Component[], readonly string[]]>([
    [
      'is one finding with what our own matching finds in a program there',
      [old, thing(says('CVE-2024-0001'))],
      ['left-pad: CVE-2024-0001 affected (GitHub and Nessus)'],
    ],
    [
      'makes affected what could not be told',
      [ofPurl('pkg:npm/left-pad'), thing(says('CVE-2024-0001'))],
      ['left-pad: CVE-2024-0001 affected (GitHub and Nessus)'],
    ],
    [
      'stands beside a program that our own matching finds fixed',
      [fixed, thing(says('CVE-2024-0001'))],
      ['Old left-pad: CVE-2024-0001 affected (Nessus)', 'left-pad: CVE-2024-0001 not affected (GitHub)'],
    ],
    [
      'stands where no record speaks of it',
      [thing(says('Nessus 57582', { vulnerabilities: [] }))],
      ['Old left-pad: Nessus 57582 affected (Nessus)'],
    ],
  ])('%s', (_name, components, expected) => {
    expect(verdicts(...components)).toEqual(expected);
  });
});

describe('what a scanner reports of a program', () => {
  test.each<readonly [string, Component, readonly string[]]>([
    [
      'that records call affected is more evidence',
      { ...old, statements: [says('CVE-2024-0001')] },
      ['left-pad: CVE-2024-0001 affected (GitHub and Nessus)'],
    ],
    [
      'that records leave out is affected, and disputed',
      { ...fixed, statements: [says('CVE-2024-0001')] },
      ['left-pad: CVE-2024-0001 affected, disputed (GitHub and Nessus)'],
    ],
    [
      'clears nothing that records call affected',
      { ...old, statements: [says('CVE-2024-0001', { stance: 'fixed' })] },
      ['left-pad: CVE-2024-0001 affected, disputed (GitHub and Nessus)'],
    ],
    [
      'clears what nobody else speaks of',
      { ...ofPurl('pkg:npm/right-pad@1.0.0'), statements: [says('CVE-2024-0009', { stance: 'fixed' })] },
      ['right-pad: CVE-2024-0009 not affected (Nessus)'],
    ],
  ])('%s', (_name, component, expected) => {
    expect(verdicts(component)).toEqual(expected);
  });
});

test('where a scanner saw the same thing is told of each host by itself', () => {
  const places = ['443/tcp', '8443/tcp'];
  const assets = places.map((place) =>
    assetWith([thing(says('Nessus 57582', { vulnerabilities: [], place }))], { name: place }),
  );
  const inventory = { documents: [], assets };
  const whole = withReported(feed, inventory);
  const told = matchInventory(inventory, whole, schemeOf).affected.map((finding) => tell(finding, whole, schemeOf));
  expect(told.map(({ asset, reported }) => [asset.name, ...reported.map(({ scanned }) => scanned?.place)])).toEqual(
    places.map((place) => [place, place]),
  );
});

test('a version that only a scanner names as fixed is a fix, where it lies above the current one', () => {
  const program = {
    ...ofPurl('pkg:npm/right-pad@1.0.0'),
    statements: [says('CVE-2024-0009', { fixedIn: ['1.0.1', '0.9'] })],
  };
  const inventory = inventoryOf(program);
  const whole = withReported(feed, inventory);
  const [finding] = matchInventory(inventory, whole, schemeOf).affected;
  expect(finding === undefined ? undefined : tell(finding, whole, schemeOf)).toMatchObject({
    fixedIn: ['1.0.1'],
    scheme: 'npm',
    reported: [{ by: 'Nessus' }],
  });
});
