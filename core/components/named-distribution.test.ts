import { expect, test } from 'vitest';
import { namedDistribution } from '#core/components/named-distribution.ts';

test.each<readonly [string | undefined, string, string | undefined, string | undefined]>([
  ['Canonical', 'Ubuntu', '18.04.6', 'ubuntu:18.04'],
  ['canonical', 'ubuntu linux', '8.04', 'ubuntu:8.04'],
  ['Canonical', 'Ubuntu 22.04.4 LTS', undefined, 'ubuntu:22.04'],
  ['CentOS', 'CentOS Linux', '7.9.2009', 'centos:7'],
  [undefined, 'CentOS Linux release 7.9.2009 (Core)', undefined, 'centos:7'],
  ['Debian', 'Debian GNU/Linux', '10', 'debian:10'],
  ['Debian', 'Debian GNU/Linux 10 (buster)', undefined, 'debian:10'],
  ['Red Hat', 'Red Hat Enterprise Linux', '8.2', 'red hat:8'],
  ['Red Hat', 'Red Hat Enterprise Linux Server', '7.9', 'red hat:7'],
  ['redhat', 'enterprise linux', '6', 'red hat:6'],
  ['AlmaLinux', 'AlmaLinux', '8.8', 'almalinux:8'],
  [undefined, 'Rocky Linux', '9.3', 'rocky linux:9'],
  ['Oracle', 'Oracle Linux Server', '7.9', 'oracle linux:7'],
  ['Amazon', 'Amazon Linux', '2', 'amazon linux:2'],
  ['SUSE', 'SUSE Linux Enterprise Server', '15 SP4', 'suse:15.4'],
  [undefined, 'Alpine Linux', '3.18.4', 'alpine:v3.18'],
  [undefined, 'Fedora Linux', '39', 'fedora:39'],
])('%s %s %s is %s', (vendor, name, version, release) => {
  expect(namedDistribution({ vendor, name, version })).toEqual({ release });
});

test('one whose release is not told is known all the same', () => {
  expect(namedDistribution({ vendor: 'Canonical', name: 'Ubuntu', version: undefined })).toEqual({
    release: undefined,
  });
});

test.each([
  ['Canonical', 'Ubuntu Pro Client', '31'],
  ['CentOS', 'CentOS Stream', '9'],
  ['Red Hat', 'Red Hat JBoss Enterprise Application Platform', '7.4'],
  ['Docker', 'Docker Desktop', '4.2'],
  [undefined, 'Linux Kernel', '3.1'],
  ['Microsoft', 'Windows Server 2019', '10.0.17763.1'],
  ['HP', 'Enterprise Linux', '7'],
])('%s %s %s is no distribution by its name', (vendor, name, version) => {
  expect(namedDistribution({ vendor, name, version })).toBeUndefined();
});
