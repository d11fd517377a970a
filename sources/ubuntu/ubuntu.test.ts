import { describe, expect, test } from 'vitest';
import type { Advisory } from '#core/advisories/advisory.ts';
import { ubuntu } from '#sources/ubuntu/ubuntu.ts';
import { readOne, type WhatWasRead } from '#tests/sources.ts';
import { linesOf, theAdvisory } from '#tests/statements.ts';

// Made by us in the form that ubuntu.com/security answers in; no statement of Ubuntu's.
function cve(statuses: readonly object[], more: object = {}): WhatWasRead {
  const record = { id: 'CVE-2024-0001', description: 'A flaw.', published: '2024-01-02T00:00:00', ...more };
  return readOne(ubuntu, { ...record, packages: [{ name: 'anvil', statuses }] });
}

function releasesOf({ statements }: Advisory): readonly (string | undefined)[] {
  return statements.map(({ subject }) => (subject.kind === 'package' ? subject.release : undefined));
}

describe('a CVE', () => {
  test.each([
    ['released', '1.0-1ubuntu0.2', 'affected | deb | <1.0-1ubuntu0.2'],
    ['needed', '', 'affected | deb | every version'],
    ['pending', '1.0-1ubuntu0.3', 'affected | deb | every version'],
    ['deferred', '2024-01-01', 'affected | deb | every version'],
    ['ignored', 'end of life', 'affected | deb | every version'],
    ['not-affected', 'code not present', 'not affected | deb | every version'],
    ['needs-triage', '', 'under investigation | deb | every version'],
  ])('%s', (status, description, expected) => {
    const advisory = theAdvisory(cve([{ release_codename: 'jammy', status, description, pocket: 'security' }]));
    expect(linesOf(advisory)).toEqual([`deb/ubuntu/anvil | ${expected}`]);
    expect(releasesOf(advisory)).toEqual(['ubuntu:22.04']);
    expect(advisory).toMatchObject({
      id: 'UBUNTU-CVE-2024-0001',
      publisher: 'Ubuntu',
      flaws: [{ ids: ['CVE-2024-0001'] }],
    });
  });

  test('releases under longer maintenance are the releases themselves', () => {
    const row = { status: 'released', description: '1.0-1' };
    const names = ['esm-infra/xenial', 'trusty/esm', 'bionic'];
    expect(releasesOf(theAdvisory(cve(names.map((name) => ({ ...row, release_codename: name })))))).toEqual([
      'ubuntu:16.04',
      'ubuntu:14.04',
      'ubuntu:18.04',
    ]);
  });

  test('what says nothing of a build is passed over, what is not understood is counted', () => {
    const { records, dropped } = cve([
      { release_codename: 'upstream', status: 'released', description: '1.1' },
      { release_codename: 'noble', status: 'DNE' },
      { release_codename: 'focal', status: 'released', description: '1.0-1fips1', pocket: 'fips-updates' },
      { release_codename: 'noble', status: 'perhaps' },
      { release_codename: 'zzyzx', status: 'needed' },
      { release_codename: 'noble', status: 'released', description: '' },
    ]);
    expect(records).toMatchObject([{ advisory: { statements: [] } }]);
    expect(dropped).toEqual([
      'state of a package is not known',
      'release of the distribution is not known',
      'state of a package is not known',
    ]);
  });
});

describe('notices', () => {
  const notice = {
    id: 'USN-1-1',
    title: 'Anvil vulnerabilities',
    summary: 'Several issues were fixed.',
    published: '2024-01-02T10:00:00',
    cves_ids: ['CVE-2024-0001', 'CVE-2024-0002'],
    releases: [{ codename: 'zzyzx', version: '28.04' }],
    release_packages: {
      jammy: [
        { name: 'anvil', version: '1:1.0-1ubuntu0.2', is_source: true },
        { name: 'libanvil1', version: '1.0', is_source: false },
      ],
      zzyzx: [{ name: 'anvil', version: '1:3.0-1' }],
    },
  };

  test('name the source packages that mend several flaws', () => {
    const advisory = theAdvisory(readOne(ubuntu, { notices: [notice], limit: 1, offset: 0 }));
    expect(advisory).toMatchObject({ id: 'USN-1-1', alsoKnownAs: ['USN-1-1'] });
    expect(advisory.flaws.map(({ ids }) => ids)).toEqual([['CVE-2024-0001'], ['CVE-2024-0002']]);
    expect(advisory.statements.map(({ flaws }) => flaws)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(linesOf(advisory)).toEqual([
      'deb/ubuntu/anvil | affected | deb | <1:1.0-1ubuntu0.2',
      'deb/ubuntu/anvil | affected | deb | <1:3.0-1',
    ]);
    // A release that is younger than this program is told by its number.
    expect(releasesOf(advisory)).toEqual(['ubuntu:22.04', 'ubuntu:28.04']);
  });

  test('that list whole CVEs name these', () => {
    const { cves_ids: ids, ...rest } = notice;
    const advisory = theAdvisory(readOne(ubuntu, { ...rest, cves: ids.map((id) => ({ id })) }));
    expect(advisory.flaws.map(({ ids: names }) => names)).toEqual([['CVE-2024-0001'], ['CVE-2024-0002']]);
  });

  test('entries that state nothing are counted', () => {
    const { records, dropped } = readOne(ubuntu, { notices: [notice, { id: 'USN-2-1' }, 7] });
    expect(records).toHaveLength(1);
    expect(dropped).toEqual(Array<string>(2).fill('entry of "notices" states nothing of packages'));
  });
});
