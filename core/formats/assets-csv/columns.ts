// The columns of a CSV of assets, found by their headings.
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { Tally } from '#core/kernel/tally.ts';

const headings = {
  host: ['host', 'asset', 'name', 'hostname', 'hostorasset', 'assetname'],
  vendor: ['vendor', 'manufacturer'],
  product: ['product', 'software', 'productname'],
  version: ['version', 'productversion'],
  exposed: ['exposed', 'exposure'],
  criticality: ['criticality'],
  zone: ['zone'],
  kind: ['kind'],
  count: ['count', 'quantity'],
  purl: ['purl'],
  cpe: ['cpe'],
  loses: ['loses'],
  maintenanceWindow: ['maintenancewindow'],
} as const;

export type Column = keyof typeof headings;

/** Where each column stands in a row, from 0. */
export type Columns = ReadonlyMap<Column, number>;

/** The columns of a heading row; `undefined` where it is not that of a list of assets. */
export function findColumns(row: readonly string[]): Columns | undefined {
  const written = row.map(plain);
  const columns = new Map<Column, number>();
  for (const [column, names] of Object.entries(headings)) {
    const at = names.map((name) => written.indexOf(name)).find((index) => index >= 0);
    if (isColumn(column) && at !== undefined) columns.set(column, at);
  }
  return columns.has('host') && columns.has('product') ? columns : undefined;
}

/** @throws BadDocument naming what is missing */
export function requireColumns(row: readonly string[], line: number): Columns {
  const columns = findColumns(row);
  if (columns !== undefined) return columns;
  const written = new Set(row.map(plain));
  const missing = headings.host.some((name) => written.has(name)) ? '"product"' : '"host" (or "asset", "name")';
  throw new BadDocument('document.missing_column', `the first row names no column ${missing}`, `line ${line}`);
}

/** Counts columns that nobody reads. */
export function countUnread(row: readonly string[], columns: Columns, tally: Tally): void {
  const read = new Set(columns.values());
  for (const [index, heading] of row.entries()) {
    if (!read.has(index) && heading.trim() !== '') tally.add('column is not read', heading.trim());
  }
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[\s_-]+/g, '');
}

function isColumn(name: string): name is Column {
  return Object.hasOwn(headings, name);
}
