import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { computerInfoJson } from '#core/formats/computerinfo/json.ts';
import { computerInfoText } from '#core/formats/computerinfo/text.ts';

const printed = `

WindowsBuildLabEx                                       : 19041.1.amd64fre.vb_release.191206-1406
WindowsCurrentVersion                                   : 6.3
WindowsProductName                                      : Windows 10 Pro
WindowsVersion                                          : 2009
OSDisplayVersion                                        : 22H2
CsDNSHostName                                           : PC-14
CsDomain                                                : clinic.example.org
OsName                                                  : Microsoft Windows 10 Pro
OsVersion                                               : 10.0.19045
OsBuildNumber                                           : 19045
OsHotFixes                                              : {KB5034203, KB5011048,
                                                          KB5015684}
OsInstallDate                                           : 01.02.2023 10:00:00
`;

const record = {
  OsName: 'Microsoft Windows 11 Pro',
  OsVersion: '10.0.22631',
  WindowsUBR: 3155,
  OSDisplayVersion: '23H2',
  CsName: 'PC-15',
  OsHotFixes: [{ HotFixID: 'KB5034467', Description: 'Update' }, { HotFixID: 'KB5034765' }],
};

function told({ assets }: EstateReading): readonly string[] {
  return assets.map(({ name, kind, alsoKnownAs, updates = [], components }) =>
    [
      name,
      kind,
      ...components.map((one) => `${one.vendor} ${one.name} ${one.version}`),
      ...updates,
      ...(alsoKnownAs ?? []),
    ].join(' | '),
  );
}

const fromPrinted =
  'PC-14 | workstation | Microsoft Windows 10 Pro 22H2 10.0.19045 | KB5034203 | KB5011048 | KB5015684 | pc-14.clinic.example.org';

describe('Get-ComputerInfo as it is printed', () => {
  test('is read, its folded lines too', () => {
    expect(computerInfoText.recognise(printed)).toBe(true);
    expect(told(computerInfoText.parse(printed, 'x'))).toEqual([fromPrinted]);
  });

  test('of several machines in one file', () => {
    const text = printed + printed.replace('PC-14', 'PC-16');
    expect(told(computerInfoText.parse(text, 'x')).map((line) => line.slice(0, 5))).toEqual(['PC-14', 'PC-16']);
  });

  test('says that its list of updates is cut short', () => {
    const cut = printed.replace(/\{KB5034203[^}]*\}/, '{KB5034203, KB5011048...}');
    const reading = computerInfoText.parse(cut, 'x');
    expect(reading.assets[0]?.updates).toEqual(['KB5034203', 'KB5011048']);
    expect(reading.dropped.map(({ reason }) => reason)).toEqual(['list of updates is cut short; print it as JSON']);
  });
});

describe('Get-ComputerInfo as JSON', () => {
  const expected = 'PC-15 | workstation | Microsoft Windows 11 Pro 23H2 10.0.22631.3155 | KB5034467 | KB5034765';
  test.each([
    ['one machine', record, [expected]],
    ['a list', [record, { ...record, CsName: 'PC-16' }], [expected, expected.replace('15', '16')]],
    ['updates as texts', { ...record, OsHotFixes: ['@{HotFixID=KB5034467}', '@{HotFixID=KB5034765}'] }, [expected]],
    ['one update', { ...record, OsHotFixes: { HotFixID: 'KB5034467' } }, [expected.replace(' | KB5034765', '')]],
    ['no name', { ...record, CsName: undefined }, [expected.replace('PC-15', 'pc-17')]],
  ])('%s', (_name, root, expectedHosts) => {
    expect(computerInfoJson.recognise(root)).toBe(true);
    expect(told(computerInfoJson.parse(root, 'pc-17.json'))).toEqual(expectedHosts);
  });

  test('counts what is no machine and no update', () => {
    const { dropped } = computerInfoJson.parse([{ ...record, OsHotFixes: ['x'] }, 7], 'x');
    expect(dropped.map(({ reason }) => reason)).toEqual(['machine is no object', 'update has no number']);
  });
});
