import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { rpmList } from '#core/formats/rpm-list/rpm-list.ts';

const release = 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="8.9"\n';

function components(reading: EstateReading): readonly string[] {
  return (reading.assets[0]?.components ?? []).map((one) => one.purl ?? `${one.name} ${one.version ?? '?'}`);
}

describe('rpm -qa', () => {
  test.each([
    ['openssl-1.1.1k-9.el8_7.x86_64', 'openssl@1.1.1k-9.el8_7?arch=x86_64&distro=rocky-8.9'],
    ['python3-libs-3.6.8-51.el8.x86_64', 'python3-libs@3.6.8-51.el8?arch=x86_64&distro=rocky-8.9'],
    ['bind-32:9.11.36-8.el8.x86_64', 'bind@9.11.36-8.el8?arch=x86_64&distro=rocky-8.9&epoch=32'],
    ['32:bind-9.11.36-8.el8.x86_64', 'bind@9.11.36-8.el8?arch=x86_64&distro=rocky-8.9&epoch=32'],
    ['bash-(none):4.4.20-4.el8.x86_64', 'bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9'],
    ['(none):bash-4.4.20-4.el8.x86_64', 'bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9'],
    [
      'bind-libs-32:9.11.36-8.el8.x86_64 bind-9.11.36-8.el8.src.rpm',
      'bind-libs@9.11.36-8.el8?arch=x86_64&distro=rocky-8.9&epoch=32&upstream=bind',
    ],
    ['bash-0:4.4.20-4.el8.x86_64', 'bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9'],
    ['tzdata-2023c-1.el8.noarch', 'tzdata@2023c-1.el8?arch=noarch&distro=rocky-8.9'],
    ['glibc-2.28-225.el8', 'glibc@2.28-225.el8?distro=rocky-8.9'],
    ['perl-5.26.3~rc1-420.el8.x86_64', 'perl@5.26.3~rc1-420.el8?arch=x86_64&distro=rocky-8.9'],
    // With the day on which it was installed, as `--last` and a report for Red Hat's support print it, in any language.
    ['bash-4.4.20-4.el8.x86_64      Wed May  6 01:00:31 2015', 'bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9'],
    ['bash-4.4.20-4.el8.x86_64      tor 11 apr 2019 08:43:28', 'bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9'],
    ['bash-4.4.20-4.el8.x86_64 Wed 06 May 2015 01:00:31 AM CEST', 'bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9'],
    // `%{NAME}\t%{EVR}\t%{ARCH}\t%{VENDOR}`
    ['bash\t4.4.20-4.el8\tx86_64\tRed Hat, Inc.', 'bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9'],
    ['bind\t32:9.11.36-8.el8\tx86_64', 'bind@9.11.36-8.el8?arch=x86_64&distro=rocky-8.9&epoch=32'],
  ])('reads %s', (line, purl) => {
    expect(rpmList.recognise(`${release}${line}\n`)).toBe(true);
    expect(components(rpmList.parse(`${release}${line}\n`, 'pc'))).toEqual([
      'Rocky Linux 8.9',
      `pkg:rpm/rocky-linux/${purl}`,
    ]);
  });

  test.each(['bash-4.4.20-4.el8.x86_64 was removed', 'bash-4.4.20-4.el8.x86_64 08:43:28'])(
    'reads no other text: %s',
    (line) => {
      expect(rpmList.recognise(line)).toBe(false);
    },
  );

  test('counts keys and what is no package', () => {
    const text = `${release}bash-0:4.4-1.el8.x86_64\ngpg-pubkey-d4082792-5b32db75.(none) Wed May  6 01:00:26 2015\nno package here\n`;
    const { assets, dropped } = rpmList.parse(text, 'pc');
    expect(assets[0]?.components).toHaveLength(2);
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'line is a key for signatures, not a package',
      'line is no package',
    ]);
  });

  test.each([
    ['bash-5.2-1.fc39.x86_64', 'pkg:rpm/fedora/bash@5.2-1.fc39?arch=x86_64&distro=fedora-39'],
    ['bash-4.2-1.amzn2.x86_64', 'pkg:rpm/amazon/bash@4.2-1.amzn2?arch=x86_64&distro=amzn-2'],
    ['bash-5.2-1.amzn2023.x86_64', 'pkg:rpm/amazon/bash@5.2-1.amzn2023?arch=x86_64&distro=amzn-2023'],
    ['bash-4.4-1.el8_8.x86_64', 'pkg:rpm/redhat/bash@4.4-1.el8_8?arch=x86_64&distro=el8'],
    ['bash-4.4-1.x86_64', 'bash 4.4-1'],
  ])('without os-release, %s is %s', (line, purl) => {
    expect(components(rpmList.parse(line, 'pc'))).toEqual([purl]);
  });

  test('a package that is there to say so tells whose the others are', () => {
    const text =
      'redhat-release-0:9.3-1.0.1.el9.x86_64\noraclelinux-release-9.3-1.0.6.el9.x86_64\nbash-5.1.8-6.el9_1.x86_64\n';
    const reading = rpmList.parse(text, 'pc');
    expect(components(reading)[2]).toBe('pkg:rpm/oracle/bash@5.1.8-6.el9_1?arch=x86_64&distro=ol-9.3');
    expect(reading.dropped).toEqual([
      {
        reason: 'release is told by a package, not by os-release',
        count: 1,
        example: 'oraclelinux-release 9.3-1.0.6.el9',
      },
    ]);
  });

  test('counts that epochs are not told, where no line has one', () => {
    expect(rpmList.parse(`${release}bash-4.4-1.el8.x86_64\n`, 'pc').dropped).toEqual([
      { reason: expect.stringMatching(/^epochs are not told/), count: 1, example: 'bash' },
    ]);
  });

  test.each([
    ['bash-4.4-1.el8.x86_64', ['epoch']],
    ['bash-4.4-1.el8.x86_64\nbind-32:9.11-1.el8.x86_64', undefined],
    ['bash-(none):4.4-1.el8.x86_64', undefined],
    ['bash\t4.4-1.el8\tx86_64', undefined],
    ['bash-4.4-1.el8.x86_64 Wed May  6 01:00:31 2015', ['epoch']],
  ])('%j leaves untold: %j', (lines, untold) => {
    expect(rpmList.parse(`${release}${lines}\n`, 'pc').assets[0]?.components[1]?.untold).toEqual(untold);
  });

  test('a package of nobody knows which distribution is marked so', () => {
    expect(rpmList.parse('bash-4.4-1.x86_64\n', 'pc').assets[0]?.components[0]?.untold).toEqual([
      'distribution',
      'epoch',
    ]);
  });

  test('a long line of hyphens costs no time', () => {
    const line = `${'a-'.repeat(200_000)}1.x86_64`;
    expect(rpmList.recognise(line)).toBe(false);
    expect(rpmList.parse(line, 'pc').dropped).toHaveLength(1);
  });
});
