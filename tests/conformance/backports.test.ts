// Packages of distributions at, below and above the builds that their distributions name as fixed: none missed, none
// called affected that is mended, whatever its upstream version says. The packages are made up, the answers known.
import { describe, expect, test } from 'vitest';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Scanned } from '#core/components/scan-statement.ts';
import type { Feed } from '#core/feed/feed.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { debian } from '#sources/debian/debian.ts';
import { osv } from '#sources/osv/osv.ts';
import { redHatVex } from '#sources/redhat/vex.ts';
import { suse } from '#sources/suse/suse.ts';
import {
  alpineOf,
  cve,
  debianOf,
  osvBy,
  rpmOf,
  ubuntuOf,
  type Saying,
  type State,
} from '#tests/conformance/own-build-sayings.ts';
import { feedOf } from '#tests/feed-of.ts';
import { inventoryOf, ofPurl } from '#tests/inventory-of.ts';
import { readOne } from '#tests/sources.ts';

/** How one package stands in one release of a distribution. */
interface Case {
  readonly distribution: string;
  /** Everything of a purl behind the version. */
  readonly purl: (version: string) => string;
  readonly fixed: string;
  readonly below: readonly string[];
  readonly above: readonly string[];
  /** In each way in which the distribution says it: fixed in the build, open, never affected. */
  readonly say: readonly Saying[];
}

const el8 = {
  reader: redHatVex,
  namespace: 'https://www.redhat.com',
  platform: 'EL8',
  type: 'redhat',
  member: 'fixed',
};
const sles = { reader: suse, namespace: 'https://www.suse.com', type: 'suse', member: 'recommended' };
const leap = { ...sles, type: 'opensuse', platform: 'openSUSE Leap 15.4' };

const cases: readonly Case[] = [
  {
    distribution: 'Debian 11',
    purl: (version) => `pkg:deb/debian/anvil@${version}?distro=debian-11`,
    fixed: '1.1.1n-0+deb11u5',
    below: ['1.1.1n-0+deb11u4', '1.1.1n-0', '1.1.1n~rc1-1', '1.0-9', '1.1.1m-1+deb11u9'],
    above: ['1.1.1n-0+deb11u5+b1', '1.1.1n-0+deb11u10', '1.1.1w-0+deb11u1', '1:0.1-1'],
    say: [debianOf('bullseye', '1.1.1n-0+deb11u5'), osvBy(`DEBIAN-${cve}`, 'Debian:11', '1.1.1n-0+deb11u5')],
  },
  {
    distribution: 'Ubuntu 22.04, its expanded maintenance among it',
    purl: (version) => `pkg:deb/ubuntu/libanvil1@${version}?distro=ubuntu-22.04&upstream=anvil`,
    fixed: '1:3.0.2-0ubuntu1.15+esm1',
    below: ['1:3.0.2-0ubuntu1.15', '1:3.0.2-0ubuntu1.9', '9.9-1'],
    above: ['1:3.0.2-0ubuntu1.15+esm2', '1:3.0.2-0ubuntu1.16', '2:1.0-1'],
    say: [
      ubuntuOf('jammy', '1:3.0.2-0ubuntu1.15+esm1'),
      osvBy(`UBUNTU-${cve}`, 'Ubuntu:Pro:22.04:LTS', '1:3.0.2-0ubuntu1.15+esm1'),
    ],
  },
  {
    distribution: 'Alpine 3.20',
    purl: (version) => `pkg:apk/alpine/anvil@${version}?distro=alpine-3.20.1`,
    fixed: '3.3.1-r3',
    below: ['3.3.1-r2', '3.3.0-r9', '3.3.1_rc1-r3', '3.3.1_alpha-r9'],
    above: ['3.3.1-r10', '3.3.1_p1-r0', '3.3.10-r0'],
    say: [alpineOf('v3.20', '3.3.1-r3'), osvBy(`ALPINE-${cve}`, 'Alpine:v3.20', '3.3.1-r3')],
  },
  {
    distribution: 'Red Hat Enterprise Linux 8',
    purl: (version) => `pkg:rpm/redhat/anvil@${version}?distro=rhel-8.10`,
    fixed: '1:1.1.1k-12.el8',
    below: ['1:1.1.1k-9.el8', '1:1.1.1k-11.el8_9', '1:1.1.1g-99.el8', '3.0-1.el8'],
    above: ['1:1.1.1k-12.el8_10', '1:1.1.1k-100.el8', '1:1.1.2-1.el8', '2:0.1-1.el8'],
    say: [
      rpmOf({ ...el8, cpe: 'cpe:/o:redhat:enterprise_linux:8::baseos' }, '1:1.1.1k-12.el8'),
      osvBy('RHSA-2024:1', 'Red Hat:enterprise_linux:8::baseos', '1:1.1.1k-12.el8'),
    ],
  },
  {
    distribution: 'SUSE Linux Enterprise Server 15 SP4',
    purl: (version) => `pkg:rpm/suse/anvil@${version}?distro=sles-15.4`,
    fixed: '1.1.1l-150400.7.13.1',
    below: ['1.1.1l-150400.7.7.1', '1.1.1l-150400.7.13', '1.1.1d-2.1'],
    above: ['1.1.1l-150400.7.13.2', '1.1.1l-150400.7.100.1', '1.1.1w-150600.1.1'],
    say: [
      rpmOf({ ...sles, platform: 'SUSE Linux Enterprise Server 15 SP4' }, '1.1.1l-150400.7.13.1'),
      osvBy('SUSE-SU-2024:1-1', 'SUSE:Linux Enterprise Server 15 SP4', '1.1.1l-150400.7.13.1'),
    ],
  },
  {
    distribution: 'openSUSE Leap 15.4',
    purl: (version) => `pkg:rpm/opensuse/anvil@${version}?distro=opensuse-leap-15.4`,
    fixed: '2.0-150400.3.1',
    below: ['2.0-150400.2.9', '1.9~rc2-1.1'],
    above: ['2.0-150400.3.1', '2.0-150400.10.1'],
    say: [rpmOf(leap, '2.0-150400.3.1'), osvBy('openSUSE-SU-2024:1-1', 'openSUSE:Leap 15.4', '2.0-150400.3.1')],
  },
];

function scannedAs(stance: 'affected'): ComponentStatement {
  const scanned: Scanned = {
    kind: 'vulnerability',
    id: 'plugin 1',
    vulnerabilities: [cve],
    stance,
    title: 'anvil before 9.9',
    severity: 'high',
    solution: undefined,
    evidence: undefined,
    fixedIn: ['9.9'],
    place: undefined,
    seenOn: undefined,
    references: [],
  };
  return { vulnerability: cve, stance, justification: undefined, by: 'a scanner', scanned };
}

function feedSaying(saying: Saying, state: State): Feed {
  const records = saying.read(state).flatMap(([reader, record]) => readOne(reader, record).records);
  return feedOf(records);
}

function verdictOn(text: string, feed: Feed, more: Partial<Component> = {}): string {
  const [type, rest = ''] = text.split('@', 2);
  const [version = '', qualifiers = ''] = rest.split('?', 2);
  const component = ofPurl(`${type}@${encodeURIComponent(version)}?${qualifiers}`, more);
  const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), feed, schemeOf);
  const found = [...affected, ...unknown, ...notAffected].map(({ index, verdict }) => {
    expect(feed.vulnerability(index).id).toBe(cve);
    return verdict;
  });
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] ?? 'nothing said';
}

const all = cases.flatMap((one) => one.say.map((saying) => [one.distribution, saying.by, one, saying] as const));

describe.each(all)('%s, as %s says it', (...[, , { purl, fixed, below, above }, saying]) => {
  const feed = feedSaying(saying, 'fixed');

  test.each(below)('%s is affected', (version) => {
    expect(verdictOn(purl(version), feed)).toBe('affected');
  });

  test.each([fixed, ...above])('%s is not', (version) => {
    expect(verdictOn(purl(version), feed)).toBe('not affected');
  });

  test('a scanner that goes by upstream versions does not overrule it', () => {
    const reported = { statements: [scannedAs('affected')] };
    expect(verdictOn(purl(fixed), feed, reported)).toBe('not affected');
    expect(verdictOn(purl(below[0] ?? ''), feed, reported)).toBe('affected');
  });

  test('where it is open every build is affected, where it never was none is', () => {
    const open = saying.read('open').length > 0 ? 'affected' : 'nothing said';
    expect([fixed, ...below, ...above].map((version) => verdictOn(purl(version), feedSaying(saying, 'open')))).toEqual(
      [fixed, ...below, ...above].map(() => open),
    );
    const never = feedSaying(saying, 'never');
    expect(new Set([fixed, ...below, ...above].map((version) => verdictOn(purl(version), never)))).toEqual(
      new Set(['not affected']),
    );
  });

  test('where the release is not known nothing is told, and another release is another matter', () => {
    const without = (version: string): string => purl(version).replace(/distro=[^&]+/, 'arch=src');
    expect(verdictOn(without(below[0] ?? ''), feed)).toBe('unknown');
    const other = (version: string): string => purl(version).replace(/distro=(\D+)[\d.]+/, 'distro=$17');
    expect(verdictOn(other(below[0] ?? ''), feed)).toBe('nothing said');
  });
});

test('what never was in one release is open in another: which of the two this is decides', () => {
  const releases = { bullseye: { status: 'resolved', fixed_version: '0' }, bookworm: { status: 'open' } };
  const feed = feedOf(readOne(debian, { anvil: { [cve]: { releases } } }).records);
  expect(
    ['?distro=debian-11', '?distro=debian-12', '?arch=amd64'].map((rest) =>
      verdictOn(`pkg:deb/debian/anvil@1.0-1${rest}`, feed),
    ),
  ).toEqual(['not affected', 'affected', 'unknown']);
});

test.each([
  ['the distribution’s own id', `DEBIAN-${cve}`],
  ['the CVE', cve],
])('what a scanner reports under %s is about the same flaw', (_, vulnerability) => {
  const feed = feedOf(
    readOne(debian, { anvil: { [cve]: { releases: { bookworm: { status: 'undetermined' } } } } }).records,
  );
  const statements = [{ ...scannedAs('affected'), vulnerability }];
  expect(verdictOn('pkg:deb/debian/anvil@1.0-1?distro=debian-12', feed, { statements })).toBe('affected');
});

describe('module streams of one package, each with a fix of its own', () => {
  const bulletins = ['1:16.20.2-3.module_el8.9.0+1+a', '1:18.19.1-1.module_el8.9.0+2+b'].map((fixed, index) => ({
    id: `ALSA-2024:${index}`,
    modified: '2024-02-01T00:00:00Z',
    summary: `Important: anvil:${index === 0 ? 16 : 18} security update`,
    upstream: [cve],
    affected: [
      {
        package: { ecosystem: 'AlmaLinux:8', name: 'anvil' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
  }));
  const feed = feedOf(bulletins.flatMap((record) => readOne(osv, record).records));
  test.each([
    ['1:16.20.2-3.module_el8.9.0+1+a', 'not affected'],
    ['1:16.20.2-2.module_el8.9.0+1+a', 'affected'],
    ['1:18.19.1-1.module_el8.9.0+2+b', 'not affected'],
    ['1:18.19.0-9.module_el8.9.0+2+b', 'affected'],
    ['1:18.20.1-1.module_el8.9.0+2+b', 'not affected'],
  ])('%s is %s', (version, verdict) => {
    expect(verdictOn(`pkg:rpm/almalinux/anvil@${version}?distro=almalinux-8.9`, feed)).toBe(verdict);
  });
});

describe('minor releases of Red Hat, each with a fix of its own', () => {
  const both = rpmOf({ ...el8, cpe: 'cpe:/o:redhat:enterprise_linux:8::baseos' }, '1.1-3.el8_6.4', '1.1-5.el8_10');
  test.each([
    ['1.1-3.el8_6.4', 'not affected'],
    ['1.1-3.el8_6.9', 'not affected'],
    ['1.1-3.el8_6.3', 'affected'],
    ['1.1-5.el8_10', 'not affected'],
    ['1.1-4.el8_10', 'affected'],
    // Built after the fix for 8.6, but for another release: it need not hold that fix.
    ['1.1-4.el8', 'affected'],
    ['1.1-4.el8_9', 'affected'],
  ])('%s is %s', (version, verdict) => {
    expect(verdictOn(`pkg:rpm/redhat/anvil@${version}?distro=rhel-8`, feedSaying(both, 'fixed'))).toBe(verdict);
  });
});
