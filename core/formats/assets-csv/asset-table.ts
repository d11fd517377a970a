// A list of assets: one row for each host, device, or product on a host. It reads every table that no other format does.
import * as cpe from '#core/components/cpe.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { assetColumns } from '#core/formats/assets-csv/columns.ts';
import { findAssetColumns } from '#core/formats/assets-csv/find.ts';
import { assetCountOf, assetKindOf, criticalityOf, exposureOf } from '#core/formats/bases/asset-words.ts';
import { identify } from '#core/formats/bases/identity.ts';
import { TableCells } from '#core/formats/bases/table-cells.ts';
import { TableHosts, type RowFacts } from '#core/formats/bases/table-hosts.ts';
import type { RowReader, TableRow } from '#core/formats/estate-format.ts';
import { Tally } from '#core/kernel/tally.ts';

/** Finds its own columns: which heading means what depends on the others. */
export const assetTable = {
  title: 'assets CSV',
  tried: true,
  columns: assetColumns,
  find: findAssetColumns,
  open: (source: string): RowReader => new AssetRows(source),
} as const;

class AssetRows implements RowReader {
  readonly #tally = new Tally();
  readonly #hosts: TableHosts;

  constructor(source: string) {
    this.#hosts = new TableHosts(source, this.#tally);
  }

  take(row: TableRow): void {
    const cells = new TableCells(row, this.#tally);
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
    const component = componentOf(cells);
    if (component !== undefined && this.#hosts.holds(name, component))
      cells.report('row stands twice', `${name}, ${component.name}`);
    this.#hosts.add(facts, component === undefined ? [] : [component], cells.line);
  }

  finish(): Omit<EstateReading, 'columns'> {
    return {
      format: assetTable.title,
      createdOn: undefined,
      tool: undefined,
      assets: this.#hosts.assets(),
      statements: [],
      dropped: this.#tally.list(),
    };
  }
}

function componentOf(cells: TableCells): StatedComponent | undefined {
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
