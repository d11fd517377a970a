// One row's cells, each problem counted with its line.
import type { TableRow } from '#core/formats/estate-format.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** Names and versions longer than this are cut. */
const textCharactersMax = 500;

/** The cells of one row of a list that people keep. */
export class TableCells {
  readonly #row: TableRow;
  readonly #tally: Tally;

  constructor(row: TableRow, tally: Tally) {
    this.#row = row;
    this.#tally = tally;
  }

  get line(): number {
    return this.#row.line;
  }

  whole(): string {
    return this.#row.whole();
  }

  report(reason: string, example: string): void {
    this.#tally.add(reason, `line ${this.line}: ${example}`);
  }

  /** Whether the table has the column at all. */
  has(column: string): boolean {
    return this.#row.has(column);
  }

  /** What the cell holds; `undefined` where it is empty, or the column is missing. */
  text(column: string): string | undefined {
    const text = this.#row.cell(column);
    if (text === undefined || text.length <= textCharactersMax) return text;
    this.report(`cell is longer than ${textCharactersMax} characters and was cut`, text);
    return text.slice(0, textCharactersMax);
  }

  /** One of a column's words, `otherwise` where the cell is empty or holds something else, which is reported. */
  word<Value extends string | number>(
    column: string,
    read: (text: string) => Value | undefined,
    otherwise: Value,
  ): Value {
    const text = this.#row.cell(column);
    if (text === undefined) return otherwise;
    const value = read(text);
    if (value === undefined) this.report(`${column} is not known; read as ${otherwise}`, text);
    return value ?? otherwise;
  }

  /** What a cell identifies; where it can't be read, that is reported and the row kept. */
  identifier<Value>(column: string, read: (text: string) => Value | undefined): Value | undefined {
    const text = this.#row.cell(column);
    const value = text === undefined ? undefined : read(text);
    if (text !== undefined && value === undefined)
      this.report(`${column} is malformed; the row is kept without it`, text);
    return value;
  }
}
