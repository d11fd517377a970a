// The reports and lists of many assets that are tables: CSV, or a sheet of a workbook.
import type { ColumnQuestion, EstateReading, ReadColumn } from '#core/components/estate-reading.ts';
import { action1Endpoints, action1Software, action1Updates } from '#core/formats/action1/tables.ts';
import { appliances } from '#core/formats/appliances/table.ts';
import { assetTable } from '#core/formats/assets-csv/asset-table.ts';
import { csvRows, detectDelimiter, type CsvDelimiter, type CsvRow } from '#core/formats/bases/csv-rows.ts';
import {
  findColumns,
  foldHeading,
  nothingTold,
  type FoundColumns,
  type ToldHeadings,
} from '#core/formats/bases/headings.ts';
import { RowCells } from '#core/formats/bases/table-row.ts';
import type { Workbook } from '#core/formats/bases/workbook.ts';
import { connectWiseComputers, connectWisePatches, connectWiseSoftware } from '#core/formats/connectwise/tables.ts';
import { defenderTable } from '#core/formats/defender/table.ts';
import type { RowReader, TableEstateFormat } from '#core/formats/estate-format.ts';
import { entraDevices, intuneApps, intuneAppsSummed, intuneDevices } from '#core/formats/intune/tables.ts';
import { mecmDevices, mecmSoftware, mecmSystems, mecmUpdates } from '#core/formats/mecm/tables.ts';
import { medicalDevices } from '#core/formats/medical-devices/table.ts';
import { missingUpdates } from '#core/formats/missing-updates/tables.ts';
import { ninjaDevices, ninjaPatches, ninjaSoftware } from '#core/formats/ninjaone/tables.ts';
import { otAssets } from '#core/formats/ot-assets/table.ts';
import { nessusCsv } from '#core/formats/nessus/csv.ts';
import { nexposeCsv } from '#core/formats/nexpose/csv.ts';
import { openVasCsv } from '#core/formats/openvas/csv.ts';
import { qualysCsv } from '#core/formats/qualys/csv.ts';
import { systemInfoCsv } from '#core/formats/systeminfo/csv.ts';
import { withMeant } from '#core/formats/unread-headings.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally } from '#core/kernel/tally.ts';

/** All but the list of assets, which reads what is left. Of two that find as many columns, the first one reads. */
export const tableEstateFormats: readonly TableEstateFormat[] = [
  nessusCsv,
  nexposeCsv,
  openVasCsv,
  qualysCsv,
  defenderTable,
  intuneDevices,
  entraDevices,
  intuneApps,
  intuneAppsSummed,
  mecmDevices,
  mecmSystems,
  mecmSoftware,
  mecmUpdates,
  ninjaDevices,
  ninjaSoftware,
  ninjaPatches,
  action1Endpoints,
  action1Software,
  action1Updates,
  connectWiseComputers,
  connectWiseSoftware,
  connectWisePatches,
  systemInfoCsv,
  medicalDevices,
  otAssets,
  appliances,
  missingUpdates,
];

/** A heading row is looked for in so many rows: titles and `Report generated …` stand before it. */
const preambleRowsMax = 50;

const delimiters: readonly CsvDelimiter[] = [',', ';', '\t'];

/**
 * `undefined` where the text holds no table of any of the formats.
 *
 * @param told what the person said of headings that were guessed
 * @throws BadDocument with line and column where there is one, and it can't be read as a whole
 */
export function readTableEstate(
  text: string,
  source: string,
  told: ToldHeadings = nothingTold,
): EstateReading | undefined {
  const likely = detectDelimiter(text);
  for (const delimiter of [likely, ...delimiters.filter((one) => one !== likely)]) {
    const reading = readRows(csvRows(text, delimiter), { source, told, isTable: false });
    if (reading !== undefined) return reading;
  }
  return undefined;
}

interface Reading {
  readonly source: string;
  readonly told: ToldHeadings;
  /** What can't be read is refused; else it may be no table at all. */
  readonly isTable: boolean;
}

function readRows(rows: Iterable<CsvRow>, reading: Reading): EstateReading | undefined {
  const open = openTable(rows, reading);
  return open === undefined ? undefined : readTables(open, [], reading);
}

/** A table that was found, as far as it was read. */
interface OpenTable {
  readonly table: Table;
  readonly head: readonly CsvRow[];
  /** Why nothing stands behind the head. */
  readonly fault: BadDocument | undefined;
  readonly rest: Iterator<CsvRow>;
}

function openTable(rows: Iterable<CsvRow>, { told, isTable }: Reading): OpenTable | undefined {
  const rest = rows[Symbol.iterator]();
  const { head, fault } = headOf(rest);
  const table = findTable(head, told);
  if (table !== undefined) return { table, head, fault, rest };
  if (isTable && fault !== undefined) throw fault;
  return undefined;
}

/** Tables of one format are read as one: what two of them say of one host stands together. */
function readTables(first: OpenTable, others: readonly OpenTable[], { source, told }: Reading): EstateReading {
  const { format, at } = first.table;
  const reader = format.open(
    source,
    first.head.slice(0, at).map(({ cells }) => cells),
  );
  const columns = new Map<string, ReadColumn>();
  const questions = new Map<string, ColumnQuestion>();
  for (const open of [first, ...others]) {
    const { table } = open;
    takeRows(open, reader);
    for (const one of shownColumns(table.heading.cells, table.columns))
      columns.set(others.length === 0 ? String(columns.size) : `${one.heading}\u0000${one.meaning ?? ''}`, one);
    if (format !== assetTable) continue;
    for (const one of assetTable.questions(table.columns, table.heading.cells, told))
      if (!questions.has(one.meaning)) questions.set(one.meaning, one);
  }
  const reading = { ...reader.finish(), columns: [...columns.values()] };
  if (format !== assetTable) return reading;
  return { ...reading, questions: [...questions.values()], dropped: withUnread(reading.dropped, reading.columns) };
}

function takeRows({ table, head, fault, rest }: OpenTable, reader: RowReader): void {
  const take = (row: CsvRow): void => {
    if (row.cells.some((cell) => cell.trim() !== '')) reader.take(new RowCells(row, table.columns.at));
  };
  for (const row of head.slice(table.at + 1)) take(row);
  if (fault !== undefined) throw fault;
  for (let next = rest.next(); next.done !== true; next = rest.next()) take(next.value);
}

/** Whoever keeps a list by hand expects each of its columns to be read; a tool's reports have dozens that nobody needs. */
function withUnread(dropped: EstateReading['dropped'], columns: readonly ReadColumn[]): EstateReading['dropped'] {
  const tally = new Tally();
  tally.addAll(dropped);
  const unread = columns.filter(({ heading, meaning }) => meaning === undefined && heading !== '');
  if (unread.length > 0)
    tally.add('column is not read', unread.map(({ heading }) => withMeant(heading)).join(', '), unread.length);
  return tally.list();
}

/**
 * The sheets of a workbook that can be seen and hold tables of one format, that of the first; `undefined` where none does.
 * The other sheets are counted.
 *
 * @throws BadDocument where one of these sheets can't be read as a whole
 */
export function readWorkbookEstate(
  { sheets, tally }: Workbook,
  source: string,
  told: ToldHeadings = nothingTold,
): EstateReading | undefined {
  const plan = { source, told, isTable: true };
  const seen = sheets.filter(({ isHidden, name }) => {
    if (isHidden) tally.add('sheet is hidden and was not read', name);
    return !isHidden;
  });
  const named = seen.filter(({ name }) => !isAside(name));
  const found = openSheets(named, plan, tally);
  // Where nothing else is there, what is called a template may be the list.
  const asides = seen.filter(({ name }) => isAside(name));
  const [first, ...others] = found.length > 0 ? found : openSheets(asides, plan, tally);
  if (first === undefined) return undefined;
  if (found.length > 0)
    for (const { name } of asides) tally.add('sheet is called as what is not in use, and was not read', name);
  const reading = readTables(first, others, plan);
  tally.addAll(reading.dropped);
  const format = reading.format === assetTable.title ? 'assets workbook' : reading.format;
  return { ...reading, format, dropped: tally.list() };
}

/** What is no longer there, or never was: whoever keeps such a sheet keeps it apart. */
function isAside(name: string): boolean {
  return /\b(?:retired|decommissioned|disposed|scrapped|archived?|templates?|examples?|legend|ausgemustert|entsorgt|vorlage|beispiel)\b|^(?:old|alt)$/i.test(
    name.slice(0, 100),
  );
}

function openSheets(sheets: Workbook['sheets'], plan: Reading, tally: Tally): readonly OpenTable[] {
  const found: OpenTable[] = [];
  for (const { name, rows } of sheets) {
    // Behind a list that can be read, a sheet that can't be is another thing.
    const open = openTable(rows(), { ...plan, isTable: plan.isTable && found.length === 0 });
    const [first = open] = found;
    if (open === undefined) tally.add('sheet holds no table that is read', name);
    else if (open.table.format !== first?.table.format)
      tally.add('sheet is of another format than the one that was read', name);
    else found.push(open);
  }
  return found;
}

interface Table {
  readonly format: Pick<TableEstateFormat, 'open'>;
  readonly columns: FoundColumns;
  readonly heading: CsvRow;
  /** The heading row's place in the head. */
  readonly at: number;
}

/** The first rows, and why there are no more of them: the text may be no table at all. */
function headOf(rows: Iterator<CsvRow>): { readonly head: readonly CsvRow[]; readonly fault: BadDocument | undefined } {
  const head: CsvRow[] = [];
  try {
    // As many again as the heading may stand in, for what the columns hold.
    while (head.length < 2 * preambleRowsMax) {
      const next = rows.next();
      if (next.done === true) break;
      head.push(next.value);
    }
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return { head, fault: error };
  }
  return { head, fault: undefined };
}

function findTable(head: readonly CsvRow[], told: ToldHeadings): Table | undefined {
  const folded = head.slice(0, preambleRowsMax).map(({ cells }) => cells.map(foldHeading));
  for (const [at, headings] of folded.entries()) {
    const heading = head[at];
    const found = recognise(headings, told);
    if (heading !== undefined && found !== undefined) return { ...found, heading, at };
  }
  return findList(head, folded, told);
}

/** Of the formats whose columns stand there, the one with the most. */
function recognise(headings: readonly string[], told: ToldHeadings): Pick<Table, 'format' | 'columns'> | undefined {
  let best: Pick<Table, 'format' | 'columns'> | undefined;
  for (const format of tableEstateFormats) {
    const at = findColumns(format.columns, headings, told);
    if (!format.required.every((column) => at.has(column))) continue;
    if (best === undefined || at.size > best.columns.at.size) {
      best = { format, columns: { at, guessed: new Set() } };
    }
  }
  return best;
}

/** The row that names the most columns of a list of assets. */
function findList(
  head: readonly CsvRow[],
  folded: readonly (readonly string[])[],
  told: ToldHeadings,
): Table | undefined {
  let best: Table | undefined;
  for (const [at, headings] of folded.entries()) {
    const heading = head[at];
    const columns = assetTable.find(headings, told);
    if (heading === undefined || columns === undefined) continue;
    if (best === undefined || columns.at.size > best.columns.at.size) {
      best = { format: assetTable, columns, heading, at };
    }
  }
  if (best === undefined) return undefined;
  const cells = head.slice(best.at + 1).map((row) => row.cells);
  return { ...best, columns: assetTable.guess(best.columns, folded[best.at] ?? [], cells, told) };
}

function shownColumns(headings: readonly string[], { at, guessed }: FoundColumns): readonly ReadColumn[] {
  const meanings = new Map<number, string>();
  for (const [column, index] of at) if (!meanings.has(index)) meanings.set(index, column);
  return headings.map((heading, index) => {
    const meaning = meanings.get(index);
    return { heading: heading.trim(), meaning, certain: meaning === undefined || !guessed.has(meaning) };
  });
}
