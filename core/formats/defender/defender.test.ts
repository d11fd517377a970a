import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { defenderJson, defenderLines } from '#core/formats/defender/report.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';

const answered = {
  cveId: 'CVE-2024-0001',
  machineId: 'abc',
  fixingKbId: '5034765',
  productName: 'tools',
  productVendor: 'maker',
  productVersion: '1.2',
  severity: 'High',
};
const exported = {
  deviceId: 'abc',
  deviceName: 'pc-14.example.org',
  osPlatform: 'Windows10',
  osVersion: '10.0.19045.3930',
  softwareVendor: 'microsoft',
  softwareName: 'windows_10',
  softwareVersion: '10.0.19045.3930',
  cveId: 'CVE-2024-0002',
  vulnerabilitySeverityLevel: 'Critical',
  recommendedSecurityUpdate: 'February 2024 Security Updates',
  recommendedSecurityUpdateId: '5034763',
  lastSeenTimestamp: '2024-03-04 10:00:00',
  diskPaths: ['C:\\Windows\\x.dll'],
};

function told({ assets, statements }: EstateReading): unknown {
  return {
    assets: assets.map(({ name, kind, components }) =>
      [name, kind, ...components.map((one) => `${one.vendor} ${one.name} ${one.version}`)].join(' | '),
    ),
    statements: statements.map(({ asset, id, severity, solution, stance }) =>
      [asset, id, severity, solution, stance].join(' | '),
    ),
  };
}

const fromExport = {
  assets: ['pc-14.example.org | workstation | Microsoft Windows 10 10.0.19045.3930'],
  statements: ['pc-14.example.org | CVE-2024-0002 | critical | February 2024 Security Updates (KB5034763) | affected'],
};

describe('Microsoft Defender', () => {
  test.each([
    [
      "its interface's answer",
      { '@odata.context': 'x', value: [answered] },
      {
        assets: ['abc | unknown | maker tools 1.2'],
        statements: ['abc | CVE-2024-0001 | high | KB5034765 | affected'],
      },
    ],
    ['an export, the operating system once', [exported], fromExport],
    [
      'what was fixed since',
      [{ ...exported, status: 'Fixed' }],
      { ...fromExport, statements: [fromExport.statements[0]?.replace('affected', 'fixed')] },
    ],
    [
      'programs alone',
      [{ ...exported, cveId: undefined, softwareName: 'edge' }],
      {
        assets: [
          'pc-14.example.org | workstation | Microsoft Windows 10 10.0.19045.3930 | microsoft edge 10.0.19045.3930',
        ],
        statements: [],
      },
    ],
    [
      'devices alone',
      {
        value: [
          { id: 'abc', computerDnsName: 'srv-1', osPlatform: 'WindowsServer2019', osBuild: 17763, version: '1809' },
        ],
      },
      { assets: ['srv-1 | server | Microsoft Windows Server 2019 1809 10.0.17763'], statements: [] },
    ],
  ])('%s', (_name, root, expected) => {
    expect(defenderJson.recognise(root)).toBe(true);
    expect(told(defenderJson.parse(root, 'x'))).toEqual(expected);
  });

  test('a record on each line, the bad ones counted', () => {
    const text = `${JSON.stringify(exported)}\n\nnot JSON\n{"a":1,"a":2}\n[]\n${JSON.stringify(exported)}\n`;
    expect(defenderLines.recognise(text)).toBe(true);
    const reading = defenderLines.parse(text, 'x');
    expect(told(reading)).toEqual(fromExport);
    expect(reading.dropped.map(({ reason, count }) => `${count} ${reason}`)).toEqual(['3 line is no JSON object']);
  });

  test('a table with the same fields, as advanced hunting exports it', () => {
    const { diskPaths: _paths, lastSeenTimestamp: _seen, ...fields } = exported;
    const table = `${Object.keys(fields).join(',')}\n${Object.values(fields).join(',')}\n`;
    const reading = readTableEstate(table, 'x.csv');
    expect(reading?.format).toBe('Microsoft Defender CSV');
    expect(reading && told(reading)).toEqual(fromExport);
  });

  test('pages that are not in the file are told, records without a device counted', () => {
    const { dropped } = defenderJson.parse(
      { value: [answered, 7, { cveId: 'CVE-2024-0003' }], '@odata.nextLink': 'https://example.org' },
      'x',
    );
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'further pages of the answer, which are not in this file',
      'record is no object',
      'record names no device',
    ]);
  });

  test.each([[undefined], [{}], [{ value: [] }], [{ value: [{ cveId: 'x' }] }], [[{ a: 1 }]], [[]]])(
    '%j is none',
    (root) => {
      expect(defenderJson.recognise(root)).toBe(false);
    },
  );

  test.each(['', 'x', '{"a":1}\n', `{"a":"${'x'.repeat(2_000_000)}"}`, '['.repeat(100_000)])(
    'other lines are none',
    (text) => {
      expect(defenderLines.recognise(text)).toBe(false);
    },
  );
});
