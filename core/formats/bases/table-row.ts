import type { CsvRow } from '#core/formats/bases/csv-rows.ts';
import type { TableRow } from '#core/formats/estate-format.ts';

/** One row by the names of its columns. */
export class RowCells implements TableRow {
  readonly #row: CsvRow;
  readonly #at: ReadonlyMap<string, number>;

  constructor(row: CsvRow, at: ReadonlyMap<string, number>) {
    this.#row = row;
    this.#at = at;
  }

  get line(): number {
    return this.#row.line;
  }

  cell(column: string): string | undefined {
    const index = this.#at.get(column);
    const text = index === undefined ? undefined : this.#row.cells[index]?.trim();
    return text === '' ? undefined : text;
  }

  has(column: string): boolean {
    return this.#at.has(column);
  }

  whole(): string {
    return this.#row.cells.join(', ');
  }
}
