import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTableEstate } from '#core/formats/estate-table.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

const head = 'host,vendor,product,version,exposed,criticality,zone';

function read(text: string) {
  const reading = readTableEstate(text, 'assets.csv');
  if (reading === undefined) throw new Error('is no table of assets');
  return reading;
}

function asset(row: string) {
  return read(`${head},kind,count,purl,cpe\n${row}\n`).assets[0];
}

describe('a CSV of assets', () => {
  it.each([
    [
      'Asset IP Address,Asset Name,Asset MAC Address,Asset OS Name,Asset OS Version,Asset Tags',
      '172.16.0.5,app-server-01,AA:BB:CC:DD:EE:FF,CentOS Linux,7.9,production',
      ['app-server-01', ['172.16.0.5', 'AA:BB:CC:DD:EE:FF'], 'CentOS Linux 7.9'],
    ],
    [
      'SiteName,DeviceHostname,DeviceUID,SoftwareName,SoftwareVersion,OperatingSystem,DeviceOnline,LastAuditDate',
      'Clinic,PC-7,abc-1,Google Chrome,120.0.6099.130,,True,2024-03-01',
      ['PC-7', undefined, 'Google Chrome 120.0.6099.130'],
    ],
  ])('is read under the headings of InsightVM and of Datto: %s', (headings, row, [name, also, ...products]) => {
    const { assets, questions } = read(`${headings}\n${row}\n`);
    expect(questions).toEqual([]);
    expect(assets.map((one) => [one.name, one.alsoKnownAs])).toEqual([[name, also]]);
    expect(assets[0]?.components.map((one) => `${one.name} ${one.version ?? ''}`)).toEqual(products);
  });

  it('reads a row as an asset with a component', () => {
    expect(asset('vpn01,Ivanti,Connect Secure,22.4R2,public,essential,perimeter,appliance,2,,')).toEqual({
      name: 'vpn01',
      exposure: { value: 'public', source: 'assets.csv', on: undefined },
      criticality: { value: 'essential', source: 'assets.csv', on: undefined },
      zone: 'perimeter',
      kind: 'appliance',
      count: 2,
      maintenanceWindow: undefined,
      loses: undefined,
      documents: [],
      components: [
        {
          name: 'Connect Secure',
          vendor: 'Ivanti',
          version: '22.4R2',
          purl: undefined,
          package: undefined,
          qualifiers: {},
          cpes: [],
          depth: 'direct',
          through: [],
          statements: [],
        },
      ],
    });
  });

  it.each([
    ['public', 'public', 0],
    [' PUBLIC ', 'public', 0],
    ['internal', 'internal', 0],
    ['isolated', 'isolated', 0],
    ['unknown', 'unknown', 0],
    ['yes', 'public', 0],
    ['No', 'internal', 0],
    ['', 'unknown', 0],
    ['perhaps', 'unknown', 1],
  ])('reads exposed "%s" as %s', (word, value, reported) => {
    const { assets, dropped } = read(`${head}\nh,v,p,1,${word},,\n`);
    expect(assets[0]?.exposure.value).toBe(value);
    expect(assets[0]?.components).toHaveLength(1);
    expect(dropped).toHaveLength(reported);
  });

  it.each([
    ['essential', 'essential', 0],
    ['important', 'important', 0],
    ['other', 'other', 0],
    ['high', 'essential', 0],
    ['Medium', 'important', 0],
    ['low', 'other', 0],
    ['', 'unknown', 0],
    ['7', 'unknown', 1],
  ])('reads criticality "%s" as %s', (word, value, reported) => {
    const { assets, dropped } = read(`${head}\nh,v,p,1,,${word},\n`);
    expect(assets[0]?.criticality.value).toBe(value);
    expect(dropped).toHaveLength(reported);
  });

  it('joins the rows of one host, and lets the graver value stand', () => {
    const { assets, dropped } = read(
      `${head}\nweb1,Apache,HTTP Server,2.4.49,no,low,\nWEB1,OpenSSL,OpenSSL,3.0.1,yes,,dmz\nweb1,OpenSSL,OpenSSL,3.0.1,,,\n`,
    );
    expect(assets).toHaveLength(1);
    expect(assets[0]).toMatchObject({
      name: 'web1',
      exposure: { value: 'public' },
      criticality: { value: 'other' },
      zone: 'dmz',
    });
    expect(assets[0]?.components.map(({ name }) => name)).toEqual(['HTTP Server', 'OpenSSL']);
    expect(dropped).toEqual([
      { reason: 'row stands twice', count: 1, example: 'line 4: web1, OpenSSL' },
      { reason: 'rows of one host differ in exposure; the graver one stands', count: 1, example: 'line 3: WEB1' },
    ]);
  });

  it('takes purls and CPEs, and keeps the row where they are malformed', () => {
    const purl = asset('h,,,2.14.1,,,,,,pkg:maven/org.apache.logging.log4j/log4j-core,')?.components[0];
    expect(purl).toMatchObject({
      name: 'log4j-core',
      version: '2.14.1',
      purl: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1',
      package: 'maven/org.apache.logging.log4j/log4j-core',
    });
    const cpe = asset('h,F5,BIG-IP,16.1,,,,,,,cpe:/a:f5:big-ip:16.1')?.components[0];
    expect(cpe?.cpes).toEqual(['cpe:2.3:a:f5:big-ip:16.1:*:*:*:*:*:*:*']);
    const { assets, dropped } = read('host,product,purl,cpe\nh,p,maven/x,cpe:x\n');
    expect(assets[0]?.components[0]).toMatchObject({ name: 'p', purl: undefined, cpes: [] });
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'cpe is malformed; the row is kept without it',
      'purl is malformed; the row is kept without it',
    ]);
  });

  it('reports what it leaves out', () => {
    const { assets, dropped } = read(
      `Asset Name;Product;Owner;count;kind\n;nginx;;;\nh1;;;0;mainframe\nh2;${'x'.repeat(600)};;;\n`,
    );
    expect(assets.map(({ name, components, count }) => [name, components.length, count])).toEqual([
      ['h1', 0, 1],
      ['h2', 1, 1],
    ]);
    expect(dropped.map(({ reason, example }) => [reason, example.slice(0, 20)])).toEqual([
      ['cell is longer than 500 characters and was cut', `line 4: ${'x'.repeat(12)}`],
      ['column is not read', 'Owner'],
      ['count is not known; read as 1', 'line 3: 0'],
      ['kind is not known; read as unknown', 'line 3: mainframe'],
      ['row names no host', 'line 2: , nginx, , ,'],
      ['row names no product', 'line 3: h1, , , 0, m'],
    ]);
  });

  it.each([[`${head}\nh,"x\n`, 'document.syntax', 'line 2, column 3']])('refuses %j', (text, code, place) => {
    let fault: unknown;
    try {
      read(text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(BadDocument);
    expect(fault).toMatchObject({ code, place });
  });

  it.each([
    [`${head}\n`, true],
    ['Asset ; PRODUCT\n', true],
    ['cve,epss,percentile\n', false],
    ['"host', false],
    ['{"host":"product"}', false],
    ['', false],
  ])('recognises %j: %s', (text, expected) => {
    expect(readTableEstate(text, 'assets.csv') !== undefined).toBe(expected);
  });

  it.each(['hospital', 'bank', 'utility'])('reads the example of the %s without a complaint', (name) => {
    const path = new URL(`../../../examples/${name}/assets.csv`, import.meta.url);
    const { assets, dropped } = read(readFileSync(path, 'utf8'));
    expect(assets.length).toBeGreaterThan(2);
    expect(dropped).toEqual([]);
  });
});

describe('how people write down what the internet reaches', () => {
  it.each([
    ['Reachable from internet?', 'Yes', 'public'],
    ['Internet?', 'y', 'public'],
    ['Exposed to internet', 'N', 'internal'],
    ['Internet facing', 'x', 'public'],
    ['Public facing (Y/N)', 'Y', 'public'],
    ['Aus dem Internet erreichbar', 'nein', 'internal'],
    ['Accessible depuis Internet', 'oui', 'public'],
    ['Expuesto a Internet', 'sí', 'public'],
  ])('"%s": "%s" is %s', (heading, word, value) => {
    const { assets, dropped } = read(`host,vendor,product,version,${heading}\nvpn,Citrix,NetScaler ADC,13.1,${word}\n`);
    expect(assets[0]?.exposure.value).toBe(value);
    expect(dropped).toEqual([]);
  });
});

it('tells of a column that is not read which one may be meant', () => {
  const { dropped } = read('host,vendor,product,version,critcality\nvpn,Citrix,NetScaler ADC,13.1,high\n');
  expect(dropped).toMatchObject([{ reason: 'column is not read', example: 'critcality: did you mean Criticality?' }]);
});

it('names every column that nobody reads', () => {
  const { dropped } = read('host,vendor,product,version,Wetter,Laune\nvpn,Citrix,NetScaler ADC,13.1,gut,schlecht\n');
  expect(dropped).toEqual([{ reason: 'column is not read', count: 2, example: 'Wetter, Laune' }]);
});

it('reads a column of Windows names as the operating system, and the version beside it as its release', () => {
  const rows = 'PC-1,Windows 10 Pro,22H2\nPC-2,Windows 11 Pro,23H2\nSRV,Windows Server 2019 Standard,1809\n';
  const { assets, dropped, questions } = read(`Computer,Windows,Version\n${rows}`);
  expect(assets.map(({ components }) => components[0]?.name)).toEqual([
    'Windows 10 Pro 22H2',
    'Windows 11 Pro 23H2',
    'Windows Server 2019 Standard 1809',
  ]);
  expect(dropped).toEqual([]);
  expect(questions).toEqual([]);
});

it.each([
  ['7,0,5', '7.0.5'],
  ['22,3', '22.3'],
  ['7.0.5, build 12', '7.0.5, build 12'],
])('reads the version "%s" as %s', (written, version) => {
  const { assets } = read(`host;vendor;product;version\nfw;Fortinet;FortiOS;${written}\n`);
  expect(assets[0]?.components[0]?.version).toBe(version);
  const device = read(`host;manufacturer;model;firmware\nfw;Fortinet;FortiGate 60F;${written}\n`);
  expect(device.assets[0]?.components[0]?.version).toBe(version);
});
