import { expect, test } from 'vitest';
import type { Scanned } from '#core/components/scan-statement.ts';
import { fixedVersions } from '#core/matching/fixed-versions.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { ofProduct } from '#tests/inventory-of.ts';

test.each<[title: string, fixedIn: readonly string[], solution: string | undefined, expected: readonly string[]]>([
  ['the version that its output names', ['2.15.0'], 'Mend it.', ['2.15.0']],
  ['the one that its solution names, where it is higher', ['2.15.0'], 'Upgrade to 2.17.1', ['2.17.1']],
  ['the one that its solution names alone', [], 'Upgrade to Thing version 2.17.1 or later.', ['2.17.1']],
  ['the one that its output names, where the solution goes less far', ['2.17.1'], 'Update to 2.15.0.', ['2.17.1']],
  ['each line that the solution names', ['2.15.0'], 'Upgrade to 2.16.2, 3.0.1 or later.', ['2.16.2', '3.0.1']],
  ['none that it only tells to be affected', ['2.15.0'], 'Versions before 2.17.1 are affected.', ['2.15.0']],
  ['none that is not above the one that is there', ['2.15.0'], 'Upgrade to 1.9.9 (line 1).', ['2.15.0']],
])('a scanner names %s', (_, fixedIn, solution, expected) => {
  const scanned: Scanned = {
    kind: 'vulnerability',
    id: 'Nessus 1',
    vulnerabilities: ['CVE-2021-0001'],
    stance: 'affected',
    title: 'A flaw',
    severity: 'high',
    solution,
    evidence: undefined,
    fixedIn,
    place: undefined,
    seenOn: undefined,
    references: [],
  };
  const stated = [
    { vulnerability: 'CVE-2021-0001', stance: 'affected', justification: undefined, by: 'Nessus', scanned } as const,
  ];
  const component = { ...ofProduct('Acme', 'Thing', '2.13.3'), document: 0 };
  expect(fixedVersions({ component, heard: [], stated }, schemeOf)).toEqual(expected);
});
