import { describe, expect, test } from 'vitest';
import type { Advisory } from '#core/advisories/advisory.ts';
import { describe as describeRange } from '#core/versions/range.ts';
import { osv } from '#sources/osv/osv.ts';
import { readOne } from '#tests/sources.ts';

function advisoryOf(record: object): { readonly advisory: Advisory; readonly dropped: readonly string[] } {
  const { records, dropped } = readOne(osv, { id: 'GHSA-aaaa-bbbb-cccc', modified: '2024-01-02T03:04:05Z', ...record });
  const [first] = records;
  if (first?.kind !== 'advisory') throw new Error('no advisory was read');
  return { advisory: first.advisory, dropped };
}

function rangeOf(ecosystem: string, ranges: readonly object[], versions: readonly string[] = []): object {
  const { advisory } = advisoryOf({ affected: [{ package: { ecosystem, name: 'a' }, ranges, versions }] });
  const [statement] = advisory.statements;
  return {
    range: describeRange(statement?.range ?? []),
    versions: statement?.versions,
    unreadable: statement?.unreadable,
    fixed: statement?.fixed,
  };
}

function events(...list: readonly object[]): readonly object[] {
  return [{ type: 'ECOSYSTEM', events: list }];
}

describe('events of a range', () => {
  const rows: readonly (readonly [string, readonly object[], string])[] = [
    ['from the first to a fix', [{ introduced: '0' }, { fixed: '1.2' }], '<1.2'],
    ['up to and with the last', [{ introduced: '1.0' }, { last_affected: '1.2' }], '>=1.0 <=1.2'],
    ['without end', [{ introduced: '1.0' }], '>=1.0'],
    [
      'several branches, in any order',
      [{ fixed: '2.3' }, { introduced: '1.0' }, { introduced: '2.0' }, { fixed: '1.5' }],
      '>=1.0 <1.5 or >=2.0 <2.3',
    ],
    ['several openings before one fix', [{ introduced: '1.0' }, { introduced: '1.5' }, { fixed: '2.0' }], '>=1.0 <2.0'],
    ['several fixes behind one opening', [{ introduced: '0' }, { fixed: '1.5' }, { fixed: '2.0' }], '<1.5'],
    ['several events in one object', [{ introduced: '0', fixed: '1.5' }], '<1.5'],
    [
      'a range that touches the next',
      [{ introduced: '0' }, { fixed: '1.0' }, { introduced: '1.0' }, { fixed: '2.0' }],
      '<2.0',
    ],
    ['opened and fixed at once', [{ introduced: '1.0' }, { fixed: '1.0' }], 'no version'],
    ['one version, opened and last', [{ introduced: '1.0' }, { last_affected: '1.0' }], '=1.0'],
    ['a limit', [{ introduced: '1.0' }, { limit: '2.0' }], '>=1.0 <2.0'],
    ['a limit behind the fix', [{ introduced: '1.0' }, { fixed: '1.5' }, { limit: '2.0' }], '>=1.0 <1.5'],
    ['a limit before the opening', [{ introduced: '3.0' }, { limit: '2.0' }], 'no version'],
    ['several limits: the widest', [{ introduced: '0' }, { limit: '2.0' }, { limit: '3.0' }], '<3.0'],
    ['no limit at all', [{ introduced: '0' }, { limit: '2.0' }, { limit: '*' }], 'every version'],
    ['ordered as the ecosystem orders', [{ introduced: '1.9' }, { fixed: '1.10' }], '>=1.9 <1.10'],
  ];
  test.each(rows)('%s', (_, list, range) => {
    expect(rangeOf('PyPI', events(...list))).toMatchObject({ range, unreadable: [] });
  });

  const open: readonly (readonly [string, string, readonly object[], string])[] = [
    ['a version without order', 'PyPI', events({ introduced: '0' }, { fixed: 'next' }), 'introduced 0, fixed next'],
    ['no opening', 'PyPI', events({ fixed: '1.0' }), 'fixed 1.0'],
    ['an unknown event', 'PyPI', events({ introduced: '0' }, { repaired: '1.0' }), 'introduced 0, repaired 1.0'],
    [
      'commits only',
      'PyPI',
      [{ type: 'GIT', repo: 'https://e.x/r', events: [{ introduced: '0' }] }],
      'only git commits are stated',
    ],
    ['nothing', 'PyPI', [], 'no versions are stated'],
  ];
  test.each(open)('%s can not be told', (_, ecosystem, ranges, text) => {
    expect(rangeOf(ecosystem, ranges)).toMatchObject({ range: 'no version', unreadable: [text] });
  });

  test('versions listed beside a range count where the range leaves them out', () => {
    const ranges = events({ introduced: '1.0' }, { fixed: '2.0' });
    expect(rangeOf('PyPI', ranges, ['1.1', '2.5', 'not-a-version'])).toEqual({
      range: '>=1.0 <2.0 or =2.5',
      versions: ['not-a-version'],
      unreadable: [],
      fixed: ['2.0'],
    });
  });

  test('a range without order leaves its neighbours standing', () => {
    const ranges = [...events({ introduced: '0' }, { fixed: 'x' }), ...events({ introduced: '3' }, { fixed: '4' })];
    expect(rangeOf('PyPI', ranges)).toMatchObject({ range: '>=3 <4', unreadable: ['introduced 0, fixed x'] });
  });

  test('git ranges beside versions are counted and change nothing', () => {
    const git = { type: 'GIT', events: [{ introduced: '0' }] };
    const package_ = { ecosystem: 'PyPI', name: 'a' };
    const { advisory, dropped } = advisoryOf({
      affected: [{ package: package_, ranges: [git, ...events({ introduced: '0' }, { fixed: '1' })] }],
    });
    expect(describeRange(advisory.statements[0]?.range ?? [])).toBe('<1');
    expect(dropped).toEqual(['git range beside versions of the same']);
  });

  test('RustSec begins at the lowest pre-release', () => {
    const { advisory } = advisoryOf({
      affected: [
        {
          package: { ecosystem: 'crates.io', name: 'openssl' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0.0.0-0' }, { fixed: '0.9.0' }] }],
        },
      ],
    });
    expect(advisory.statements[0]).toMatchObject({ scheme: 'cargo', fixed: ['0.9.0'] });
    expect(describeRange(advisory.statements[0]?.range ?? [])).toBe('>=0.0.0-0 <0.9.0');
  });
});

describe('records', () => {
  test('one CVE among the aliases names one flaw, several name several', () => {
    expect(
      advisoryOf({ aliases: ['CVE-2024-0001'], related: ['CVE-2024-0009'], upstream: ['CVE-2024-0008'] }).advisory
        .flaws,
    ).toMatchObject([{ ids: ['GHSA-aaaa-bbbb-cccc', 'CVE-2024-0001'] }]);
    const many = advisoryOf({
      aliases: ['CVE-2024-0001', 'CVE-2024-0002'],
      affected: [{ package: { ecosystem: 'npm', name: 'a' }, versions: ['1.0.0'] }],
    }).advisory;
    expect(many.flaws.map(({ ids }) => ids)).toEqual([['CVE-2024-0001'], ['CVE-2024-0002']]);
    expect(many.alsoKnownAs).toEqual(['GHSA-aaaa-bbbb-cccc']);
    expect(many.statements[0]?.flaws).toEqual([0, 1]);
  });

  const v3 = { type: 'CVSS_V3', score: 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' };
  test.each<readonly [string, object, readonly string[], readonly string[]]>([
    [
      'upstream',
      { id: 'DEBIAN-CVE-2024-0001', upstream: ['CVE-2024-0001'] },
      ['CVE-2024-0001 1'],
      ['DEBIAN-CVE-2024-0001'],
    ],
    [
      'several upstream, with one severity for all',
      { id: 'USN-1-1', upstream: ['CVE-2024-0001', 'UBUNTU-CVE-2024-0002', 'CVE-2024-0002'] },
      ['CVE-2024-0001 0', 'CVE-2024-0002 0'],
      ['USN-1-1', 'UBUNTU-CVE-2024-0002'],
    ],
    ['upstream under another name', { id: 'CGA-1', upstream: ['GHSA-2222'] }, ['GHSA-2222 1'], ['CGA-1']],
    [
      'related, by a bulletin',
      { id: 'ALSA-2020:1636', related: ['CVE-2024-0001'] },
      ['CVE-2024-0001 1'],
      ['ALSA-2020:1636'],
    ],
    ['related, by others: another flaw', { id: 'GHSA-b', related: ['CVE-2024-0001'] }, ['GHSA-b 1'], []],
    [
      'upstream of a flaw with a CVE of its own',
      { id: 'GHSA-b', aliases: ['CVE-2024-0002'], upstream: ['CVE-2024-0001'] },
      ['GHSA-b/CVE-2024-0002 1'],
      [],
    ],
  ])('speak of a CVE that stands under %s', (_, record, flaws, alsoKnownAs) => {
    const package_ = { ecosystem: 'Debian:11', name: 'a' };
    const { advisory } = advisoryOf({ severity: [v3], affected: [{ package: package_, versions: ['1'] }], ...record });
    expect(advisory.flaws.map(({ ids, severities }) => `${ids.join('/')} ${severities.length}`)).toEqual(flaws);
    expect(advisory.alsoKnownAs).toEqual(alsoKnownAs);
    expect(advisory.statements[0]?.flaws).toEqual(flaws.map((_flaw, index) => index));
  });

  test('the year 1 is no date, and a withdrawal is kept', () => {
    const zero = '0001-01-01T00:00:00Z';
    const { advisory } = advisoryOf({
      published: zero,
      modified: zero,
      withdrawn: '2024-05-01T00:00:00Z',
      affected: [],
    });
    expect(advisory).toMatchObject({
      publishedAt: undefined,
      modifiedAt: undefined,
      withdrawnAt: '2024-05-01T00:00:00Z',
    });
  });

  test('severities stand for the record and for its packages, by their vectors', () => {
    const v3 = 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    const v4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
    const { advisory, dropped } = advisoryOf({
      severity: [
        { type: 'CVSS_V3', score: v3 },
        { type: 'Ubuntu', score: 'medium' },
      ],
      affected: [
        {
          package: { ecosystem: 'npm', name: 'a' },
          severity: [
            { type: 'CVSS_V4', score: v4 },
            { type: 'CVSS_V3', score: v3 },
          ],
        },
      ],
    });
    expect(advisory.flaws[0]?.severities.map(({ version, by }) => [version, by])).toEqual([
      ['3.0', 'GitHub'],
      ['4.0', 'GitHub'],
    ]);
    expect(dropped).toEqual(['severity is no CVSS vector']);
  });

  test('a release of a distribution limits what is said', () => {
    const { advisory } = advisoryOf({
      id: 'DSA-1-1',
      affected: [
        {
          package: { ecosystem: 'Debian:11', name: 'openssl' },
          ranges: events({ introduced: '0' }, { fixed: '1.1.1n-0+deb11u2' }),
        },
      ],
    });
    expect(advisory.publisher).toBe('Debian');
    expect(advisory.statements[0]).toMatchObject({
      scheme: 'deb',
      subject: { kind: 'package', package: 'deb/debian/openssl', release: 'debian:11' },
    });
  });

  test('a bulletin on a module stream says nothing of the stream beside it', () => {
    const fixed = (version: string): readonly object[] => events({ introduced: '0' }, { fixed: version });
    const { advisory } = advisoryOf({
      id: 'ALSA-2024:1',
      summary: 'Important: nodejs:18 security update',
      affected: [
        { package: { ecosystem: 'AlmaLinux:8', name: 'nodejs' }, ranges: fixed('1:18.19.1-1.module_el8.9.0+1+a') },
        { package: { ecosystem: 'AlmaLinux:8', name: 'nodejs-nodemon' }, ranges: fixed('3.0.1-1.module_el8.9.0+1+a') },
        { package: { ecosystem: 'AlmaLinux:8', name: 'anvil' }, ranges: fixed('18.1-1.el8') },
      ],
    });
    expect(advisory.statements.map(({ range }) => describeRange(range))).toEqual([
      '>=1:18 <1:18.19.1-1.module_el8.9.0+1+a',
      '<3.0.1-1.module_el8.9.0+1+a',
      '<18.1-1.el8',
    ]);
  });

  test('bad elements are counted, the rest is kept', () => {
    const { advisory, dropped } = advisoryOf({
      references: [
        { type: 'WEB', url: 'javascript:alert(1)' },
        { type: 'FIX', url: 'https://e.x/1' },
        { type: 'WEB', url: 'https://e.x/1' },
      ],
      affected: [
        { package: { ecosystem: 'Nowhere', name: 'a' } },
        { ranges: [] },
        'text',
        { package: { ecosystem: 'npm', name: 'b' }, versions: ['1.0.0'] },
      ],
    });
    expect(advisory.references).toEqual([{ url: 'https://e.x/1', kind: 'fix' }]);
    expect(advisory.statements).toHaveLength(1);
    expect(dropped.toSorted()).toEqual([
      'affected entry names no package',
      'ecosystem or package name is not known',
      'reference is no web address',
    ]);
  });

  test('an id that can not be shown is no id', () => {
    expect(readOne(osv, { id: 'A\u0007', modified: '2024-01-01T00:00:00Z', affected: [] })).toEqual({
      records: [],
      dropped: ['record has no usable id'],
      asOf: undefined,
    });
  });
});
