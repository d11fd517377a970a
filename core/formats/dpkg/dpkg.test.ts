import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { aptList } from '#core/formats/dpkg/apt-list.ts';
import { dpkgList } from '#core/formats/dpkg/list.ts';
import { dpkgQuery } from '#core/formats/dpkg/query.ts';
import { dpkgStatus } from '#core/formats/dpkg/status.ts';

const header = `Desired=Unknown/Install/Remove/Purge/Hold
| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
||/ Name                   Version              Architecture Description
+++-======================-====================-============-=============================
`;
const release = 'NAME="Debian GNU/Linux"\nVERSION_ID="11"\nID=debian\n';

function components(reading: EstateReading): readonly string[] {
  return (reading.assets[0]?.components ?? []).map((one) => one.purl ?? `${one.name} ${one.version ?? '?'}`);
}

function reasons(reading: EstateReading): readonly string[] {
  return reading.dropped.filter(({ reason }) => !reason.startsWith("packages' sources")).map(({ reason }) => reason);
}

describe('dpkg -l', () => {
  test.each([
    [
      'ii  openssl 1.1.1n-0+deb11u5 amd64 tools',
      'pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u5?arch=amd64&distro=debian-11',
    ],
    ['ii  libc6:i386 2.31-13 i386 library', 'pkg:deb/debian/libc6@2.31-13?arch=i386&distro=debian-11'],
    ['hi  vim 2:8.2.2434-3 amd64 editor', 'pkg:deb/debian/vim@2:8.2.2434-3?arch=amd64&distro=debian-11'],
    ['iU  vim 2:8.2 all editor', 'pkg:deb/debian/vim@2:8.2?arch=all&distro=debian-11'],
    // Before there were foreign architectures there was no column for them.
    ['ii  vim 7.3 enhanced editor', 'pkg:deb/debian/vim@7.3?distro=debian-11'],
  ])('reads %s', (line, purl) => {
    expect(components(dpkgList.parse(`${release}${header}${line}\n`, 'pc'))).toEqual(['Debian GNU/Linux 11', purl]);
    expect(components(dpkgList.parse(`${header}${line}\n${release}`, 'pc'))[1]).toBe(purl);
  });

  test.each([
    ['rc  old 1.0 amd64 removed', 'package was removed; its configuration is left'],
    ['un  none <none> <none> (no description available)', 'package is not installed'],
    ['root@pc:~# dpkg -l', 'line is a command, not a package'],
    ['something else', 'line is no package'],
  ])('leaves out %s, and counts it', (line, reason) => {
    const reading = dpkgList.parse(`${release}${header}ii  a 1 all x\n${line}\n`, 'pc');
    expect(components(reading)).toHaveLength(2);
    expect(reasons(reading)).toEqual([reason]);
  });

  test('believes no name or version that fills a column of fixed width', () => {
    const narrow = `${header.replace(/^\+\+\+.*\n/m, '')}+++-==============-==============-====================\n`;
    const lines =
      'ii  libgcc-s1-with 1.0            cut name\nii  base           1.1.1n-0+deb11 cut version\nii  vim            2:8.2          whole\n';
    const reading = dpkgList.parse(`${release}${narrow}${lines}`, 'pc');
    expect(components(reading).slice(1)).toEqual([
      'pkg:deb/debian/base?distro=debian-11',
      'pkg:deb/debian/vim@2:8.2?distro=debian-11',
    ]);
    expect(reasons(reading)).toEqual(
      [
        'name may be cut at the end of its column; the package is left out',
        'version may be cut at the end of its column; the package is kept without',
        'version is missing; the component is kept',
      ].slice(0, 2),
    );
  });

  test('is known without its header', () => {
    expect(dpkgList.recognise('ii  adduser 3.118 all x\nrc  vim 2:8.2 amd64 y\n')).toBe(true);
    expect(dpkgList.recognise('in any case this is prose\nand so is this\n')).toBe(false);
  });
});

describe('without os-release', () => {
  const unknown = 'distribution is not known: no os-release; the package is kept, and no record can be held to it';
  const byVersion = 'release is told by the version alone, not by os-release';
  test.each([
    ['openssl', '1.1.1n-0+deb11u5', 'pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u5?distro=debian-11', byVersion],
    ['curl', '7.88.1-10~deb12u1', 'pkg:deb/debian/curl@7.88.1-10~deb12u1?distro=debian-12', byVersion],
    ['git', '1:2.39.2-1~bpo11+1', 'pkg:deb/debian/git@1:2.39.2-1~bpo11%2B1?distro=debian-11', byVersion],
    [
      'snapd',
      '2.58+22.04.1-0ubuntu0.22.04.1',
      'pkg:deb/ubuntu/snapd@2.58%2B22.04.1-0ubuntu0.22.04.1?distro=ubuntu-22.04',
      byVersion,
    ],
    ['bash', '5.1-6ubuntu1', 'pkg:deb/ubuntu/bash@5.1-6ubuntu1', byVersion],
    ['bash', '5.1-2', 'bash 5.1-2', unknown],
    [
      'base-files',
      '12.4+deb12u11',
      'pkg:deb/debian/base-files@12.4%2Bdeb12u11?distro=debian-12',
      'release is told by a package, not by os-release',
    ],
    ['base-files', '13ubuntu10.2', 'pkg:deb/ubuntu/base-files@13ubuntu10.2', byVersion],
  ])('%s %s is %s', (name, version, purl, reason) => {
    const reading = dpkgQuery.parse(`${name}\t${version}\n`, 'pc');
    expect(components(reading)).toEqual([purl]);
    expect(reasons(reading)).toEqual([reason]);
  });

  test('a derivative is not taken for what it is like', () => {
    const reading = dpkgQuery.parse(
      'NAME="Linux Mint"\nID=linuxmint\nID_LIKE=ubuntu\nVERSION_ID="21"\nbash\t5.1\n',
      'pc',
    );
    expect(components(reading)[1]).toBe('bash 5.1');
    expect(reasons(reading)).toEqual([
      'distribution is not known here; its packages are kept without it, and no record can be held to them',
    ]);
  });
});

describe('dpkg-query -W', () => {
  test.each([
    ['libc6:amd64\t2.31-13', 'libc6@2.31-13?arch=amd64&distro=debian-11'],
    ['libssl3\t3.0.1\tamd64\topenssl\t3.0.1', 'libssl3@3.0.1?arch=amd64&distro=debian-11&upstream=openssl'],
    [
      'cpp\t4:12.2.0-3\tamd64\tgcc-defaults (1.203)\tii ',
      'cpp@4:12.2.0-3?arch=amd64&distro=debian-11&upstream=gcc-defaults%401.203',
    ],
    ['openssl\t3.0.1\tinstall ok installed\topenssl', 'openssl@3.0.1?distro=debian-11'],
  ])('reads %j', (line, purl) => {
    expect(components(dpkgQuery.parse(`${release}${line}\n`, 'pc'))[1]).toBe(`pkg:deb/debian/${purl}`);
  });

  test.each(['gone\t', 'gone\t1.0\tdeinstall ok config-files', 'gone\t1.0\trc '])('leaves out %j', (line) => {
    const reading = dpkgQuery.parse(`${release}${line}\n`, 'pc');
    expect(components(reading)).toHaveLength(1);
    expect(reasons(reading)).toEqual(['package is not installed, or only its configuration is left']);
  });

  test('counts that sources are not told, by which Debian states', () => {
    const { dropped } = dpkgQuery.parse(`${release}libssl3\t3.0.1\n`, 'pc');
    expect(dropped).toEqual([
      { reason: expect.stringContaining('sources are not told'), count: 1, example: 'libssl3' },
    ]);
  });
});

describe('dpkg status', () => {
  const stanza = (more: string): string =>
    `Package: libssl3\nStatus: install ok installed\nArchitecture: amd64\n${more}Version: 3.0.1-2\nDescription: x\n Source: not-this\n\n`;

  test.each([
    ['Source: openssl\n', '&upstream=openssl'],
    ['Source: openssl (3.0.1-1)\n', '&upstream=openssl%403.0.1-1'],
    // The field is left out where the source is called as the package.
    ['', ''],
  ])('reads a package with %j', (source, upstream) => {
    const reading = dpkgStatus.parse(release + stanza(source), 'pc');
    expect(components(reading)[1]).toBe(`pkg:deb/debian/libssl3@3.0.1-2?arch=amd64&distro=debian-11${upstream}`);
    expect(reading.dropped).toEqual([]);
  });

  test.each([
    ['deinstall ok config-files', 0, 'package is not installed, or only its configuration is left'],
    ['purge ok not-installed', 0, 'package is not installed, or only its configuration is left'],
    ['install ok half-configured', 1, 'package is not installed completely; it is kept'],
  ])('%s: %i package', (status, count, reason) => {
    const reading = dpkgStatus.parse(release + stanza('').replace('install ok installed', status), 'pc');
    expect(components(reading)).toHaveLength(1 + count);
    expect(reading.dropped).toMatchObject([{ reason, count: 1 }]);
  });

  test('is no index of a repository, which lists what could be installed', () => {
    const index = stanza('Maintainer: x\nFilename: pool/o/openssl.deb\n').replace(/^Status.*\n/m, '');
    expect(dpkgStatus.recognise(index)).toBe(false);
    expect(dpkgStatus.recognise(index.replace(/^Filename.*\n/m, ''))).toBe(true);
  });
});

describe('apt list --installed', () => {
  test.each([
    ['libssl3/stable-security,now 3.0.1 amd64 [installed,automatic]', 'libssl3@3.0.1'],
    ['own/now 3.0.1 amd64 [installed,local]', 'own@3.0.1'],
    ['libssl3/stable,now 3.0.1 amd64 [Installiert,aktualisierbar auf: 3.0.2]', 'libssl3@3.0.1'],
    // In German and French the word brings a space of its own.
    ['libssl3/stable,now 3.0.1 amd64  [installé, automatique]', 'libssl3@3.0.1'],
    ['libssl3/stable 3.0.2 amd64 [upgradable from: 3.0.1]', 'libssl3@3.0.1'],
    ['libssl3/stable 3.0.2 amd64 [aktualisierbar von: 3.0.1]', 'libssl3@3.0.1'],
  ])('reads %s', (line, purl) => {
    const reading = aptList.parse(`${release}Listing... Done\n${line}\n`, 'pc');
    expect(components(reading)[1]).toBe(`pkg:deb/debian/${purl}?arch=amd64&distro=debian-11`);
    expect(reasons(reading)).toEqual(['line is a command or a warning, not a package']);
  });

  test.each([
    ['vim/stable 9.0 amd64', 'package is not installed'],
    ['vim/stable,now 9.0 amd64 [residual-config]', 'package was removed; its configuration is left'],
    ['vim is an editor', 'line is no package'],
  ])('leaves out %s, and counts it', (line, reason) => {
    const reading = aptList.parse(`${release}${line}\n`, 'pc');
    expect(components(reading)).toHaveLength(1);
    expect(reasons(reading)).toEqual([reason]);
  });

  test('knows a release of Ubuntu by the suites that have base-files', () => {
    const text =
      'base-files/jammy-updates,now 12ubuntu4.4 amd64 [installed]\nbash/jammy,now 5.1-6ubuntu1 amd64 [installed]\n';
    const reading = aptList.parse(text, 'pc');
    expect(components(reading)[1]).toBe('pkg:deb/ubuntu/bash@5.1-6ubuntu1?arch=amd64&distro=ubuntu-jammy');
    expect(reasons(reading)).toEqual(['release is told by a package, not by os-release']);
  });
});

test('what rpm lists in columns is no list of dpkg', () => {
  expect(
    dpkgQuery.recognise('bash\t5.1.8-9.el9\tx86_64\tRed Hat, Inc.\nglibc\t2.34-60.el9\tnoarch\tRed Hat, Inc.\n'),
  ).toBe(false);
});

const hasDpkg = existsSync('/usr/bin/dpkg-query') && existsSync('/etc/os-release');

// Where a language is not installed, the programs speak English: so much is always tried.
describe.skipIf(!hasDpkg).each(['en', 'de', 'fr'])(
  'what this machine says of itself, in the language %s',
  (language) => {
    const env = { ...process.env, DPKG_PAGER: 'cat', LC_ALL: 'C.UTF-8', LANGUAGE: language, COLUMNS: '80' };
    const run = (file: string, ...args: readonly string[]): string =>
      execFileSync(file, args, { encoding: 'utf8', maxBuffer: 1 << 28, env });
    const fields =
      '${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\t${db:Status-Status}\n';

    test('reads the same in both listings, every installed package with its release', () => {
      const own = readFileSync('/etc/os-release', 'utf8');
      const listed = dpkgList.parse(own + run('dpkg', '-l'), 'this');
      const queried = dpkgQuery.parse(
        run('dpkg-query', '-W', `--showformat=${fields.replace('db:Status-Status', 'db:Status-Abbrev')}`) + own,
        'this',
      );
      const truth = run('dpkg-query', '-W', `--showformat=${fields}`)
        .split('\n')
        .map((line) => line.split('\t'))
        .filter((cells) => cells[5] === 'installed')
        .map(([name = '', version = '']) => `${name} ${version}`);
      const said = (reading: EstateReading): readonly string[] =>
        (reading.assets[0]?.components ?? []).slice(1).map(({ name, version }) => `${name} ${version ?? ''}`);
      expect(truth.length).toBeGreaterThan(50);
      expect([...said(listed)].sort()).toEqual([...truth].sort());
      expect([...said(queried)].sort()).toEqual([...truth].sort());
      for (const reading of [listed, queried])
        expect(
          components(reading)
            .slice(1)
            .filter((purl) => !/^pkg:deb\/\w+\/.*distro=/.test(purl)),
        ).toEqual([]);
    });

    test('reads the same from the file that dpkg keeps, with the sources that it names', () => {
      const own = readFileSync('/etc/os-release', 'utf8');
      const kept = dpkgStatus.parse(own + readFileSync('/var/lib/dpkg/status', 'utf8'), 'this');
      const queried = dpkgQuery.parse(
        run('dpkg-query', '-W', `--showformat=${fields.replace('db:Status-Status', 'db:Status-Abbrev')}`) + own,
        'this',
      );
      expect([...components(kept)].sort()).toEqual([...components(queried)].sort());
      expect(components(kept).filter((purl) => purl.includes('upstream=')).length).toBeGreaterThan(10);
      expect(dpkgStatus.recognise(readFileSync('/var/lib/dpkg/status', 'utf8'))).toBe(true);
    });

    test.skipIf(!existsSync('/usr/bin/apt'))(
      'reads the same from apt, but for the sources, which it does not tell',
      () => {
        const own = readFileSync('/etc/os-release', 'utf8');
        const listed = aptList.parse(own + run('apt', 'list', '--installed'), 'this');
        const fromDpkg = dpkgList.parse(own + run('dpkg', '-l'), 'this');
        expect([...components(listed)].sort()).toEqual([...components(fromDpkg)].sort());
      },
    );

    test('is recognised', () => {
      expect(dpkgList.recognise(run('dpkg', '-l'))).toBe(true);
      expect(dpkgQuery.recognise(run('dpkg-query', '-W'))).toBe(true);
    });
  },
);
