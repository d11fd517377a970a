import { describe, expect, test } from 'vitest';
import { cveId, flawsOf, flawsSpokenOf, type Naming } from '#core/advisories/flaws.ts';

describe('the flaws that an advisory names', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[][], readonly string[]])[] = [
    ['GHSA-1', [], [['GHSA-1']], []],
    ['GHSA-1', ['CVE-2021-44228'], [['GHSA-1', 'CVE-2021-44228']], []],
    ['CVE-2021-44228', ['GHSA-1', 'GHSA-2'], [['CVE-2021-44228', 'GHSA-1', 'GHSA-2']], []],
    ['GHSA-1', ['cve-2021-44228', 'CVE-2021-44228'], [['GHSA-1', 'CVE-2021-44228']], []],
    ['GO-1', ['CVE-2021-0001', 'GHSA-1', 'CVE-2021-0002'], [['CVE-2021-0001'], ['CVE-2021-0002']], ['GO-1', 'GHSA-1']],
    ['CVE-2021-0001', ['CVE-2021-0002'], [['CVE-2021-0001'], ['CVE-2021-0002']], []],
    ['X-1', ['CVE-1', ''], [['X-1', 'CVE-1']], []],
  ];
  test.each(rows)('%s also called %j', (id, aliases, flaws, alsoKnownAs) => {
    expect(flawsOf(id, aliases)).toEqual({ flaws, alsoKnownAs });
  });
});

describe('the flaws that an advisory speaks of', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[], Naming])[] = [
    ['D-1', [], [], { flaws: [['D-1']], alsoKnownAs: [] }],
    ['D-1', [], ['cve-2021-0001', 'CVE-2021-0001'], { flaws: [['CVE-2021-0001']], alsoKnownAs: ['D-1'] }],
    [
      'D-1',
      ['E-1'],
      ['CVE-2021-0001', 'CVE-2021-0002'],
      { flaws: [['CVE-2021-0001'], ['CVE-2021-0002']], alsoKnownAs: ['D-1', 'E-1'] },
    ],
    ['D-1', [], ['GHSA-1', 'CVE-2021-0001'], { flaws: [['CVE-2021-0001']], alsoKnownAs: ['D-1', 'GHSA-1'] }],
    ['D-1', [], ['GHSA-1', 'GHSA-2'], { flaws: [['GHSA-1'], ['GHSA-2']], alsoKnownAs: ['D-1'] }],
    // What is no id of a flaw names none, and nobody speaks of their own names.
    ['D-1', ['CVE-1'], ['CVE-1', 'CVE-2', '2019-03-20', 'D-1'], { flaws: [['D-1', 'CVE-1']], alsoKnownAs: [] }],
    ['D-1', ['CVE-2021-0001'], ['CVE-2021-0002'], { flaws: [['D-1', 'CVE-2021-0001']], alsoKnownAs: [] }],
    ['CVE-2021-0001', [], ['CVE-2021-0002'], { flaws: [['CVE-2021-0001']], alsoKnownAs: [] }],
  ];
  test.each(rows)('%s also called %j, of %j', (id, aliases, spoken, naming) => {
    expect(flawsSpokenOf(id, aliases, spoken)).toEqual(naming);
  });
});

describe('CVE ids', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['cve-2021-44228', 'CVE-2021-44228'],
    ['CVE-2021-123', undefined],
    ['CVE-1', undefined],
    ['2019-03-20', undefined],
    [' CVE-2021-44228', undefined],
    [`CVE-2021-${'1'.repeat(20)}`, undefined],
  ];
  test.each(rows)('%j is read as %j', (text, id) => {
    expect(cveId(text)).toBe(id);
  });
});
