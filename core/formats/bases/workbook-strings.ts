// The strings that a workbook's cells share (ECMA-376 Part 1 §18.4).
import { csvCellCharactersMax } from '#core/formats/bases/csv-rows.ts';
import { strictXml } from '#core/formats/bases/xml-strict.ts';

const stringsMax = 5_000_000;

/** @throws BadDocument with line and column */
export function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  const path: string[] = [];
  let text = '';
  const parser = strictXml({
    open: ({ local }) => {
      path.push(local);
      if (local === 'si') text = '';
    },
    text: (piece) => {
      if (path.at(-1) === 't' && !path.includes('rPh')) text += piece;
      if (text.length > csvCellCharactersMax)
        parser.refuse('document.too_large', `a string has more than ${csvCellCharactersMax} characters`);
    },
    close: () => {
      if (path.pop() !== 'si') return;
      if (strings.length >= stringsMax) parser.refuse('document.too_large', `more than ${stringsMax} shared strings`);
      strings.push(text);
    },
  });
  parser.write(xml);
  parser.end();
  return strings;
}
