// CSV as RFC 4180 defines it, and as spreadsheets write it: semicolons or tabs in place of commas, a byte order mark, any
// line ending, blank lines, Excel's `sep=;` line.
import { BadDocument } from '#core/kernel/bad-document.ts';

/** One record. */
export interface CsvRow {
  /** The line on which it begins, from 1; a quoted cell may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvDelimiter = ',' | ';' | '\t';

const csvRowsMax = 1_000_000;
export const csvColumnsMax = 500;
/** As many as a cell of a spreadsheet holds. */
export const csvCellCharactersMax = 32_767;

/**
 * The records, blank lines left out, cells as they are written (quotes resolved, white space kept).
 *
 * @param delimiter where it is known; else what the first line holds most. A line `sep=` goes before both.
 * @throws BadDocument with line and column where the text is no CSV, or over a limit
 */
export function* csvRows(text: string, delimiter?: CsvDelimiter): Generator<CsvRow> {
  const cursor: Cursor = { text, at: text.startsWith('\ufeff') ? 1 : 0, line: 1, lineStart: 0, delimiter: ',' };
  const stated = /^sep=([,;\t])(?:\r\n|\r|\n)/i.exec(text.slice(cursor.at, cursor.at + 7));
  if (stated === null) cursor.delimiter = delimiter ?? detectDelimiter(text);
  else {
    cursor.delimiter = delimiterOf(stated[1]);
    cursor.at += stated[0].length;
    newLine(cursor);
  }
  for (let rows = 0; cursor.at < text.length;) {
    const line = cursor.line;
    const cells = readRecord(cursor);
    if (cells.length === 1 && cells[0]?.trim() === '') continue;
    rows += 1;
    if (rows > csvRowsMax) throw tooLarge(cursor, `more than ${csvRowsMax} rows`);
    yield { line, cells };
  }
}

/** What the first line with content holds most outside quotes; a comma where it holds none. */
export function detectDelimiter(text: string): CsvDelimiter {
  const head = text.slice(0, csvCellCharactersMax).replace(/^[\ufeff\r\n ]+/, '');
  const [line = ''] = head.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const count = (sign: CsvDelimiter): number => line.split(sign).length;
  if (count(';') > count(',') && count(';') >= count('\t')) return ';';
  return count('\t') > count(',') ? '\t' : ',';
}

interface Cursor {
  readonly text: string;
  at: number;
  line: number;
  /** Where the line begins. */
  lineStart: number;
  delimiter: CsvDelimiter;
}

function delimiterOf(sign: string | undefined): CsvDelimiter {
  return sign === ';' || sign === '\t' ? sign : ',';
}

/** Reads up to and past the line's end. */
function readRecord(cursor: Cursor): readonly string[] {
  const { text, delimiter } = cursor;
  const cells: string[] = [];
  for (;;) {
    cells.push(text[cursor.at] === '"' ? readQuoted(cursor) : readBare(cursor));
    if (cells.length > csvColumnsMax) throw tooLarge(cursor, `more than ${csvColumnsMax} columns`);
    if (text[cursor.at] === delimiter) {
      cursor.at += 1;
      continue;
    }
    if (text[cursor.at] === '\r') cursor.at += 1;
    if (text[cursor.at] === '\n') cursor.at += 1;
    newLine(cursor);
    return cells;
  }
}

function newLine(cursor: Cursor): void {
  cursor.line += 1;
  cursor.lineStart = cursor.at;
}

/** Up to the delimiter or the line's end. A quote in its midst is a sign like others: `19" rack`. */
function readBare(cursor: Cursor): string {
  const { text, delimiter, at } = cursor;
  let end = at;
  const limit = Math.min(text.length, at + csvCellCharactersMax + 1);
  while (end < limit && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  if (end - at > csvCellCharactersMax) throw tooLarge(cursor, `a cell of more than ${csvCellCharactersMax} characters`);
  cursor.at = end;
  return text.slice(at, end);
}

function readQuoted(cursor: Cursor): string {
  const { text } = cursor;
  const { line, lineStart, at } = cursor;
  let cell = '';
  for (let from = cursor.at + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0)
      throw new BadDocument('document.syntax', 'a quoted cell is never closed', place({ line, lineStart, at }));
    countLines(cursor, from, quote);
    cell += text.slice(from, quote);
    if (cell.length > csvCellCharactersMax) {
      throw tooLarge(cursor, `a cell of more than ${csvCellCharactersMax} characters`);
    }
    if (text[quote + 1] !== '"') {
      cursor.at = quote + 1;
      break;
    }
    cell += '"';
    from = quote + 2;
  }
  // Spaces behind the closing quote are a slip of the hand; anything else says that the quotes are not what they seem.
  while (text[cursor.at] === ' ') cursor.at += 1;
  const next = text[cursor.at];
  if (next !== undefined && next !== cursor.delimiter && next !== '\n' && next !== '\r') {
    throw new BadDocument('document.syntax', 'text follows the closing quote of a cell', place(cursor));
  }
  return cell;
}

/** Line breaks within a cell: CRLF, LF and CR are one each. */
function countLines(cursor: Cursor, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const sign = cursor.text[at];
    if (sign !== '\n' && (sign !== '\r' || cursor.text[at + 1] === '\n')) continue;
    cursor.line += 1;
    cursor.lineStart = at + 1;
  }
}

function tooLarge(cursor: Cursor, what: string): BadDocument {
  return new BadDocument('document.too_large', `the table has ${what}`, place(cursor));
}

function place({ line, at, lineStart }: Pick<Cursor, 'line' | 'at' | 'lineStart'>): string {
  return `line ${line}, column ${at - lineStart + 1}`;
}
