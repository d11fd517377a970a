// Headings of tables: how two spellings are told to be the same, and which column stands where.

/** What the person said of a table's headings: the folded heading, and the column that it is; `''`: nobody reads it. */
export type ToldHeadings = ReadonlyMap<string, string>;

export const nothingTold: ToldHeadings = new Map();

/** Which of a table's columns is which. */
export interface FoundColumns {
  /** The column's name, and where it stands in a row, from 0. */
  readonly at: ReadonlyMap<string, number>;
  /** Names of columns that were guessed from their heading's words or from what they hold. */
  readonly guessed: ReadonlySet<string>;
}

/** Longer headings are text. */
const headingCharactersMax = 200;

/** Letters and digits only, lower case, without accents: `OS-Version (Gerät)` is `osversiongerat`. */
export function foldHeading(heading: string): string {
  return heading
    .slice(0, headingCharactersMax)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Folded headings, written with spaces between them: a line for each language or kind. */
export function headings(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}

/** The columns that the headings name, by what the person said of them, else by their preferred alias. */
export function findColumns(
  aliases: Readonly<Record<string, readonly string[]>>,
  folded: readonly string[],
  told: ToldHeadings,
): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  const first = new Map<string, number>();
  for (const [index, heading] of folded.entries()) {
    if (heading === '') continue;
    const said = told.get(heading);
    if (said === undefined) {
      if (!first.has(heading)) first.set(heading, index);
    } else if (Object.hasOwn(aliases, said) && !at.has(said)) at.set(said, index);
  }
  for (const [column, names] of Object.entries(aliases)) {
    if (at.has(column)) continue;
    const index = names.map((name) => first.get(name)).find((one) => one !== undefined);
    if (index !== undefined) at.set(column, index);
  }
  return at;
}
