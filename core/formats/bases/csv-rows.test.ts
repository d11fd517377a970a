import { describe, expect, it } from 'vitest';
import { csvCellCharactersMax, csvColumnsMax, csvRows, detectDelimiter } from '#core/formats/bases/csv-rows.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

function cells(text: string): readonly (readonly string[])[] {
  return [...csvRows(text)].map((row) => row.cells);
}

function fault(text: string): BadDocument | undefined {
  try {
    cells(text);
    return undefined;
  } catch (error) {
    if (error instanceof BadDocument) return error;
    throw error;
  }
}

describe('a CSV', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['\ufeffa,b\n', [['a', 'b']]],
    [
      'a;b\n"x;y";2,5\n',
      [
        ['a', 'b'],
        ['x;y', '2,5'],
      ],
    ],
    [
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['sep=;\r\na;b,c\r\n', [['a', 'b,c']]],
    ['"a ""quoted"" word",b\n', [['a "quoted" word', 'b']]],
    ['"two\nlines",b\n', [['two\nlines', 'b']]],
    ['"a" ,b\n', [['a', 'b']]],
    ['19" rack,b\n', [['19" rack', 'b']]],
    ['a,,\n', [['a', '', '']]],
    ['\n \na\n\n', [['a']]],
    ['"",""\n', [['', '']]],
    ['a,b', [['a', 'b']]],
    ['a,', [['a', '']]],
    ['', []],
    ['\ufeff', []],
  ])('%j holds %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('knows the line of each row', () => {
    expect([...csvRows('a\r\n"x\r\ny\n\rz"\n\nb\n')].map((row) => row.line)).toEqual([1, 2, 7]);
  });

  it.each([
    ['a,b\n1,"2\n3\n', 'document.syntax', 'line 2, column 3'],
    ['a,b\n"x"y,2\n', 'document.syntax', 'line 2, column 4'],
    ['a\n"x\ny"z\n', 'document.syntax', 'line 3, column 3'],
    [','.repeat(csvColumnsMax + 1), 'document.too_large', `line 1, column ${csvColumnsMax + 1}`],
    ['x'.repeat(csvCellCharactersMax + 1), 'document.too_large', 'line 1, column 1'],
    [`"${'x'.repeat(csvCellCharactersMax + 1)}"`, 'document.too_large', 'line 1, column 1'],
    [`"${'""'.repeat(csvCellCharactersMax + 1)}"`, 'document.too_large', 'line 1, column 1'],
  ])('case %# is refused with its place', (text, code, place) => {
    expect(fault(text)).toMatchObject({ code, place });
  });

  it.each([
    ['a,b;c,d', ','],
    ['a;b;c,d', ';'],
    ['a\tb\tc,d;e', '\t'],
    ['"a;b;c;d",e', ','],
    ['\n\na;b', ';'],
    ['a', ','],
  ])('%j is delimited by %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});
