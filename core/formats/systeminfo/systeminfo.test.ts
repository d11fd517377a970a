import { describe, expect, test } from 'vitest';
import { systemInfo } from '#core/formats/systeminfo/systeminfo.ts';

const english = `
Host Name:                 SRV-01
OS Name:                   Microsoft Windows Server 2019 Standard
OS Version:                10.0.17763 N/A Build 17763
OS Manufacturer:           Microsoft Corporation
OS Configuration:          Member Server
System Type:               x64-based PC
Virtual Memory: Max Size:  9,216 MB
Domain:                    clinic.example.org
Hotfix(s):                 3 Hotfix(s) Installed.
                           [01]: KB5034619
                           [02]: KB5035849
                           [03]: kb4589208
Network Card(s):           1 NIC(s) Installed.
                           [01]: Ethernet Adapter
                                 DHCP Server:     10.1.4.1
                                 IP address(es)
                                 [01]: 10.1.4.7
                                 [02]: fe80::1
`;

const german = `
Hostname:                                      PC-EMPFANG
Betriebssystemname:                            Microsoft Windows 10 Pro
Betriebssystemversion:                         10.0.19045 Nicht zutreffend Build 19045
Betriebssystemhersteller:                      Microsoft Corporation
Domäne:                                        WORKGROUP
Hotfix(es):                                    1 Hotfix(e) installiert.
                                               [01]: KB5036892
`;

const french = `
Nom de l'hôte\u00a0:                              PC-ACCUEIL
Nom du système d'exploitation\u00a0:              Microsoft Windows 11 Professionnel
Version du système\u00a0:                         10.0.22631 N/A version 22631
Correctif(s)\u00a0:                               Indisponible
`;

function read(text: string): unknown {
  expect(systemInfo.recognise(text)).toBe(true);
  const { assets, dropped } = systemInfo.parse(text, 'x.txt');
  return {
    hosts: assets.map(({ name, kind, alsoKnownAs, updates = [], components }) =>
      [
        name,
        kind,
        ...components.map((one) => `${one.vendor} ${one.name} ${one.version}`),
        ...updates,
        ...(alsoKnownAs ?? []),
      ].join(' | '),
    ),
    dropped: dropped.map(({ reason }) => reason),
  };
}

describe('systeminfo', () => {
  test.each([
    [
      'English',
      english,
      [
        'SRV-01 | server | Microsoft Windows Server 2019 Standard 10.0.17763 | KB5034619 | KB5035849 | KB4589208 | srv-01.clinic.example.org | 10.1.4.7',
      ],
      [],
    ],
    ['German', german, ['PC-EMPFANG | workstation | Microsoft Windows 10 Pro 10.0.19045 | KB5036892'], []],
    [
      'French, without updates',
      french,
      ['PC-ACCUEIL | workstation | Microsoft Windows 11 Professionnel 10.0.22631'],
      ['machine lists no installed updates'],
    ],
    [
      'of two machines',
      english + german,
      [expect.stringMatching(/^SRV-01 .*KB4589208/), expect.stringMatching(/^PC-EMPFANG .*KB5036892$/)],
      [],
    ],
    [
      'with the line ends of Windows',
      english.replaceAll('\n', '\r\n'),
      [expect.stringMatching(/^SRV-01 .*10\.1\.4\.7$/)],
      [],
    ],
  ])('%s', (_name, text, hosts, dropped) => {
    expect(read(text)).toEqual({ hosts, dropped });
  });

  test.each([
    ['System Type:               x64-based PC', 'x64'],
    ['Systemtyp:                 ARM64-basierter PC', 'arm64'],
    ['Type du système\u00a0:         PC à base de x64', 'x64'],
    ['Processor(s):              [01]: Intel64 x86 Family', undefined],
  ])('%s', (line, arch) => {
    const text = english.replace(/^System Type.*$/m, line);
    expect(systemInfo.parse(text, 'x').assets[0]?.components[0]?.qualifiers['arch']).toBe(arch);
  });

  test('takes no address of several for its own', () => {
    const two = english.replace('[02]: fe80::1', '[02]: 172.17.0.1');
    expect(systemInfo.parse(two, 'x').assets[0]?.alsoKnownAs).toEqual(['srv-01.clinic.example.org']);
  });

  test.each([
    '',
    'Level: 09_2024\nFile checked: C:\\Windows\\system32\\ntoskrnl.exe\nFile version: 10.0.17763.6293\n',
    'Host Name: x\n',
    'a: b\nc: Microsoft Windows 10\nd: none\n',
    'a:\nb:\nc:\n',
  ])('%j is none', (text) => {
    expect(systemInfo.recognise(text)).toBe(false);
  });
});
