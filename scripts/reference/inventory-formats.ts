import { jsonFormats } from '#core/formats/inventory-json.ts';
import { page, table, type Page } from '#scripts/reference/page.ts';

/** What stands for an inventory, in the order in which a document is offered to the readers. */
export function inventoryFormats(): Page {
  return page(
    'inventory-formats.md',
    'Inventory formats',
    'A document is known by what it holds, not by its name. Each may be compressed with gzip.',
    table(
      ['format', 'written as'],
      jsonFormats.map(({ title }) => [title, 'JSON']),
    ),
  );
}
