import { describe, expect, test } from 'vitest';
import { distributionOf, systemOf } from '#core/formats/bases/stated-system.ts';

describe('an operating system as scanners name it', () => {
  test.for<[text: string, kind: string, vendor: string | undefined, name: string, version: string | undefined]>([
    ['Microsoft Windows 10 Pro Build 19045', 'workstation', 'Microsoft', 'Windows 10 Pro', '10.0.19045'],
    [
      'Microsoft Windows 11 Enterprise 10.0.22631.3447',
      'workstation',
      'Microsoft',
      'Windows 11 Enterprise',
      '10.0.22631.3447',
    ],
    [
      'Windows Server 2016 Datacenter 64 bit Edition Version 1607',
      'server',
      'Microsoft',
      'Windows Server 2016 Datacenter 1607',
      undefined,
    ],
    [
      'Microsoft Windows Server 2012 R2 Standard Build 9600',
      'server',
      'Microsoft',
      'Windows Server 2012 R2 Standard',
      '6.3.9600',
    ],
    ['Windows 2012 Standard', 'server', 'Microsoft', 'Windows Server 2012 Standard', undefined],
    ['Windows 10 22H2', 'workstation', 'Microsoft', 'Windows 10 22H2', undefined],
    ['Linux Kernel 4.14.313-235.533.amzn2.x86_64 on Amazon Linux 2', 'host', 'Amazon', 'Amazon Linux', '2'],
    ['Linux Kernel 4.18.0 on AlmaLinux release 8.8 (Sapphire Caracal)', 'host', 'AlmaLinux', 'AlmaLinux', '8.8'],
    ['Ubuntu 18.04.6 LTS (Bionic Beaver)', 'host', 'Canonical', 'Ubuntu', '18.04.6'],
    [
      'Red Hat Enterprise Linux Server release 7.9 (Maipo)',
      'host',
      'Red Hat',
      'Red Hat Enterprise Linux Server',
      '7.9',
    ],
    ['VMware ESXi 6.7.0 build-14320388', 'server', 'VMware', 'ESXi', '6.7.0'],
    ['Fortinet FortiOS 7.2.5', 'appliance', 'Fortinet', 'FortiOS', '7.2.5'],
    ['CISCO IOS 12', 'appliance', 'Cisco', 'IOS', '12'],
    ['HP JetDirect Printer', 'device', 'HP', 'JetDirect Printer', undefined],
  ])('%s', ([text, kind, vendor, name, version]) => {
    expect(systemOf(text)).toMatchObject({ kind, component: { vendor, name, version } });
  });

  test.for<[text: string | undefined, kind: string]>([
    ['Ubuntu / Tiny Core Linux / Linux 2.6.x', 'host'],
    ['Microsoft Windows 7\nMicrosoft Windows Server 2008 R2', 'unknown'],
    ['Windows 2008 R2/7', 'unknown'],
    ['Linux Kernel 2.6', 'host'],
    ['Windows', 'host'],
    ['', 'unknown'],
    [undefined, 'unknown'],
    ['x'.repeat(100_000), 'unknown'],
  ])('%j is no certain system', ([text, kind]) => {
    expect(systemOf(text)).toEqual({ kind, component: undefined });
  });

  test.for<[text: string, type: string | undefined, distro: string | undefined]>([
    ['Linux Kernel 5.4 on Ubuntu 18.04', 'deb', 'ubuntu-18.04'],
    ['Debian GNU/Linux 11 (bullseye)', 'deb', 'debian-11'],
    ['CentOS Linux 7.9.2009 (Core)', 'rpm', 'centos-7'],
    ['CentOS 7 : glibc (CESA-2020:3861)', 'rpm', 'centos-7'],
    ['Red Hat Enterprise Linux Server release 7.9', 'rpm', 'rhel-7'],
    ['Amazon Linux 2 : kernel (ALAS-2023-2050)', 'rpm', 'amazon-2'],
    ['SUSE Linux Enterprise Server 15 SP4', 'rpm', 'sles-15.4'],
    ['Microsoft Windows 10', undefined, undefined],
  ])('%s is of the distribution %s %s', ([text, type, distro]) => {
    const found = distributionOf(text);
    expect([found?.type, found?.distro]).toEqual([type, distro]);
  });
});
