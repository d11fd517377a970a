// Which column is which in a list of assets.
import { assetColumns, type AssetColumn } from '#core/formats/assets-csv/columns.ts';
import { findColumns, type FoundColumns, type ToldHeadings } from '#core/formats/bases/headings.ts';

/** Headings that name a host in one list and a product in the next. */
const ambiguous: ReadonlySet<string> = new Set([
  'name',
  'nom',
  'nombre',
  'bezeichnung',
  'title',
  'titel',
  'description',
]);

/** Any of these columns says what stands somewhere. */
const subjects: readonly AssetColumn[] = ['host', 'address', 'serial', 'tag'];
const contents: readonly AssetColumn[] = ['product', 'model', 'os', 'firmware', 'purl', 'cpe'];

/** The columns of a heading row; `undefined` where it is not that of a list of assets. */
export function findAssetColumns(folded: readonly string[], told: ToldHeadings): FoundColumns | undefined {
  const at = new Map(findColumns(assetColumns, folded, told));
  const guessed = new Set<string>();
  settleName(at, guessed, folded);
  const has = (columns: readonly AssetColumn[]): boolean => columns.some((column) => at.has(column));
  if (at.size < 2 || (!has(subjects) && !has(contents))) return undefined;
  return { at, guessed };
}

/** `Name` is the host's beside a product, and the product's beside a host or a publisher. */
function settleName(at: Map<string, number>, guessed: Set<string>, folded: readonly string[]): void {
  const named = at.get('host');
  const isNamed = named !== undefined && ambiguous.has(folded[named] ?? '');
  if (isNamed && at.has('product')) return;
  const index = isNamed ? named : folded.findIndex((heading) => ambiguous.has(heading));
  if (index < 0) return;
  const isSoftware = at.has('version') || at.has('publisher');
  if (isNamed && isSoftware && !at.has('model') && !at.has('os') && !at.has('firmware')) {
    at.delete('host');
    at.set('product', index);
    guessed.add('product');
  } else if (!at.has('host')) {
    at.set('host', index);
    guessed.add('host');
  } else if (!isNamed && !at.has('product') && isSoftware) {
    at.set('product', index);
    guessed.add('product');
  }
}
