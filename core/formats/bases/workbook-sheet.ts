// One sheet of a workbook as rows of text (ECMA-376 Part 1 §18.3).
import type { SaxesTagNS } from 'saxes';
import { csvCellCharactersMax, csvColumnsMax, type CsvRow } from '#core/formats/bases/csv-rows.ts';
import { dayOfSerial, type NumberStyle } from '#core/formats/bases/workbook-styles.ts';
import { strictXml, type StrictXml } from '#core/formats/bases/xml-strict.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  /** The workbook counts its days from 1904. */
  readonly from1904: boolean;
  /** Cells whose content can't be told are counted here. */
  readonly tally: Tally;
}

/** A sheet that Excel can write has a row more. */
const sheetRowsMax = 1_048_576;
/** Cells that hold something. */
const sheetCellsMax = 25_000_000;
/** How much of the sheet is read at a time. */
const pieceCharacters = 64 * 1024;

/**
 * The rows that hold anything, as a spreadsheet numbers them. Nothing is computed: of a formula the value counts that was
 * stored with it.
 *
 * @throws BadDocument with line and column of the sheet's XML
 */
export function* sheetRows(xml: string, context: CellContext): Generator<CsvRow> {
  const reader = new SheetReader(context);
  for (let at = 0; at < xml.length; at += pieceCharacters) {
    reader.write(xml.slice(at, at + pieceCharacters));
    yield* reader.rows();
  }
  reader.end();
  yield* reader.rows();
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  value: string;
}

class SheetReader {
  readonly #context: CellContext;
  readonly #parser: StrictXml;
  #rows: CsvRow[] = [];
  readonly #path: string[] = [];
  #line = 0;
  #cells: string[] = [];
  #nextColumn = 0;
  #cell: Cell | undefined;
  #count = 0;

  constructor(context: CellContext) {
    this.#context = context;
    this.#parser = strictXml({
      open: (tag) => this.#open(tag),
      text: (piece) => this.#text(piece),
      close: () => this.#close(),
    });
  }

  write(piece: string): void {
    this.#parser.write(piece);
  }

  end(): void {
    this.#parser.end();
  }

  /** Those that are whole and were not asked for yet. */
  rows(): readonly CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #open(tag: SaxesTagNS): void {
    this.#path.push(tag.local);
    switch (tag.local) {
      case 'row':
        this.#line = Number(tag.attributes['r']?.value ?? this.#line + 1);
        if (!(this.#line >= 1 && this.#line <= sheetRowsMax))
          this.#parser.refuse('document.too_large', `a sheet has rows 1 to ${sheetRowsMax}`);
        this.#cells = [];
        this.#nextColumn = 0;
        break;
      case 'c':
        this.#cell = this.#begin(tag);
        break;
      case 'f':
        if (this.#cell !== undefined) this.#cell.hasFormula = true;
    }
  }

  #begin({ attributes }: SaxesTagNS): Cell {
    const column = columnOf(attributes['r']?.value) ?? this.#nextColumn;
    this.#nextColumn = column + 1;
    return {
      column,
      type: attributes['t']?.value ?? 'n',
      style: Number(attributes['s']?.value ?? 0),
      hasFormula: false,
      value: '',
    };
  }

  #text(piece: string): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    const within = this.#path.at(-1);
    if (within !== 'v' && (within !== 't' || this.#path.includes('rPh'))) return;
    cell.value += piece;
    if (cell.value.length > csvCellCharactersMax)
      this.#parser.refuse('document.too_large', `a cell has more than ${csvCellCharactersMax} characters`);
  }

  #close(): void {
    const closed = this.#path.pop();
    if (closed === 'c' && this.#cell !== undefined) {
      this.#put(this.#cell);
      this.#cell = undefined;
    }
    if (closed === 'row' && this.#cells.length > 0) {
      this.#rows.push({ line: this.#line, cells: Array.from(this.#cells, (cell) => cell ?? '') });
    }
  }

  #put(cell: Cell): void {
    const text = this.#textOf(cell).trim();
    if (text === '') return;
    if (cell.column >= csvColumnsMax)
      this.#parser.refuse('document.too_large', `the table has more than ${csvColumnsMax} columns`);
    this.#count += 1;
    if (this.#count > sheetCellsMax) this.#parser.refuse('document.too_large', `more than ${sheetCellsMax} cells`);
    this.#cells[cell.column] = text;
  }

  #textOf({ type, value, style, hasFormula, column }: Cell): string {
    const { strings, tally } = this.#context;
    const place = `row ${this.#line}, column ${column + 1}`;
    if (value === '') {
      if (hasFormula && type !== 'str') tally.add('formula without a stored value; the cell is read as empty', place);
      return '';
    }
    switch (type) {
      case 's': {
        const text = strings[Number(value)];
        if (text === undefined) tally.add('cell names no string of the workbook; it is read as empty', place);
        return text ?? '';
      }
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        tally.add('cell holds an error; it is read as empty', `${place}: ${value}`);
        return '';
      case 'n':
        return this.#numberOf(value, style);
      default: // `str`, `inlineStr`, and `d`, a day as ISO 8601 writes it
        return value;
    }
  }

  #numberOf(value: string, style: number): string {
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    const shown = this.#context.styles[style] ?? 'plain';
    if (shown === 'day') return dayOfSerial(number, this.#context.from1904) ?? value;
    if (shown !== 'plain') return number.toFixed(shown.decimals);
    // Excel shows fifteen digits of what it stores: 22.199999999999999 is 22.2.
    return String(Number(number.toPrecision(15)));
  }
}

/** `B` of `B12` is 1; `undefined` where it is no reference. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
