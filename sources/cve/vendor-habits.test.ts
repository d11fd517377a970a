// How vendors of appliances write versions into CVE records. The shapes are those of published records of each.
import { describe, expect, test } from 'vitest';
import { contains } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { vendorBefore } from '#sources/cve/vendor-habits.ts';
import { versionsOf } from '#sources/cve/versions.ts';

const generic = schemeOf('generic') as Scheme;
const affected = 'affected';

interface Habit {
  readonly name: string;
  readonly vendor: string;
  readonly defaultStatus?: string;
  readonly versions: readonly object[];
  /** Versions and what is said of each: `?` cannot tell, `!` affected, blank not affected. */
  readonly of: Readonly<Record<string, '!' | '?' | ''>>;
}

const habits: readonly Habit[] = [
  {
    name: 'Citrix: a build within its release',
    vendor: 'NetScaler',
    versions: [
      { status: affected, version: '14.1', lessThan: '25.53', versionType: 'patch' },
      { status: affected, version: '13.1', lessThan: '53.17', versionType: 'patch' },
      { status: affected, version: '13.1-FIPS', lessThan: '37.183', versionType: 'patch' },
    ],
    of: {
      '14.1-25.52': '!',
      '14.1-25.53': '',
      '14.1-8.50': '!',
      '13.1-53.16': '!',
      '13.1-53.17': '',
      '13.1-FIPS 37.182': '!',
      '13.1-FIPS 37.183': '',
      '13.0-92.31': '',
    },
  },
  {
    name: 'Fortinet: spans that include both ends, and families',
    vendor: 'Fortinet',
    defaultStatus: 'unaffected',
    versions: [
      { status: affected, version: '7.2.0', lessThanOrEqual: '7.2.4', versionType: 'semver' },
      { status: affected, version: '6.0.0', lessThan: '6.0.*', versionType: 'semver' },
    ],
    of: { '7.2.4': '!', '7.2.5': '', '6.0.0': '!', '6.0.17': '!', '6.2.0': '', '7.0.12': '' },
  },
  {
    name: 'Palo Alto Networks: hotfixes of several maintenance releases',
    vendor: 'Palo Alto Networks',
    defaultStatus: 'unaffected',
    versions: [
      {
        status: affected,
        version: '10.2.0',
        lessThan: '10.2.9-h1',
        versionType: 'custom',
        changes: ['10.2.7-h8', '10.2.8-h3', '10.2.9-h1'].map((at) => ({ at, status: 'unaffected' })),
      },
    ],
    of: {
      '10.2.6': '!',
      '10.2.7-h7': '!',
      '10.2.7-h8': '',
      '10.2.7-h10': '',
      '10.2.8': '!',
      '10.2.8-h3': '',
      '10.2.9': '!',
      '10.2.9-h1': '',
      '10.1.9': '',
    },
  },
  {
    name: 'Palo Alto Networks: a line of releases by two numbers',
    vendor: 'Palo Alto Networks',
    defaultStatus: 'unaffected',
    versions: [
      { status: affected, version: '9.0' },
      { status: 'unaffected', version: '9.1' },
    ],
    of: { '9.0': '!', '9.0.17-h4': '!', '9.1.0': '', '8.1.26': '' },
  },
  {
    name: 'HashiCorp, F5: fixes in several branches',
    vendor: 'F5',
    versions: [
      {
        status: affected,
        version: '1.5.13',
        lessThan: '*',
        changes: ['1.26.2', '1.27.1'].map((at) => ({ at, status: 'unaffected' })),
      },
    ],
    of: { '1.5.12': '', '1.26.1': '!', '1.26.2': '', '1.26.3': '', '1.27.0': '!', '1.27.1': '', '1.28.0': '' },
  },
  {
    name: 'Ivanti: from the fixed version to itself, which means before it, each in its branch',
    vendor: 'Ivanti',
    defaultStatus: 'unaffected',
    versions: [
      { status: affected, version: '22.5R1.3', lessThan: '22.5R1.3', versionType: 'semver' },
      { status: affected, version: '9.1R18.5', lessThan: '9.1R18.5', versionType: 'semver' },
      { status: affected, version: '22.4R2.4', lessThan: '22.4R2.4', versionType: 'semver' },
    ],
    of: {
      '9.1R18.4': '!',
      '9.1R18.5': '',
      '9.1R19': '',
      '22.1R1': '!',
      '22.4R2.3': '!',
      '22.4R2.4': '',
      '22.5R1.2': '!',
      '22.5R1.3': '',
      '22.6R1': '',
    },
  },
  {
    name: 'Adobe: up to the last affected version, and all others affected by default',
    vendor: 'Adobe',
    defaultStatus: 'affected',
    versions: [{ status: affected, version: '0', lessThanOrEqual: '24.001.30123', versionType: 'semver' }],
    of: { '24.001.30123': '!', '24.002.20991': '', '25.001.20432': '' },
  },
  {
    name: 'Google: from the fixed version to itself, which means before it',
    vendor: 'Google',
    versions: [{ status: affected, version: '130.0.6723.58', lessThan: '130.0.6723.58', versionType: 'custom' }],
    of: { '110.0.5481.77': '!', '130.0.6723.57': '!', '130.0.6723.58': '', '140.0.1': '' },
  },
  {
    name: 'PaperCut: the fixes of several branches, each from the first version, and all others affected by default',
    vendor: 'PaperCut',
    defaultStatus: 'affected',
    versions: ['23.0.7', '22.1.5', '21.2.14'].map((lessThan) => ({
      status: affected,
      version: '0',
      lessThan,
      changes: [{ at: lessThan, status: 'unaffected' }],
      versionType: 'custom',
    })),
    of: {
      '20.1.9': '!',
      '21.2.13': '!',
      '21.2.14': '',
      '22.0.5': '!',
      '22.1.5': '',
      '23.0.6': '!',
      '23.0.9': '',
      '24.0.1': '',
    },
  },
  {
    name: 'Ivanti, Sophos: only the fixed version, all others affected',
    vendor: 'Ivanti',
    defaultStatus: affected,
    versions: [{ status: 'unaffected', version: '6.4.5' }],
    of: { '6.4.4': '!', '6.4.6': '?' },
  },
  {
    name: 'Cisco: every affected version, one by one',
    vendor: 'Cisco',
    versions: ['9.16.1', '9.16.1.28', '9.16.2', '9.16(3)', '9.16(4)'].map((version) => ({ status: affected, version })),
    of: { '9.16.1.28': '!', '9.16(4)': '!', '9.16.4': '!', '9.16.2.3': '?', '9.18.1': '?' },
  },
  {
    name: 'a list of every affected version that says that all others are not',
    vendor: 'Cisco',
    defaultStatus: 'unaffected',
    versions: ['9.1', '9.2', '9.3', '9.4', '9.5'].map((version) => ({ status: affected, version })),
    of: { '9.3': '!', '9.6': '' },
  },
  {
    name: 'SonicWall: words behind a build',
    vendor: 'SonicWall',
    versions: [{ status: affected, version: '7.0.1-5119 and earlier versions' }],
    of: { '7.0.1-5119': '!', '7.0.1-5065': '!', '7.0.1-5129': '', '6.5.4.4-44v-21-2079': '!' },
  },
  {
    name: 'VMware: updates of a release and builds of an image',
    vendor: 'VMware',
    defaultStatus: 'unaffected',
    versions: [
      { status: affected, version: '8.0', lessThan: 'ESXi80U2sb-23305545', versionType: 'custom' },
      { status: affected, version: '7.0', lessThan: '7.0 U3q', versionType: 'custom' },
    ],
    of: {
      '8.0.2 build-22380479': '!',
      '8.0.2 build 23305546': '',
      '8.0.3': '',
      '8.0.1 build 23825572': '!',
      'ESXi80U2-22380479': '!',
      'ESXi80U2b-23305546': '',
      '7.0 U3k': '!',
      '7.0 U3q': '',
      '7.0 U2': '!',
    },
  },
  {
    name: 'Juniper: service releases',
    vendor: 'Juniper Networks',
    defaultStatus: 'unaffected',
    versions: [
      { status: affected, version: '0', lessThan: '20.4R3-S8' },
      { status: affected, version: '21.1R1', lessThan: '21.1*' },
      { status: affected, version: '21.2', lessThan: '21.2R3-S5' },
    ],
    of: { '20.4R3-S7': '!', '20.4R3-S8': '', '21.1R3-S5': '!', '21.2R3-S4': '!', '21.2R3-S5': '', '21.3R1': '' },
  },
];

describe('versions of appliances', () => {
  test.each(habits)('$name', ({ vendor, versions, defaultStatus, of }) => {
    const said = versionsOf({ vendor, versions, defaultStatus }, generic).affected;
    const answers = Object.keys(of).map((version) => {
      const key = generic.key(version);
      if (key === undefined) return [version, 'no version'];
      if (contains(said.range, key) || said.versions.includes(version)) return [version, '!'];
      return [version, said.unreadable.length > 0 ? '?' : ''];
    });
    expect(Object.fromEntries(answers)).toEqual(of);
  });
});

test.each([
  ['VMware ESXi', 'vmware', 'VMware'],
  ['Intel(R) NUC BIOS firmware', 'intel', 'Intel'],
  ['Apache Airflow', 'apache', 'Apache'],
  ['Intelligence Suite', 'intel', undefined],
  ['Reactor Netty', 'vmware', undefined],
  ['Anything', undefined, undefined],
])('%s by %s is of %s', (product, issuer, vendor) => {
  expect(vendorBefore(product, issuer)).toBe(vendor);
});

test.each([
  [
    'of many releases of Citrix',
    'Citrix',
    (n: number) => ({ version: `${n}.1`, lessThan: `5.${n}`, versionType: 'patch' }),
  ],
  [
    'of many editions of one release',
    'Citrix',
    (n: number) => ({ version: n % 2 ? '1' : `1-a${n}`, lessThan: `${n}` }),
  ],
  ['of many spans to themselves', 'Acme', (n: number) => ({ version: `${n}.1`, lessThan: `${n}.1` })],
])(
  'a record %s is read in time that grows with its length',
  (_what, vendor, entry) => {
    const versions = Array.from({ length: 20_000 }, (_, n) => ({ status: affected, ...entry(n) }));
    expect(versionsOf({ vendor, versions }, generic).affected.range.length).toBeGreaterThan(0);
  },
  20_000,
);

describe('a bound that is no version is never compared', () => {
  test.each([
    'publication',
    'unspecified',
    'https://aka.ms/OfficeSecurityReleases',
    'latest',
    '21.0.7.latest',
    'None',
    'prior',
    'Upgrade to the latest version.',
    'Upgrade to version 2023-07-27',
    '2024 September Security Update',
    'Apache SOAP*',
    'KB88287',
    'CVE-2022-33307',
    '<',
    '-',
    'xxxxx26061',
    '3.0.6920.8954; 2.0.50727.8970',
    '22.3R2-S2, 22.3R3',
    'DKCMAIN Ver. 70-06-74-00/00, SVP Ver. 70-06-58/00',
    'AFE130C',
    '48e3e5e7ead6777fa75d57c7711c8e55b501c24e x',
  ])('%s', (lessThan) => {
    const said = versionsOf({ versions: [{ status: affected, version: '0', lessThan }] }, generic).affected;
    expect([said.range, said.unreadable]).toEqual([[], [`0 < ${lessThan}`]]);
  });
});
