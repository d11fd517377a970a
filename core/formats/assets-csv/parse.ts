// A CSV of assets: one row for each product on each host.
import type { StatedAsset } from '#core/components/assemble.ts';
import * as cpe from '#core/components/cpe.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { countUnread, findColumns, requireColumns, type Columns } from '#core/formats/assets-csv/columns.ts';
import { RowCells } from '#core/formats/assets-csv/row-cells.ts';
import { Rows, type RowFacts } from '#core/formats/assets-csv/rows.ts';
import { assetCountOf, assetKindOf, criticalityOf, exposureOf } from '#core/formats/bases/asset-words.ts';
import { csvRows } from '#core/formats/bases/csv-rows.ts';
import { identify } from '#core/formats/bases/identity.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';

/** What a CSV of assets holds. */
export interface AssetsCsv {
  readonly format: string;
  readonly assets: readonly StatedAsset[];
  readonly dropped: readonly Dropped[];
}

/** Whether the first row has the columns that a list of assets must have. MUST NOT throw. */
export function isAssetsCsv(text: string): boolean {
  try {
    const [first] = csvRows(text);
    return first !== undefined && findColumns(first.cells) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Reads rows of host, vendor, product, version, exposed, criticality, zone (also kind, count, purl, cpe, loses,
 * maintenance window). Rows of one host are one asset.
 *
 * @param source what people are told a stated value comes from: the file's name
 * @throws BadDocument with its place where the text is no CSV, or a required column is missing
 */
export function parseAssetsCsv(text: string, source: string): AssetsCsv {
  const tally = new Tally();
  const rows = new Rows(source, tally);
  let columns: Columns | undefined;
  for (const row of csvRows(text)) {
    if (columns === undefined) {
      columns = requireColumns(row.cells, row.line);
      countUnread(row.cells, columns, tally);
      continue;
    }
    readRow(new RowCells(row, columns, tally), rows);
  }
  if (columns === undefined) throw new BadDocument('document.empty', 'the table has no rows');
  return { format: 'assets CSV', assets: rows.assets(), dropped: tally.list() };
}

function readRow(cells: RowCells, rows: Rows): void {
  const name = cells.text('host');
  if (name === undefined) {
    cells.report('row names no host', cells.whole());
    return;
  }
  const facts: RowFacts = {
    name,
    exposure: cells.word('exposed', exposureOf, 'unknown'),
    criticality: cells.word('criticality', criticalityOf, 'unknown'),
    zone: cells.text('zone'),
    kind: cells.word('kind', assetKindOf, 'unknown'),
    count: cells.word('count', assetCountOf, 1),
    maintenanceWindow: cells.text('maintenanceWindow'),
    loses: cells.text('loses'),
  };
  rows.add(facts, componentOf(cells), cells.line);
}

function componentOf(cells: RowCells): StatedComponent | undefined {
  const version = cells.text('version');
  const identity = cells.identifier('purl', (text) => identify(text, version, undefined));
  const platform = cells.identifier('cpe', cpe.normalise);
  const name = cells.text('product') ?? identity?.name;
  if (name === undefined) {
    cells.report('row names no product', cells.whole());
    return undefined;
  }
  return {
    name,
    version: version ?? identity?.version,
    purl: identity?.purl,
    package: identity?.package,
    qualifiers: identity?.qualifiers ?? {},
    cpes: platform === undefined ? [] : [platform],
    vendor: cells.text('vendor'),
    depth: 'direct',
    through: [],
    statements: [],
  };
}
