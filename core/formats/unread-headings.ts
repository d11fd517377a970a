// Why a table is in none of the formats: which headings were found, which of them are known, and what is missing.
import { assetColumns } from '#core/formats/assets-csv/columns.ts';
import { subjects } from '#core/formats/assets-csv/find.ts';
import { columnWords } from '#core/formats/bases/column-words.ts';
import { csvRows, type CsvRow } from '#core/formats/bases/csv-rows.ts';
import { foldHeading } from '#core/formats/bases/headings.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { nearestWord } from '#core/components/slips.ts';

/** Headings stand within so many rows. */
const rowsMax = 10;
const headingsMax = 30;
const headingCharactersMax = 60;
/** Shorter headings are too like each other for a slip to show. */
const lettersMin = 5;
/** From so many letters on two slips are one too. */
const longLetters = 8;

const columnsByHeading: ReadonlyMap<string, string> = new Map(
  Object.entries(assetColumns).flatMap(([column, names]) => names.map((name) => [name, column] as const)),
);

/** `undefined` where the text looks like no table of assets. */
export function unreadHeadings(text: string): string | undefined {
  for (const delimiter of [',', ';', '\t'] as const) {
    const told = unreadHeadingsOf(csvRows(text, delimiter));
    if (told !== undefined) return told;
  }
  return undefined;
}

export function unreadHeadingsOf(rows: Iterable<CsvRow>): string | undefined {
  let best: Headings | undefined;
  const first = firstRows(rows);
  for (const [at, cells] of first.slice(0, rowsMax).entries()) {
    const found = headingsIn(cells);
    if (!isHeaded(cells, first.slice(at + 1))) continue;
    if (found.written.length < 2 || found.known.size + found.near.size === 0) continue;
    if (best === undefined || found.known.size + found.near.size > best.known.size + best.near.size) best = found;
  }
  return best === undefined ? undefined : told(best);
}

/** `critcality: did you mean Criticality?`; the heading alone where nothing is like it. */
export function withMeant(heading: string): string {
  const folded = foldHeading(heading);
  const like = folded.length >= lettersMin && folded.length <= headingCharactersMax ? nearest(folded) : undefined;
  return like === undefined ? heading : `${heading}: did you mean ${called(like)}?`;
}

interface Headings {
  readonly written: readonly string[];
  /** By heading: its column. */
  readonly known: ReadonlyMap<string, string>;
  /** By heading: the column that may be meant. */
  readonly near: ReadonlyMap<string, string>;
}

/** With the one behind them. */
function firstRows(rows: Iterable<CsvRow>): readonly (readonly string[])[] {
  const first: (readonly string[])[] = [];
  try {
    for (const { cells } of rows) {
      first.push(cells);
      if (first.length > rowsMax) break;
    }
  } catch (error) {
    // What is no table has no headings.
    if (!(error instanceof BadDocument)) throw error;
  }
  return first;
}

/** A table's rows have as many cells as its headings, in one of the first at the least; prose with commas has not. */
function isHeaded(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  return below.length === 0 || below.some(({ length }) => length === cells.length);
}

function headingsIn(cells: readonly string[]): Headings {
  const written = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '' && cell.length <= headingCharactersMax)
    .slice(0, headingsMax);
  const known = new Map<string, string>();
  const near = new Map<string, string>();
  for (const heading of written) {
    const folded = foldHeading(heading);
    const column = columnsByHeading.get(folded);
    if (column !== undefined) known.set(heading, column);
    const like = column === undefined && folded.length >= lettersMin ? nearest(folded) : undefined;
    if (like !== undefined) near.set(heading, like);
  }
  return { written, known, near };
}

function nearest(folded: string): string | undefined {
  const slips = folded.length >= longLetters ? 2 : 1;
  const word = nearestWord(
    folded,
    [...columnsByHeading.keys()].filter((name) => name.length >= lettersMin),
    slips,
  );
  return word === undefined ? undefined : columnsByHeading.get(word);
}

function told({ written, known, near }: Headings): string {
  const names = written.map((heading) => `"${heading}"`).join(', ');
  const read = [...known].map(([heading, column]) => `"${heading}" (${called(column)})`).join(', ');
  const meant = [...near].map(([heading, column]) => `"${heading}": did you mean ${called(column)}?`);
  const namesSubject = subjects.some((subject) => [...known.values()].includes(subject));
  const missing = namesSubject
    ? 'one more is needed that does, such as Product or Version'
    : 'one that says what the list is of is missing: Host, Product, Model or OS';
  return [
    `is a table whose headings are ${names}; ${known.size === 0 ? 'none of them is known' : `of these ${read} can be read`}, and ${missing}`,
    ...meant,
  ].join('. ');
}

function called(column: string): string {
  const words = columnWords(column);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
