import { expect, test } from 'vitest';
import { readTableEstate } from '#core/formats/estate-table.ts';

const head =
  '"Host Name","OS Name","OS Version","OS Manufacturer","Original Install Date","System Boot Time","System Type","Domain","Hotfix(s)","Network Card(s)"';
const row = (name: string): string =>
  `"${name}","Microsoft Windows 10 Pro","10.0.19045 N/A Build 19045","Microsoft Corporation","1/2/2024, 3:04:05 PM","1/2/2026, 3:04:05 PM","x64-based PC","clinic.example.org","2 Hotfix(s) Installed.,[01]: KB5031356,[02]: KB5034122","1 NIC(s) Installed.,[01]: Intel Ethernet,      Connection Name: Ethernet,      [01]: 10.0.0.7,[02]: fe80::1"`;

test('systeminfo /fo csv tells each machine with its updates, its other names and what it was built for', () => {
  const reading = readTableEstate(`${head}\n${row('PC-1')}\n${head}\n${row('PC-2')}\n`, 'all.csv');
  expect(reading?.format).toBe('systeminfo CSV');
  expect(reading?.assets).toMatchObject([
    {
      name: 'PC-1',
      kind: 'workstation',
      updates: ['KB5031356', 'KB5034122'],
      alsoKnownAs: expect.arrayContaining(['pc-1.clinic.example.org', '10.0.0.7']),
      components: [{ vendor: 'Microsoft', name: 'Windows 10 Pro', version: '10.0.19045', qualifiers: { arch: 'x64' } }],
    },
    { name: 'PC-2' },
  ]);
  expect(reading?.dropped.map(({ reason }) => reason)).toEqual(['row is a heading again']);
});

test.each([
  'Hostname,Betriebssystemname,Betriebssystemversion,Systemstartzeit',
  "Nom de l'hôte,Nom du système d'exploitation,Version du système,Heure de démarrage du système",
  'Nombre de host,Nombre del sistema operativo,Versión del sistema operativo,Tiempo de arranque del sistema',
])('is known by %s', (headings) => {
  const reading = readTableEstate(`${headings}\nPC-1,Microsoft Windows 11 Pro,10.0.22631 Build 22631,x\n`, 'all.csv');
  expect([reading?.format, reading?.assets[0]?.components[0]?.version]).toEqual(['systeminfo CSV', '10.0.22631']);
  expect(reading?.dropped.map(({ reason }) => reason)).toEqual(['machine lists no installed updates']);
});

test('a list of machines that is not of systeminfo is not taken for one', () => {
  const reading = readTableEstate(
    'Host Name,OS Name,OS Version\nPC-1,Microsoft Windows 11 Pro,10.0.22631\n',
    'all.csv',
  );
  expect(reading?.format).toBe('assets CSV');
});
