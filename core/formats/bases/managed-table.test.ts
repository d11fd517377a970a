import { describe, expect, it } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';

function read(...lines: readonly string[]): EstateReading {
  const reading = readTableEstate(`${lines.join('\n')}\n`, 'export.csv');
  if (reading === undefined) throw new Error('is no table');
  return reading;
}

const products = ({ assets }: EstateReading): unknown =>
  assets.map(({ name, kind, components }) => [
    name,
    kind,
    ...components.map(({ vendor, name: product, version }) => [vendor, product, version].filter(Boolean).join(' ')),
  ]);

/** What the columns of each tool are called stands in its folder; the rows are ours. */
describe('exports of management tools', () => {
  it.each([
    [
      'Intune devices',
      [
        'Device ID,Device name,Enrollment date,Last check-in,Azure AD Device ID,OS version,Serial number,Manufacturer,Model,Primary user UPN,OS,SkuFamily,EthernetMAC',
        '1,PC-14,2025-01-01 10:00:00.0000000,2026-03-04 07:00:00.0000000,2,10.0.19045.4894,S1,Dell Inc.,Latitude 5520,a@example.org,Windows,Pro,00:1B:1B:00:00:01',
        '3,IPHONE-2,2025-01-01 10:00:00.0000000,2026-03-03 07:00:00.0000000,4,17.5.1,S2,Apple,iPhone 13,b@example.org,iOS,,',
      ],
      [
        ['PC-14', 'workstation', 'Microsoft Windows 10 10.0.19045.4894'],
        ['IPHONE-2', 'device', 'Apple iOS 17.5.1'],
      ],
    ],
    // The same devices as Graph's managedDevices are exported by PowerShell, and a report of fewer columns.
    [
      'Intune devices',
      [
        '"Id";"DeviceName";"SerialNumber";"Model";"Manufacturer";"OperatingSystem";"OSVersion";"DeviceType";"JoinType";"ComplianceState";"LastSyncDateTime";"EnrolledDateTime"',
        '"1";"PC-14";"S1";"EliteBook";"HP";"Windows";"10.0.22631.3447";"windowsRT";"azureADJoined";"compliant";"2026-03-04T10:11:12Z";"2025-01-01T00:00:00Z"',
      ],
      [['PC-14', 'workstation', 'Microsoft Windows 11 10.0.22631.3447']],
    ],
    [
      'Intune devices',
      [
        'DeviceId,DeviceName,OwnerType,OwnerType_loc,ManagementAgent,OS,OS_loc,OSVersion,SkuFamily,LastContact,Manufacturer,Model',
        '1,PC-14,1,Company,2,Windows,Windows,10.0.19045.4291,Professional,2026-03-04 10:11:12.0000000,Dell,XPS',
      ],
      [['PC-14', 'workstation', 'Microsoft Windows 10 10.0.19045.4291']],
    ],
    [
      'Entra devices',
      [
        'AccountEnabled,DeviceId,OperatingSystem,OperatingSystemVersion,DisplayName,TrustType,ApproximateLastSignInDateTime',
        'True,1,Windows,10.0.19045.4291,PC-14,AzureAd,2026-03-04T10:11:12Z',
        'True,2,iOS,17.5.1,Phone,Workplace,2026-03-04T10:11:12Z',
      ],
      [
        ['PC-14', 'workstation', 'Microsoft Windows 10 10.0.19045.4291'],
        ['Phone', 'device', 'Apple iOS 17.5.1'],
      ],
    ],
    // As a script chooses them: no publisher, and nothing but the name of a column tells of Intune.
    [
      'assets CSV',
      [
        'DeviceName,DeviceId,ApplicationName,ApplicationPublisher,ApplicationVersion,UserName',
        'PC-14,1,Google Chrome,Google LLC,120.0.6099.130,Alice',
      ],
      [['PC-14', 'unknown', 'Google LLC Google Chrome 120.0.6099.130']],
    ],
    [
      'Intune discovered apps',
      [
        'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationShortVersion,ApplicationVersion,DeviceId,DeviceName,OSDescription,OSVersion,Platform',
        'k1,Mozilla Firefox (x64 en-US),Mozilla,115.0,115.0.2,1,PC-14,Windows,10.0.22631.4169,Windows',
        'k2,7-Zip,Igor Pavlov,22.01,22.01,1,PC-14,Windows,10.0.22631.4169,Windows',
        'k2,7-Zip,Igor Pavlov,22.01,22.01,1,PC-14,Windows,10.0.22631.4169,Windows',
      ],
      [
        [
          'PC-14',
          'workstation',
          'Microsoft Windows 11 10.0.22631.4169',
          'Mozilla Mozilla Firefox (x64 en-US) 115.0.2',
          'Igor Pavlov 7-Zip 22.01',
        ],
      ],
    ],
    [
      'Intune discovered apps, summed up',
      [
        'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationShortVersion,ApplicationVersion,DeviceCount,Platform',
        'k1,Zoom,Zoom Video,5.1,5.1.2,12,Windows',
      ],
      [['PCs of export.csv (not told apart)', 'workstation', 'Zoom Video Zoom 5.1.2']],
    ],
    [
      'MECM devices',
      [
        'Name,Domain,SMS Site Name,Top Console User,Operating System,Operating System Build,Manufacturer,Model',
        'SRV1,EXAMPLE,Main,EXAMPLE\\a,Microsoft Windows Server 2019 Standard,10.0.17763.6293,HPE,ProLiant DL360',
      ],
      [['SRV1', 'server', 'Microsoft Windows Server 2019 Standard 10.0.17763.6293']],
    ],
    [
      'MECM operating systems',
      ['Device,Caption,Version,BuildNumber', 'PC1,Microsoft Windows 10 Enterprise,10.0.19045,19045'],
      [['PC1', 'workstation', 'Microsoft Windows 10 Enterprise 10.0.19045']],
    ],
    [
      'MECM software',
      ['Netbios_Name0,DisplayName0,Version0,Publisher0', 'PC1,Java 8 Update 391,8.0.3910.13,Oracle Corporation'],
      [['PC1', 'unknown', 'Oracle Corporation Java 8 Update 391 8.0.3910.13']],
    ],
    [
      'NinjaOne devices',
      [
        'Display Name,System Name,Organization,Device Role,OS Name,OS Build Number,OS Release ID,IP Addresses,Last Contact',
        'Front desk,PC-FRONT,Clinic,Windows Workstation,Windows 10 Professional Edition,19045.4894,22H2,"10.0.0.4, 10.0.1.4",03/04/2026 10:00 AM',
      ],
      [['PC-FRONT', 'workstation', 'Microsoft Windows 10 Professional Edition 22H2 10.0.19045.4894']],
    ],
    [
      'NinjaOne software',
      [
        'Organization,Device,Name,Publisher,Version,Install Date',
        'Clinic,PC1,Google Chrome,Google LLC,122.0.1,2026-01-01',
      ],
      [['PC1', 'unknown', 'Google LLC Google Chrome 122.0.1']],
    ],
    [
      'Action1 endpoints',
      ['Endpoint Name,OS,OS Version,Last Seen,IP Address', 'PC1,Windows 11 Pro,23H2,2026-03-04,10.0.0.9'],
      [['PC1', 'workstation', 'Microsoft Windows 11 Pro 23H2']],
    ],
    [
      'ConnectWise computers',
      [
        'Computer Name,Client Name,Operating System,OS Version,Last Contact',
        'DC01,Bank,Microsoft Windows Server 2022 Standard x64,10.0.20348.2700,2026-03-04T07:00:00',
      ],
      [['DC01', 'server', expect.stringMatching(/^Microsoft Windows Server 2022 Standard.* 10\.0\.20348\.2700$/)]],
    ],
  ])('%s', (format, lines, expected) => {
    const reading = read(...lines);
    expect(reading.format).toBe(format);
    expect(products(reading)).toEqual(expected);
  });

  it('keep when a device was last heard of, and its other names', () => {
    const { assets } = read(
      'Display Name,System Name,Organization,OS Name,IP Addresses,Last Contact',
      'Front desk,PC1,Clinic,Windows 10 Pro,"10.0.0.4, 10.0.1.4",03/14/2026 10:00',
      'Front desk,PC1,Clinic,Windows 10 Pro,10.0.0.4,03/15/2026 10:00',
    );
    expect(assets[0]).toMatchObject({ seenOn: '2026-03-15', alsoKnownAs: ['10.0.0.4', '10.0.1.4'] });
  });

  it('count a day that may be two', () => {
    const { assets, dropped } = read(
      'System Name,Organization,OS Name,Last Contact',
      'PC1,Clinic,Windows 10 Pro,03/04/2026 10:00',
    );
    expect(assets[0]?.seenOn).toBeUndefined();
    expect(dropped.map(({ reason, example }) => [reason, example])).toEqual([
      ['day on which it was last seen can not be told', 'line 2: 03/04/2026 10:00'],
    ]);
  });
});

it('the system of a device stands also in a list of its programs or updates, and what it is', () => {
  const rows = [
    [
      'Client Name,Computer Name,Operating System,OS Type,KB,Title,Type',
      'Clinic,SRV1,Microsoft Windows Server 2019 Standard x64,Server,KB1234567,An update,Driver',
    ],
    [
      'Client Name,Computer Name,Operating System,Name,Version',
      'Clinic,SRV1,Microsoft Windows Server 2019 Standard x64,7-Zip,22.01',
    ],
    [
      'Organization,Device,OS Name,Patch Name,Status,Type',
      'Clinic,SRV1,Windows Server 2019 Standard Edition,An update,Pending,Driver',
    ],
    ['Endpoint Name,OS,Application Name,Version', 'SRV1,Windows Server 2019 Standard,7-Zip,22.01'],
  ];
  for (const [head = '', row = ''] of rows) {
    const { format, assets } = read(head, row);
    expect([format, assets[0]?.kind, assets[0]?.components[0]?.name]).toEqual([
      expect.stringMatching(/^(?:ConnectWise|NinjaOne|Action1) /),
      'server',
      expect.stringMatching(/^(?:Microsoft )?Windows Server 2019/),
    ]);
  }
});

it('programs that are summed up over devices stand on one asset that counts as many as the most of them', () => {
  const { assets, dropped } = read(
    'ApplicationName,ApplicationPublisher,ApplicationShortVersion,ApplicationVersion,DeviceCount,Platform',
    'Zoom,Zoom Video,5.1,5.1.2,12,Windows',
    '7-Zip,Igor Pavlov,22.01,22.01,21,Windows',
    'PuTTY,Simon Tatham,0.78,0.78,many,Windows',
  );
  expect(assets).toMatchObject([{ name: 'PCs of export.csv (not told apart)', kind: 'workstation', count: 21 }]);
  expect(assets[0]?.exposure.value).toBe('unknown');
  expect(dropped.map(({ reason, count }) => [count, reason])).toEqual([
    [1, 'number of devices can not be read; the row is kept without it'],
    [3, 'row tells on how many devices a program is, not on which; it is kept'],
  ]);
});
