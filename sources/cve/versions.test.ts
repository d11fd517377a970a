import { describe, expect, test } from 'vitest';
import { describe as describeRange } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { versionsOf } from '#sources/cve/versions.ts';

const generic = schemeOf('generic') as Scheme;

interface Row {
  readonly name: string;
  readonly versions?: readonly object[];
  readonly defaultStatus?: string;
  readonly affected?: string;
  readonly unaffected?: string;
  readonly unreadable?: readonly string[];
  readonly listed?: readonly string[];
  readonly fixed?: readonly string[];
}

const rows: readonly Row[] = [
  { name: 'one version', versions: [{ status: 'affected', version: '2.4' }], affected: '=2.4' },
  {
    name: 'a range below',
    versions: [{ status: 'affected', version: '0', lessThan: '1.2', versionType: 'semver' }],
    affected: '<1.2',
    fixed: ['1.2'],
  },
  {
    name: 'a range up to and with',
    versions: [{ status: 'affected', version: '1.0', lessThanOrEqual: '1.2' }],
    affected: '>=1.0 <=1.2',
  },
  {
    name: 'a range without end',
    versions: [{ status: 'affected', version: '1.0', lessThan: '*' }],
    affected: '>=1.0',
  },
  {
    name: 'the end of a family',
    versions: [{ status: 'affected', version: '6.6.1', lessThanOrEqual: '6.6.*' }],
    affected: '>=6.6.1 <6.7',
  },
  {
    name: 'a bound that is no version',
    versions: [{ status: 'affected', version: '10.0.0', lessThan: 'publication' }],
    unreadable: ['10.0.0 < publication'],
  },
  {
    name: 'a bound that is a link',
    versions: [{ status: 'affected', version: '16.0.1', lessThan: 'https://aka.ms/OfficeSecurityReleases' }],
    unreadable: ['16.0.1 < https://aka.ms/OfficeSecurityReleases'],
  },
  {
    name: 'words',
    versions: [{ status: 'affected', version: 'All versions < V4.1.4' }],
    affected: '<V4.1.4',
    fixed: ['V4.1.4'],
  },
  { name: 'every version', versions: [{ status: 'affected', version: '*' }], affected: 'every version' },
  {
    name: 'a name in place of a version',
    versions: [{ status: 'affected', version: 'WCD9380' }],
    unreadable: ['WCD9380'],
    listed: ['WCD9380'],
  },
  { name: 'none', versions: [{ status: 'affected', version: 'n/a' }], unreadable: ['n/a'] },
  { name: 'nothing at all', unreadable: ['no affected versions are stated'] },
  { name: 'all but none', defaultStatus: 'affected', affected: 'every version' },
  { name: 'not affected at all', defaultStatus: 'unaffected', unaffected: 'every version' },
  {
    name: 'all but the fixed ones',
    defaultStatus: 'affected',
    versions: [{ status: 'unaffected', version: '0:1.2-3.el8', lessThan: '*', versionType: 'rpm' }],
    affected: '<0:1.2-3.el8',
    unaffected: '>=0:1.2-3.el8',
  },
  {
    name: 'all but what nobody can read',
    defaultStatus: 'affected',
    versions: [{ status: 'unaffected', version: 'SMR May-2024 Release' }],
    unreadable: ['all but SMR May-2024 Release'],
  },
  {
    name: 'a change within',
    versions: [{ status: 'affected', version: '1.0', lessThan: '2.0', changes: [{ at: '1.5', status: 'unaffected' }] }],
    affected: '>=1.0 <1.5',
    unaffected: '>=1.5 <2.0',
    fixed: ['1.5'],
  },
  {
    name: 'a change behind the end, which names the fix',
    versions: [
      {
        status: 'affected',
        version: 'n/a',
        lessThanOrEqual: '1.2.88',
        changes: [{ at: '1.2.89', status: 'unaffected' }],
      },
    ],
    affected: '<=1.2.88',
    fixed: ['1.2.89'],
  },
  {
    name: 'changes in any order',
    versions: [
      {
        status: 'affected',
        version: '0',
        lessThan: '*',
        changes: [
          { at: '3', status: 'affected' },
          { at: '2', status: 'unaffected' },
        ],
      },
    ],
    affected: '<2 or >=3',
    unaffected: '>=2 <3',
    fixed: ['2'],
  },
  {
    name: 'stable branches of a kernel',
    defaultStatus: 'affected',
    versions: [
      { status: 'affected', version: '5.13' },
      { status: 'unaffected', version: '0', lessThan: '5.13', versionType: 'semver' },
      { status: 'unaffected', version: '6.10.13', lessThanOrEqual: '6.10.*', versionType: 'semver' },
      { status: 'unaffected', version: '6.12', lessThanOrEqual: '*', versionType: 'original_commit_for_fix' },
    ],
    affected: '>=5.13 <6.10.13 or >=6.11 <6.12',
    unaffected: '<5.13 or >=6.10.13 <6.11 or >=6.12',
  },
  {
    name: 'an affected version among unaffected ones stays affected',
    versions: [
      { status: 'unaffected', version: '1.0', lessThan: '3.0' },
      { status: 'affected', version: '2.0' },
    ],
    affected: '=2.0',
    unaffected: '>=1.0 <2.0 or >2.0 <3.0',
  },
  {
    name: 'a status in capitals',
    versions: [{ status: 'Affected', version: '2.4' }],
    affected: '=2.4',
  },
];

describe('the versions of an affected entry', () => {
  test.each(rows)('$name', (row) => {
    const said = versionsOf({ versions: row.versions, defaultStatus: row.defaultStatus }, generic);
    expect({
      affected: describeRange(said.affected.range),
      unaffected: describeRange(said.unaffected),
      unreadable: said.affected.unreadable,
      listed: said.affected.versions,
      fixed: said.fixed,
      isGitOnly: said.isGitOnly,
    }).toEqual({
      affected: row.affected ?? 'no version',
      unaffected: row.unaffected ?? 'no version',
      unreadable: row.unreadable ?? [],
      listed: row.listed ?? [],
      fixed: row.fixed ?? [],
      isGitOnly: false,
    });
  });

  test.each([
    [{ status: 'affected', version: '1da177e4c3f4', lessThan: '2bed905a7248', versionType: 'git' }],
    [{ status: 'affected', version: 'b1fc44eaa9ba', lessThan: '2bed905a7248', versionType: 'custom' }],
  ])('commits alone are told as such: %j', (entry) => {
    expect(versionsOf({ versions: [entry] }, generic).isGitOnly).toBe(true);
  });
});
