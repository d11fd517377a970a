import { describe, expect, test } from 'vitest';
import { registryExport } from '#core/formats/registry-export/registry-export.ts';

const software = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const text = String.raw`Windows Registry Editor Version 5.00

[${software}]

[${software}\7-Zip]
"DisplayName"="7-Zip 22.01 (x64)"
"DisplayVersion"="22.01"
"Publisher"="Igor Pavlov"
"UninstallString"="\"C:\\Program Files\\7-Zip\\Uninstall.exe\""
"NoModify"=dword:00000001

[${software}\{AC76BA86-1033-FF00-7760-BC15014EA700}]
"DisplayName"=hex(2):41,00,63,00,72,00,6f,00,\
  62,00,61,00,74,00,00,00
"DisplayVersion"="23.001.20093"
"Publisher"="Adobe"

[${software}\{90140000-0011}_Office_{X}_KB2553347]
"DisplayName"="Security Update for Microsoft Office 2010 (KB2553347)"
"ParentKeyName"="Office"

[${software}\Update]
"DisplayName"="Update for Server (KB4033342)"
"ReleaseType"="Update"

[${software}\NoName]
"SystemComponent"=dword:00000001

[-${software}\Gone]
"DisplayName"="Gone"

[HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\7-Zip]
"DisplayName"="7-Zip 22.01 (x64)"
"DisplayVersion"="22.01"
"Publisher"="Igor Pavlov"

[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion]
"ProductName"="Windows 10 Pro"
"DisplayVersion"="23H2"
"CurrentBuild"="22631"
"UBR"=dword:00000c53
"CurrentMajorVersionNumber"=dword:0000000a
"CurrentMinorVersionNumber"=dword:00000000

[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName]
"ComputerName"="PC-14"

[HKEY_LOCAL_MACHINE\SOFTWARE\Other]
"x"="y"
`;

describe('a registry export', () => {
  const { assets, dropped } = registryExport.parse(text, 'uninstall.reg');

  test('names the machine, its Windows with build and revision, its programs as they are written', () => {
    expect(registryExport.recognise(text)).toBe(true);
    expect(assets.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['PC-14 workstation']);
    expect(assets[0]?.components.map((one) => `${one.vendor}|${one.name}|${one.version}`)).toEqual([
      'Igor Pavlov|7-Zip 22.01 (x64)|22.01',
      'Adobe|Acrobat|23.001.20093',
      'Microsoft|Windows 11 Pro 23H2|10.0.22631.3155',
    ]);
  });

  test('holds updates apart from programs', () => {
    expect(assets[0]?.updates).toEqual(['KB2553347', 'KB4033342']);
  });

  test('counts what it leaves out', () => {
    expect(dropped).toEqual([
      { reason: 'component listed again', count: 1, example: '7-Zip 22.01 (x64)' },
      { reason: 'registry key has no display name', count: 1, example: 'NoName' },
      {
        reason: 'registry key is not one of installed programs',
        count: 1,
        example: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Other',
      },
    ]);
  });

  test('without a name is of the machine that its file is named for', () => {
    const { assets: unnamed } = registryExport.parse('REGEDIT4\n', 'pc-14.uninstall.reg');
    expect(unnamed[0]?.name).toBe('pc-14');
  });

  test.each([
    ['quotes without an end', `"${'\\"'.repeat(100_000)}`],
    ['bytes without an end', `"a"=hex(2):${'41,00,'.repeat(100_000)}\\`],
    ['a key without an end', `[${'\\a'.repeat(100_000)}`],
  ])('%s cost no time', (_name, line) => {
    expect(registryExport.parse(`REGEDIT4\n${line}\n`, 'x').assets).toHaveLength(1);
  });
});
