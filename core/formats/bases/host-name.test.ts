import { expect, test } from 'vitest';
import { hostNameOf } from '#core/formats/bases/host-name.ts';

test.each([
  ['pc-14.dpkg.txt', 'pc-14'],
  ['pc-14.dpkg-l.txt', 'pc-14'],
  ['pc-14_rpm-qa.txt', 'pc-14'],
  ['dpkg-query_pc-14.txt', 'pc-14'],
  ['pc-14.example.org.winget-list.txt', 'pc-14.example.org'],
  ['hosts/pc-14/dpkg.txt', 'pc-14'],
  ['hosts\\pc-14\\packages.txt', 'pc-14'],
  ['hosts/pc-14/etc/os-release', 'pc-14'],
  ['hosts/pc-14/usr/lib/os-release', 'pc-14'],
  ['hosts/pc-14/var/lib/dpkg/status', 'pc-14'],
  ['images/portal/var/lib/dpkg/status.d/libssl3', 'portal'],
  ['images\\portal\\lib\\apk\\db\\installed', 'portal'],
  ['var/lib/dpkg/status', 'status'],
  ['pc-14.txt', 'pc-14'],
  ['installed-software.csv', 'installed-software.csv'],
  ['os-release', 'os-release'],
  ['', 'unnamed host'],
])('a host whose listing is %s is called %s', (source, name) => {
  expect(hostNameOf(source)).toBe(name);
});

test('a name of any length is read in a moment', () => {
  expect(hostNameOf(`${'-'.repeat(100_000)}dpkg.txt`).length).toBeLessThan(100_010);
});
