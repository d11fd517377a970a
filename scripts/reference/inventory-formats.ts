import { jsonFormats } from '#core/formats/inventory-json.ts';
import { textFormats } from '#core/formats/inventory-text.ts';
import { page, table, type Page } from '#scripts/reference/page.ts';

/** Recognised, so that it can be refused with advice. */
const refused = 'SPDX RDF/XML';

/** What stands for an inventory, in the order in which a document is offered to the readers. */
export function inventoryFormats(): Page {
  return page(
    'inventory-formats.md',
    'Inventory formats',
    'A document is known by what it holds, not by its name. Each may be compressed with gzip. In a folder, files that hold no ' +
      'inventory are passed over and counted; a file that is named must hold one. How to write `assets.yaml` and the CSV is told ' +
      'in `../guides/inventory.md`.',
    table(
      ['format', 'written as'],
      [
        ...jsonFormats.map(({ title }) => [title, 'JSON']),
        ...textFormats.filter(({ title }) => title !== refused).map(({ title }) => [title, 'text']),
        ['list of assets', '`assets.yaml`'],
        ['list of assets', 'CSV or TSV with a column for the host'],
      ],
    ),
    `${refused} is known, and refused with advice to convert it.`,
  );
}
