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
