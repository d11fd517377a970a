import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { wingetExport } from '#core/formats/winget/export.ts';
import { wingetList } from '#core/formats/winget/list.ts';

const columns = [0, 24, 48, 62, 76];

/** Cells set under each other as the screen does it. */
function row(...cells: readonly string[]): string {
  return cells.reduce((line, cell, at) => line.padEnd((columns[at] ?? 0) - wideSigns(line)) + cell, '');
}

function wideSigns(text: string): number {
  return text.match(/[\u2e80-\ua4cf]/g)?.length ?? 0;
}

const rule = '-'.repeat(86);

function told({ assets }: EstateReading): readonly string[] {
  return assets.flatMap(({ components }) =>
    components.map((one) => `${one.vendor ?? ''}|${one.name}|${one.version ?? ''}`),
  );
}

describe('winget list', () => {
  const heading = row('Name', 'Id', 'Version', 'Available', 'Source');
  test.each([
    [
      'a program of its source',
      row('Mozilla Firefox (x64)', 'Mozilla.Firefox', '115.0.2', '119.0', 'winget'),
      'Mozilla|Mozilla Firefox (x64)|115.0.2',
    ],
    [
      'a program without an update',
      row('7-Zip 22.01 (x64)', '7zip.7zip', '22.01', '', 'winget'),
      '7zip|7-Zip 22.01 (x64)|22.01',
    ],
    ['a program of no source', row('Inhouse Tool', 'ARP\\Machine\\X64\\Tool', '2.1', '', ''), '|Inhouse Tool|2.1'],
    [
      'a name that is cut',
      row('Microsoft Visual C++ 20…', 'Microsoft.VCRedist', '14.34', '', 'winget'),
      'Microsoft|Microsoft.VCRedist|14.34',
    ],
    [
      'name and id that are cut',
      row('Microsoft Visual C++ 20…', 'Microsoft.VCRedist.201…', '14.34', '', 'winget'),
      '|Microsoft Visual C++ 20…|14.34',
    ],
    ['a version that is not known', row('Tool', 'Some.Tool', 'Unknown', '', 'winget'), 'Some|Tool|'],
    ['a version that is less than one', row('Tool', 'Some.Tool', '< 2.0', '', 'winget'), 'Some|Tool|'],
    ['a name in wide signs', row('微信', 'Tencent.WeChat', '3.9.5', '', 'winget'), 'Tencent|微信|3.9.5'],
  ])('reads %s', (_name, line, expected) => {
    const text = `   - \r   \\ \r${heading}\r\n${rule}\r\n${line}\r\n`;
    expect(wingetList.recognise(text)).toBe(true);
    expect(told(wingetList.parse(text, 'pc-14.winget-list.txt'))).toEqual([expected]);
  });

  test('reads other languages, and counts what is cut or not known', () => {
    const text = [
      row('Name', 'ID', 'Version', 'Verfügbar', 'Quelle'),
      rule,
      row('Tool…', 'ARP\\Tool', '> 1', '', ''),
    ].join('\n');
    expect(wingetList.recognise(text)).toBe(true);
    const reading = wingetList.parse(text, 'pc-14.winget-list.txt');
    expect(reading.assets[0]?.name).toBe('pc-14');
    expect(reading.dropped.map(({ reason }) => reason)).toEqual([
      'name is cut short, and its id does not say it; the program is kept',
      'version is not known exactly; the program is kept without',
    ]);
  });

  test.each(['', 'Name Id\n---\n', `a b c\n${rule}\n`])('%j is none', (text) => {
    expect(wingetList.recognise(text)).toBe(false);
  });
});

describe('winget export', () => {
  const root = {
    $schema: 'https://aka.ms/winget-packages.schema.2.0.json',
    CreationDate: '2024-03-04T10:00:00.000-00:00',
    WinGetVersion: '1.6.3482',
    Sources: [
      {
        SourceDetails: { Name: 'winget' },
        Packages: [{ PackageIdentifier: 'Git.Git', Version: '2.44.0' }, { PackageIdentifier: 'Dropbox.Dropbox' }, {}],
      },
    ],
  };

  test('reads ids, with versions where they are', () => {
    expect(wingetExport.recognise(root)).toBe(true);
    const reading = wingetExport.parse(root, 'pc-14.json');
    expect(told(reading)).toEqual(['Git|Git.Git|2.44.0', 'Dropbox|Dropbox.Dropbox|']);
    expect([reading.tool, reading.createdOn, reading.assets[0]?.name]).toEqual([
      'winget 1.6.3482',
      '2024-03-04',
      'pc-14',
    ]);
    expect(reading.dropped.map(({ reason }) => reason)).toEqual([
      'package has no id',
      'programs that winget could not install again are not in an export; winget list has them',
      'version is missing; the component is kept',
    ]);
  });

  test.each([[{}], [[]], [{ Sources: [] }], [{ Sources: 'x', WinGetVersion: '1' }]])('%j is none', (other) => {
    expect(wingetExport.recognise(other)).toBe(false);
  });
});
