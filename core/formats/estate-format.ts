import type { EstateReading } from '#core/components/estate-reading.ts';
import type { XmlElement } from '#core/formats/bases/xml.ts';

/** What every format that tells of many assets has in common. */
interface Titled {
  /** Shown to people: `Nessus CSV`. */
  readonly title: string;
  /** Whether it was tried on documents that the tool itself wrote; the reference table says so. */
  readonly tried: boolean;
}

/** A report or listing in JSON. `source` is the file's name, by which people are told where a fact comes from. */
export interface JsonEstateFormat extends Titled {
  /** MUST NOT throw, whatever the value holds. At most one format recognises a document. */
  readonly recognise: (root: unknown) => boolean;
  /** MUST throw nothing but `BadDocument`, and only where the document can't be read as a whole; bad elements are counted. */
  readonly parse: (root: unknown, source: string) => EstateReading;
}

/** A report in XML, read a part at a time: a report may be larger than a tree of it would fit. */
export interface XmlEstateFormat extends Titled {
  readonly recognise: (rootName: string, head: string) => boolean;
  /** Names of the elements that are handed over whole, each with its ancestors' names and attributes; the rest is passed by. */
  readonly parts: readonly string[];
  readonly open: (source: string) => PartReader;
}

/** Takes a document's parts in their order, and tells at its end what they say. */
export interface PartReader {
  readonly take: (part: XmlElement, ancestors: readonly Pick<XmlElement, 'name' | 'attributes'>[]) => void;
  readonly finish: () => EstateReading;
}

/** One row of a table, by the meaning of its columns. */
export interface TableRow {
  /** From 1, as a spreadsheet counts. */
  readonly line: number;
  /** The trimmed cell of a column that the format knows by this name; `undefined` where it is absent or empty. */
  readonly cell: (column: string) => string | undefined;
  /** Whether the table has the column at all. */
  readonly has: (column: string) => boolean;
  /** All cells as one text: the example for a row that is counted and left out. */
  readonly whole: () => string;
}

/** A report or list in rows: CSV with any delimiter, or a sheet of a workbook. */
export interface TableEstateFormat extends Titled {
  /**
   * Names of columns, each with the headings it is known by, the preferred one first, folded as `foldHeading` does it:
   * letters and digits only, lower case, without accents. One heading may serve two columns. The names are shown to
   * people as the meaning of a heading.
   */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /**
   * Columns that MUST all be there for the format to be recognised, told by heading. The first row of the first fifty in
   * which a format is recognised is the heading row; of formats that are, the one with the most columns reads. A format
   * that is recognised goes before the list of assets that any table with a host or a product is.
   */
  readonly required: readonly string[];
  /** `preamble`: the rows before the heading row, as they are written. */
  readonly open: (source: string, preamble: readonly (readonly string[])[]) => RowReader;
}

/** Takes a table's rows in their order, never the heading row nor a blank one, and tells at its end what they say. */
export interface RowReader {
  /** MUST NOT throw but for a limit (`BadDocument`); a bad row is counted. */
  readonly take: (row: TableRow) => void;
  readonly finish: () => Omit<EstateReading, 'columns'>;
}

/** A listing in lines: what a command printed. */
export interface TextEstateFormat extends Titled {
  readonly recognise: (text: string) => boolean;
  readonly parse: (text: string, source: string) => EstateReading;
}
