import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isIdentifier } from '#core/advisories/flaws.ts';
import { compareNames, joinFlaws, type NamedFlaw } from '#core/advisories/join.ts';

/** Each row: the advisories, as publisher and names (its own first), then the clusters that come out. */
type Row = readonly [
  what: string,
  flaws: readonly (readonly [publisher: string, own: string, ...others: string[]])[],
  clusters: readonly string[],
  disputed: readonly string[],
];

function named([publisher, own, ...others]: Row[1][number]): NamedFlaw {
  return { publisher, own, ids: [own, ...others] };
}

function clustersOf(flaws: readonly NamedFlaw[]): readonly string[] {
  return joinFlaws(flaws)
    .clusters.map(({ id, aliases }) => [id, ...aliases].join(' '))
    .sort();
}

const rows: readonly Row[] = [
  [
    'nothing in common',
    [
      ['A', 'GHSA-1'],
      ['B', 'PYSEC-1'],
    ],
    ['GHSA-1', 'PYSEC-1'],
    [],
  ],
  [
    'a shared CVE',
    [
      ['A', 'GHSA-1', 'CVE-2024-0001'],
      ['B', 'PYSEC-1', 'CVE-2024-0001'],
    ],
    ['CVE-2024-0001 GHSA-1 PYSEC-1'],
    [],
  ],
  [
    'a chain of names',
    [
      ['A', 'GHSA-1', 'PYSEC-1'],
      ['B', 'PYSEC-1', 'CVE-2024-0001'],
      ['C', 'GO-01', 'GHSA-1'],
    ],
    ['CVE-2024-0001 GHSA-1 GO-01 PYSEC-1'],
    [],
  ],
  [
    'names in another letter case',
    [
      ['A', 'GHSA-1-abcd', 'cve-2024-0001'],
      ['B', 'XXX-1', 'ghsa-1-ABCD'],
    ],
    ['CVE-2024-0001 XXX-1 ghsa-1-ABCD'],
    [],
  ],
  [
    'one GHSA claimed for two CVEs: its own publisher is believed',
    [
      ['GitHub', 'GHSA-1', 'CVE-2024-0002'],
      ['A', 'PYSEC-1', 'GHSA-1', 'CVE-2024-0001'],
      ['B', 'XXX-1', 'GHSA-1', 'CVE-2024-0001'],
    ],
    ['CVE-2024-0001 PYSEC-1 XXX-1', 'CVE-2024-0002 GHSA-1'],
    ['PYSEC-1 GHSA-1'],
  ],
  [
    'one GHSA claimed for two CVEs by others: the more of them are believed',
    [
      ['A', 'PYSEC-1', 'GHSA-1', 'CVE-2024-0001'],
      ['B', 'GO-01', 'GHSA-1', 'CVE-2024-0002'],
      ['C', 'XXX-1', 'GHSA-1', 'CVE-2024-0002'],
    ],
    ['CVE-2024-0001 PYSEC-1', 'CVE-2024-0002 GHSA-1 GO-01 XXX-1'],
    ['PYSEC-1 GHSA-1'],
  ],
  [
    'an advisory without a CVE that names flaws of two joins neither',
    [
      ['A', 'GHSA-1', 'CVE-2024-0001'],
      ['A', 'GHSA-2', 'CVE-2024-0002'],
      ['B', 'RUSTSEC-1', 'GHSA-1', 'GHSA-2'],
    ],
    ['CVE-2024-0001 GHSA-1', 'CVE-2024-0002 GHSA-2', 'RUSTSEC-1'],
    ['RUSTSEC-1 GHSA-1', 'RUSTSEC-1 GHSA-2'],
  ],
  [
    'dates and cut CVE ids join nothing',
    [
      ['A', 'GMS-2018-1', '2019-03-20', 'CVE-1'],
      ['A', 'GMS-2018-2', '2019-03-20', 'CVE-1'],
    ],
    ['GMS-2018-1', 'GMS-2018-2'],
    [],
  ],
  [
    'an own id that could be anything names its publisher’s records alone',
    [
      ['A', '2019-03-20'],
      ['B', '2019-03-20'],
      ['A', '2019-03-20'],
    ],
    ['2019-03-20', '2019-03-20'],
    [],
  ],
];

describe('joining flaws by their names', () => {
  test.each(rows)('%s', (_, flaws, clusters, disputed) => {
    const joined = joinFlaws(flaws.map(named));
    expect(clustersOf(flaws.map(named))).toEqual(clusters);
    expect(joined.disputed.map(({ own, refused }) => `${own} ${refused}`).sort()).toEqual(disputed);
  });

  test('says of each flaw which cluster it belongs to', () => {
    const { clusters, clusterOf } = joinFlaws([
      { publisher: 'A', own: 'GHSA-1', ids: ['GHSA-1'] },
      { publisher: 'B', own: 'XXX-1', ids: ['CVE-2024-0001'] },
      { publisher: 'C', own: 'YYY-1', ids: ['YYY-1', 'GHSA-1'] },
    ]);
    expect(clusterOf.map((cluster) => clusters[cluster]?.id)).toEqual(['GHSA-1', 'CVE-2024-0001', 'GHSA-1']);
  });

  const name = fc.oneof(
    fc.constantFrom('CVE-2024-0001', 'CVE-2024-0002', 'cve-2024-0003'),
    fc.constantFrom('GHSA-1', 'GHSA-2', 'ghsa-2', 'PYSEC-1', 'GO-01', 'XXX-9'),
  );
  const flaw = fc
    .record({ publisher: fc.constantFrom('A', 'B'), own: name, others: fc.array(name, { maxLength: 3 }) })
    .map(({ publisher, own, others }): NamedFlaw => {
      const ids = [own, ...others];
      const cve = ids.find((id) => /^cve/i.test(id));
      return { publisher, own, ids: ids.filter((id) => !/^cve/i.test(id) || id === cve) };
    });

  test('never makes one of two CVEs, and comes out the same in any order', () => {
    fc.assert(
      fc.property(fc.array(flaw, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (flaws, numbers) => {
        const clusters = clustersOf(flaws);
        for (const cluster of clusters) expect(cluster.match(/CVE-/g)?.length ?? 0).toBeLessThanOrEqual(1);
        const shuffled = flaws
          .map((one) => ({ one, at: numbers.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(clustersOf(shuffled)).toEqual(clusters);
      }),
    );
  });
});

describe('the order of names', () => {
  test('puts CVEs first, by year and number, then publishers in a fixed order', () => {
    const names = [
      'ZZZ-1',
      'GO-2024-1',
      'CVE-2024-10000',
      'PYSEC-2024-1',
      'CVE-2024-9999',
      'GHSA-1',
      'RUSTSEC-1',
      'AAA-1',
    ];
    expect(names.sort(compareNames)).toEqual([
      'CVE-2024-9999',
      'CVE-2024-10000',
      'GHSA-1',
      'PYSEC-2024-1',
      'RUSTSEC-1',
      'GO-2024-1',
      'AAA-1',
      'ZZZ-1',
    ]);
  });
});

describe('what can name one flaw', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['CVE-2021-44228', true],
    ['GHSA-jfh8-c2jp-5v3q', true],
    ['ZF2018-01', true],
    ['GMS-2018-10', true],
    ['CVE-1', false],
    ['CVE-2021', false],
    ['CAN-2004-0001', false],
    ['2019-03-20', false],
    ['12345', false],
    ['unknown', false],
    ['', false],
  ];
  test.each(rows)('%j: %s', (text, expected) => {
    expect(isIdentifier(text)).toBe(expected);
  });
});
