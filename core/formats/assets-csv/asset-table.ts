// A list of assets: one row for each host, device, or product on a host. It reads every table that no other format does.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { assetColumns } from '#core/formats/assets-csv/columns.ts';
import { findAssetColumns, guessColumns, openColumns } from '#core/formats/assets-csv/find.ts';
import { AssetRows } from '#core/formats/bases/table-assets.ts';
import type { RowReader } from '#core/formats/estate-format.ts';

/** Finds its own columns: which heading means what depends on the others. */
export const assetTable = {
  title: 'assets CSV',
  tried: true,
  columns: assetColumns,
  find: findAssetColumns,
  guess: guessColumns,
  questions: openColumns,
  open: (source: string, preamble: readonly (readonly string[])[]): RowReader =>
    new AssetRows(source, { format: 'assets CSV' }, preamble),
} as const satisfies { readonly title: EstateReading['format'] } & Record<string, unknown>;
