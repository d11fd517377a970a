import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#core/formats/bases/workbook.ts';
import { dayOfSerial, numberStyles } from '#core/formats/bases/workbook-styles.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { workbookParts, type MadeWorkbook } from '#tests/workbook-file.ts';

function read(made: MadeWorkbook): { rows: unknown; dropped: unknown } {
  const { sheets, tally } = openWorkbook(workbookParts(made));
  const rows = [...(sheets[0]?.rows() ?? [])].map(({ line, cells }) => [line, ...cells]);
  return { rows, dropped: tally.list().map(({ reason, example }) => [reason, example]) };
}

const sheet = (rows: string): MadeWorkbook => ({ sheets: [{ name: 'Tabelle1', rows }] });

function faultOf(made: MadeWorkbook): unknown {
  try {
    return read(made);
  } catch (error) {
    return error instanceof BadDocument ? [error.code, error.place] : error;
  }
}

const styles = [
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>',
  '<numFmt numFmtId="165" formatCode="[Red]0.00&quot; days&quot;"/><numFmt numFmtId="166" formatCode="0.000"/></numFmts>',
  '<cellXfs>',
  ...[0, 14, 22, 164, 165, 166, 2, 11].map((id) => `<xf numFmtId="${id}"/>`),
  '</cellXfs>',
].join('');

describe('a workbook', () => {
  it('gives text, shared and inline, with its runs joined and its readings left out', () => {
    const strings =
      '<si><t>Host</t></si><si><r><t xml:space="preserve">Connect </t></r><r><t>Secure</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>';
    const rows =
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c t="s"><v>2</v></c></row><row><c t="inlineStr"><is><t>a &amp; b</t></is></c></row>';
    expect(read({ ...sheet(rows), strings }).rows).toEqual([
      [3, 'Host', '', 'Connect Secure', '東京'],
      [4, 'a & b'],
    ]);
  });

  it.each([
    ['<c><v>12</v></c>', '12'],
    ['<c><v>22.199999999999999</v></c>', '22.2'],
    ['<c><v>1.23E+5</v></c>', '123000'],
    ['<c s="1"><v>45355</v></c>', '2024-03-04'],
    ['<c s="2"><v>45355.5</v></c>', '2024-03-04T12:00:00'],
    ['<c s="3"><v>61</v></c>', '1900-03-01'],
    ['<c s="4"><v>7.5</v></c>', '7.50'],
    ['<c s="5"><v>7.1</v></c>', '7.100'],
    ['<c s="6"><v>7.1</v></c>', '7.10'],
    ['<c s="7"><v>7.1</v></c>', '7.1'],
    ['<c t="b"><v>1</v></c>', 'TRUE'],
    ['<c t="d"><v>2024-03-04T00:00:00</v></c>', '2024-03-04T00:00:00'],
    ['<c t="str"><f>A1&amp;"x"</f><v>web1x</v></c>', 'web1x'],
    ['<c><f>HYPERLINK("http://127.0.0.1:9/")</f><v>7</v></c>', '7'],
  ])('reads the cell %s', (cell, text) => {
    expect(read({ ...sheet(`<row r="1">${cell}</row>`), styles }).rows).toEqual([[1, text]]);
  });

  it('counts what a cell does not tell', () => {
    const rows =
      '<row r="2"><c r="A2"><f>1+1</f></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2" t="s"><v>9</v></c><c r="D2"><v>1</v></c></row>';
    expect(read(sheet(rows))).toEqual({
      rows: [[2, '', '', '', '1']],
      dropped: [
        ['cell holds an error; it is read as empty', 'row 2, column 2: #N/A'],
        ['cell names no string of the workbook; it is read as empty', 'row 2, column 3'],
        ['formula without a stored value; the cell is read as empty', 'row 2, column 1'],
      ],
    });
  });

  it('tells hidden sheets, and finds parts by what refers to them', () => {
    const { sheets } = openWorkbook(
      workbookParts({
        sheets: [
          { name: 'Listen', state: 'veryHidden', rows: '' },
          { name: 'Geräte', rows: '<row><c><v>1</v></c></row>' },
        ],
      }),
    );
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Listen', true],
      ['Geräte', false],
    ]);
    expect([...(sheets[1]?.rows() ?? [])]).toEqual([{ line: 1, cells: ['1'] }]);
  });

  it.each([
    [
      'a column beyond 500',
      sheet('<row r="7"><c r="XFD7"><v>1</v></c></row>'),
      ['document.too_large', expect.stringMatching(/^sheet Tabelle1: line 1,/)],
    ],
    ['a row that no sheet has', sheet('<row r="99999999"/>'), ['document.too_large', expect.any(String)]],
    [
      'a cell beyond measure',
      sheet(`<row><c t="str"><v>${'x'.repeat(40_000)}</v></c></row>`),
      ['document.too_large', expect.any(String)],
    ],
    [
      'declared entities',
      {
        ...sheet(''),
        parts: {
          'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>',
          'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>',
        },
      },
      ['document.entities', expect.stringMatching(/shared strings/)],
    ],
    [
      'a cut sheet',
      { ...sheet(''), parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' } },
      ['document.syntax', expect.any(String)],
    ],
    [
      'no workbook',
      { ...sheet(''), parts: { '_rels/.rels': '<Relationships/>', 'xl/workbook.xml': '' } },
      ['document.syntax', expect.any(String)],
    ],
  ])('with %s is refused', (_, made, expected) => {
    expect(faultOf(made)).toEqual(expected);
  });

  it('passes by the empty cells of a row that is styled to its end', () => {
    const cells = Array.from({ length: 16_384 }, () => '<c s="1"/>').join('');
    expect(read(sheet(`<row r="1"><c><v>1</v></c>${cells}</row>`)).rows).toEqual([[1, '1']]);
  });
});

describe('the numbers of a workbook', () => {
  it.each([
    ['General', 'plain'],
    ['0.00E+00', 'plain'],
    ['#,##0 "days"', 'plain'],
    ['[$-409]d\\-mmm\\-yy;@', 'day'],
    ['[h]:mm', 'day'],
    ['0', { decimals: 0 }],
    ['@', 'plain'],
  ])('are shown by %s as %j', (code, style) => {
    const xml = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${code.replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>`;
    expect(numberStyles(xml)).toEqual([style]);
  });

  // Days and numbers as ECMA-376 Part 1 §18.17.4.1 gives them, and the two sides of the day that never was.
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [2_958_465, false, '9999-12-31'],
    [0, true, '1904-01-01'],
    [1.25, true, '1904-01-02T06:00:00'],
    [0, false, undefined],
    [-5, false, undefined],
    [1e300, false, undefined],
    [Number.NaN, false, undefined],
  ])('%d, from 1904: %s, is %s', (serial, from1904, day) => {
    expect(dayOfSerial(serial, from1904)).toBe(day);
  });
});
