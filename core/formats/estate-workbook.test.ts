// Workbooks of several sheets, as people keep them.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { openWorkbook } from '#core/formats/bases/workbook.ts';
import { readWorkbookEstate } from '#core/formats/estate-table.ts';
import { rowsOf, workbookParts } from '#tests/workbook-file.ts';

function read(sheets: Readonly<Record<string, string>>): EstateReading | undefined {
  const made = Object.entries(sheets).map(([name, text]) => ({ name, rows: rowsOf(text) }));
  return readWorkbookEstate(openWorkbook(workbookParts({ sheets: made })), 'list.xlsx');
}

function shown(reading: EstateReading | undefined): readonly string[] {
  return (reading?.assets ?? []).map(({ name, components }) =>
    [name, ...components.map((one) => `${one.name} ${one.version ?? ''}`)].join(' | '),
  );
}

const reasons = (reading: EstateReading | undefined): readonly string[] =>
  (reading?.dropped ?? []).map(({ reason, example }) => `${reason}: ${example}`);

describe('a workbook', () => {
  test('of several sheets of one format is read as one list, whatever the order of their columns', () => {
    const reading = read({
      Clinic: 'Host,Product,Version\nsrv1,nginx,1.25.0\npc1,Firefox,115.0',
      Notes: 'who to call',
      Ward: 'Version,Host,Product\n3.0.1,srv1,OpenSSL\n24.1,pc2,7-Zip',
    });
    expect(shown(reading)).toEqual(['srv1 | nginx 1.25.0 | OpenSSL 3.0.1', 'pc1 | Firefox 115.0', 'pc2 | 7-Zip 24.1']);
    expect(reasons(reading)).toEqual(['sheet holds no table that is read: Notes']);
    expect(reading?.columns.map(({ heading, meaning }) => [heading, meaning])).toEqual([
      ['Host', 'host'],
      ['Product', 'product'],
      ['Version', 'version'],
    ]);
  });

  test('of sheets of two formats is read as the first of them', () => {
    const reading = read({
      Assets: 'Host,Product,Version\nsrv1,nginx,1.25.0',
      Scan: 'IP,NVT Name,NVT OID,Severity\n10.0.0.1,x,1.3.6.1.4.1.25623.1.0.1,High',
    });
    expect(shown(reading)).toEqual(['srv1 | nginx 1.25.0']);
    expect(reasons(reading)).toEqual(['sheet is of another format than the one that was read: Scan']);
  });

  test('takes nothing for installed that stands among the retired, and reads a template where it is all there is', () => {
    const list = 'Host,Product,Version\nsrv1,nginx,1.25.0';
    const both = read({ 'Retired 2024': list.replace('srv1', 'old1'), Assets: list });
    expect(shown(both)).toEqual(['srv1 | nginx 1.25.0']);
    expect(reasons(both)).toEqual(['sheet is called as what is not in use, and was not read: Retired 2024']);
    expect(shown(read({ 'Asset template': list }))).toEqual(['srv1 | nginx 1.25.0']);
  });

  test('is not refused for a sheet behind its list that is too wide to be one', () => {
    const reading = read({
      Assets: 'Host,Product,Version\nsrv1,nginx,1.25.0',
      Pivot: Array.from({ length: 600 }, (_, at) => `c${at}`).join(','),
    });
    expect(shown(reading)).toEqual(['srv1 | nginx 1.25.0']);
    expect(reasons(reading)).toEqual(['sheet holds no table that is read: Pivot']);
  });

  test('without a table is none', () => {
    expect(read({ Notes: 'who to call' })).toBeUndefined();
  });
});
