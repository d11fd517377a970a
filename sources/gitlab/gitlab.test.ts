import { describe, expect, test } from 'vitest';
import { gitlab } from '#sources/gitlab/gitlab.ts';
import { readOne, type WhatWasRead } from '#tests/sources.ts';
import { linesOf, theAdvisory } from '#tests/statements.ts';

function read(record: object): WhatWasRead {
  const plain = {
    identifier: 'CVE-2024-0001',
    package_slug: 'npm/anvil',
    affected_range: '<1.2.0',
    title: 'Anvils fall',
  };
  return readOne(gitlab, { ...plain, ...record }, 'gitlab.zip: advisories-community-main/npm/anvil/CVE-2024-0001.yml');
}

describe('ranges in the syntax of each ecosystem', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    [
      'npm/@acme/anvil',
      '<1.9.8||>=1.10.0 <1.10.4||=1.11.0',
      'npm/@acme/anvil | affected | npm | <1.9.8 or >=1.10.0 <1.10.4 or =1.11.0',
    ],
    ['go/acme.example/anvil/v2', '>=2.0.0 <2.1.0', 'golang/acme.example/anvil/v2 | affected | golang | >=2.0.0 <2.1.0'],
    ['go/acme.example/anvil/', '<2.1.0', 'golang/acme.example/anvil | affected | golang | <2.1.0'],
    [
      'maven/org.acme/anvil',
      '[2.0,2.3.1],[2.4.0,2.12.2),[2.13.0,2.17.1)',
      'maven/org.acme/anvil | affected | maven | >=2.0 <=2.3.1 or >=2.4.0 <2.12.2 or >=2.13.0 <2.17.1',
    ],
    ['nuget/Acme.Anvil', '(,21.11.29]', 'nuget/acme.anvil | affected | nuget | <=21.11.29'],
    ['pypi/Acme_Anvil', '>=4.0,<4.3||>=5.0,<5.2', 'pypi/acme-anvil | affected | pypi | >=4.0 <4.3 or >=5.0 <5.2'],
    ['gem/anvil', '>=1.1.0 <1.1.6||>2.0', 'gem/anvil | affected | gem | >=1.1.0 <1.1.6 or >2.0'],
    ['packagist/acme/anvil', '<1.2', 'composer/acme/anvil | affected | composer | <1.2'],
    ['conan/anvil', '<3.5.4', 'conan/anvil | affected | conan | <3.5.4'],
  ];
  test.each(rows)('%s %s', (package_slug, affected_range, line) => {
    expect(linesOf(theAdvisory(read({ package_slug, affected_range })))).toEqual([line]);
  });

  test('a text outside the syntax is kept as it is', () => {
    expect(linesOf(theAdvisory(read({ package_slug: 'maven/org.acme/anvil', affected_range: '(.2.244]' })))).toEqual([
      'maven/org.acme/anvil | affected | maven | no version | (.2.244]',
    ]);
  });

  test.each([
    ['All versions', 'every version'],
    ['', 'no version | no versions are stated'],
  ])('an empty range, in words %j', (affected_versions, range) => {
    expect(linesOf(theAdvisory(read({ affected_range: '', affected_versions })))).toEqual([
      `npm/anvil | affected | npm | ${range}`,
    ]);
  });
});

test('identifiers that name no flaw are counted; the file names the record', () => {
  const what = read({
    identifiers: ['CVE-2024-0001', 'GHSA-74r6-grj9-8rq6', '2019-03-20', 'CVE-1', 'ZF2018-01', 'GMS-2016-84'],
  });
  const advisory = theAdvisory(what);
  expect(advisory.id).toBe('npm/anvil/CVE-2024-0001.yml');
  expect(advisory.flaws[0]?.ids).toEqual(['CVE-2024-0001', 'GHSA-74r6-grj9-8rq6', 'GMS-2016-84']);
  expect(what.dropped).toEqual(Array.from({ length: 3 }, () => 'identifier names no flaw'));
});

test('several CVEs are several flaws, and the statement speaks of each', () => {
  const advisory = theAdvisory(read({ identifiers: ['CVE-2024-0002', 'GMS-2016-84'] }));
  expect(advisory.flaws.map(({ ids }) => ids)).toEqual([['CVE-2024-0001'], ['CVE-2024-0002']]);
  expect(advisory.alsoKnownAs).toEqual(['GMS-2016-84']);
  expect(advisory.statements[0]?.flaws).toEqual([0, 1]);
});

test('fixes, dates, vectors and weaknesses, but for the catch-all ones', () => {
  const advisory = theAdvisory(
    read({
      fixed_versions: ['1.2.0'],
      date: '2024-02-01',
      pubdate: '2024-01-01',
      cvss_v2: 'AV:N/AC:L/Au:N/C:P/I:N/A:N',
      cwe_ids: ['CWE-1035', 'CWE-79', 'CWE-937', 'CWE-79'],
    }),
  );
  expect(advisory).toMatchObject({ publishedAt: '2024-01-01', modifiedAt: '2024-02-01' });
  expect(advisory.statements[0]?.fixed).toEqual(['1.2.0']);
  expect(advisory.flaws[0]).toMatchObject({ weaknesses: ['CWE-79'], severities: [{ version: '2.0', by: 'GitLab' }] });
});

test.each([
  ['Upgrade to version 1.2 or above.', 'fix'],
  ['Unfortunately, there is no solution available yet.', 'none available'],
  ['There is no solution for this vulnerability at the moment.', 'none available'],
  ['Omit this package.', 'mitigation'],
])('the solution %j is of kind %s', (solution, kind) => {
  expect(theAdvisory(read({ solution })).remediations).toMatchObject([{ kind, text: solution }]);
});

test('a package of no known ecosystem is counted', () => {
  expect(read({ package_slug: 'floppy/anvil' }).dropped).toEqual(['package is of no known ecosystem']);
});
