import { describe, expect, test } from 'vitest';
import { joinListings } from '#core/formats/bases/join-listings.ts';
import { readTextEstate } from '#core/formats/estate-text.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 11"\nNAME="Debian GNU/Linux"\nVERSION_ID="11"\nID=debian\n';
const alpine = 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.18.4\n';
const listing = 'openssl\t1.1.1n-0\nlibc6:amd64\t2.31-13\n';

/** As the command does it: a file is read by its bare name. */
function join(files: Readonly<Record<string, string>>): readonly string[] {
  const read = Object.entries(files).flatMap(([path, text]) => {
    const reading = readTextEstate(text, path.replace(/^.*[\\/]/, ''));
    return reading === undefined ? [] : [{ path, reading }];
  });
  return joinListings(read).flatMap(({ reading }) =>
    reading.assets.map(({ name, components }) =>
      [name, ...components.map((one) => one.purl ?? `${one.name} ${one.version ?? ''}`)].join(' | '),
    ),
  );
}

describe('a listing of packages and an os-release', () => {
  test('in one folder are of the machine that the folder is named for', () => {
    expect(join({ 'in/pc-14/dpkg.txt': listing, 'in/pc-14/os-release': debian })).toEqual([
      'pc-14 | pkg:deb/debian/openssl@1.1.1n-0?distro=debian-11 | pkg:deb/debian/libc6@2.31-13?arch=amd64&distro=debian-11',
      'pc-14 | Debian GNU/Linux 11',
    ]);
  });

  test('in a machine’s own folders are of the machine whose folders these are', () => {
    const package1 = 'Package: openssl\nVersion: 1.1.1n-0\nArchitecture: amd64\nMaintainer: x\n';
    expect(
      join({
        'a/var/lib/dpkg/status': package1,
        'a/etc/os-release': debian,
        'b/var/lib/dpkg/status.d/openssl': package1,
        'b/var/lib/dpkg/status.d/tzdata': package1.replace('openssl', 'tzdata'),
        'b/usr/lib/os-release': debian,
      }),
    ).toEqual([
      'a | pkg:deb/debian/openssl@1.1.1n-0?arch=amd64&distro=debian-11',
      'a | Debian GNU/Linux 11',
      'b | pkg:deb/debian/openssl@1.1.1n-0?arch=amd64&distro=debian-11',
      'b | pkg:deb/debian/tzdata@1.1.1n-0?arch=amd64&distro=debian-11',
      'b | Debian GNU/Linux 11',
    ]);
  });

  test('say whose the packages are, whatever their versions let guess', () => {
    const rocky = 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="8.9"\n';
    const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nVERSION_ID="22.04"\n';
    expect(
      join({
        'a/rpm-qa.txt': 'bind-32:9.11.36-8.el8.x86_64\nbash-(none):4.4.20-4.el8.x86_64\n',
        'a/os-release': rocky,
        'b/dpkg.txt': 'bash\t5.1-6ubuntu1\nbase-files\t12ubuntu4\ntzdata\t2024a\n',
        'b/os-release': ubuntu,
      }).slice(0, 3),
    ).toEqual([
      'a | pkg:rpm/rocky-linux/bind@9.11.36-8.el8?arch=x86_64&distro=rocky-8.9&epoch=32 | pkg:rpm/rocky-linux/bash@4.4.20-4.el8?arch=x86_64&distro=rocky-8.9',
      'a | Rocky Linux 8.9',
      'b | pkg:deb/ubuntu/bash@5.1-6ubuntu1?distro=ubuntu-22.04 | pkg:deb/ubuntu/base-files@12ubuntu4?distro=ubuntu-22.04 | pkg:deb/ubuntu/tzdata@2024a?distro=ubuntu-22.04',
    ]);
  });

  test('leave a plain `rpm -qa` without epochs', () => {
    const [file] = joinListings(
      (['rpm-qa.txt', 'os-release'] as const).flatMap((name) => {
        const text =
          name === 'os-release' ? 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="8.9"\n' : 'bash-4.4.20-4.x86_64\n';
        const reading = readTextEstate(text, name);
        return reading === undefined ? [] : [{ path: `a/${name}`, reading }];
      }),
    );
    expect(file?.reading.assets[0]?.components[0]).toMatchObject({
      package: 'rpm/rocky-linux/bash',
      untold: ['epoch'],
    });
  });

  test('of one name are of the machine of that name, and of no other in the folder', () => {
    expect(join({ 'in/a.dpkg.txt': listing, 'in/b.dpkg.txt': listing, 'in/a.os-release': debian })).toEqual([
      'a | pkg:deb/debian/openssl@1.1.1n-0?distro=debian-11 | pkg:deb/debian/libc6@2.31-13?arch=amd64&distro=debian-11',
      'b | openssl 1.1.1n-0 | libc6 2.31-13',
      'a | Debian GNU/Linux 11',
    ]);
  });

  test('without a folder are of one machine', () => {
    const [first, second] = join({ 'dpkg.txt': listing, 'os-release': debian });
    expect(first).toContain('distro=debian-11');
    expect(second?.split(' | ')[0]).toBe(first?.split(' | ')[0]);
  });

  test('of different folders say nothing of each other, nor are two folders one machine', () => {
    expect(join({ 'a/dpkg.txt': listing, 'b/os-release': debian, 'c/dpkg.txt': listing })).toEqual([
      'a | openssl 1.1.1n-0 | libc6 2.31-13',
      'b | Debian GNU/Linux 11',
      'c | openssl 1.1.1n-0 | libc6 2.31-13',
    ]);
  });

  test('of two distributions leave the packages as they are', () => {
    const [first] = join({ 'a/dpkg.txt': listing, 'a/os-release': alpine });
    expect(first).toBe('a | openssl 1.1.1n-0 | libc6 2.31-13');
    const [second] = join({ 'a/dpkg.txt': listing, 'a/os-release': debian, 'a/os-release.txt': alpine });
    expect(second).toBe('a | openssl 1.1.1n-0 | libc6 2.31-13');
  });

  test('that were joined count no package as without a release', () => {
    const reading = readTextEstate(listing, 'dpkg.txt');
    const release = readTextEstate(debian, 'os-release');
    if (reading === undefined || release === undefined) throw new Error('both are recognised');
    const [joined] = joinListings([
      { path: 'a/dpkg.txt', reading },
      { path: 'a/os-release', reading: release },
    ]);
    expect(reading.dropped.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('no os-release'));
    expect(joined?.reading.dropped.map(({ reason }) => reason)).not.toContainEqual(
      expect.stringContaining('no os-release'),
    );
  });
});
