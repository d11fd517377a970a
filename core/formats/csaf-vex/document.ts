// CSAF 2.0 and 2.1 documents of the VEX profile (§4.5) that lie among inventories: statements on what they hold.
import type { ComponentStatement } from '#core/components/component.ts';
import type { InventoryReading, LooseStatement } from '#core/components/inventory-reading.ts';
import { rootList, rootRecord } from '#core/formats/bases/root-field.ts';
import { productsOf, type Product } from '#core/formats/csaf-vex/products.ts';
import { dayOf } from '#core/kernel/days.ts';
import { recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { Tally } from '#core/kernel/tally.ts';

const category = 'csaf_vex';

/** Statuses of the standard, §3.2.3.9, that say how a product stands. */
const stances = [
  ['known_affected', 'affected'],
  ['first_affected', 'affected'],
  ['last_affected', 'affected'],
  ['known_not_affected', 'not affected'],
  ['fixed', 'fixed'],
  ['first_fixed', 'fixed'],
  ['under_investigation', 'under investigation'],
] as const;

export function isCsafVex(root: JsonRecord): boolean {
  return recordOf(root['document'])?.['category'] === category;
}

/** Throws `BadDocument` where a root field is of the wrong kind. */
export function readCsafVex(root: JsonRecord): InventoryReading {
  const head = rootRecord(root, 'document');
  const tracking = recordOf(head['tracking']);
  const publisher = textOf(recordOf(head['publisher'])?.['name']) ?? 'a VEX document';
  const products = productsOf(rootRecord(root, 'product_tree'));
  const dropped = new Tally();
  const loose = rootList(root, 'vulnerabilities').flatMap((value) => {
    const vulnerability = recordOf(value);
    const id = textOf(vulnerability?.['cve']) ?? textOf(recordsOf(vulnerability?.['ids'])[0]?.['text']);
    if (vulnerability === undefined || id === undefined) {
      dropped.add('vulnerability has no id');
      return [];
    }
    return readVulnerability(vulnerability, { id, publisher, products, dropped });
  });
  return {
    format: `CSAF ${textOf(head['csaf_version']) ?? ''} VEX`.replace('  ', ' '),
    createdOn: dayOf(textOf(tracking?.['current_release_date'])),
    tool: textOf(recordOf(recordOf(tracking?.['generator'])?.['engine'])?.['name']),
    subject: undefined,
    serial: undefined,
    components: [],
    refs: new Map(),
    overall: [],
    loose,
    dropped: dropped.list(),
  };
}

interface Around {
  readonly id: string;
  readonly publisher: string;
  readonly products: ReadonlyMap<string, Product>;
  readonly dropped: Tally;
}

function readVulnerability(vulnerability: JsonRecord, around: Around): readonly LooseStatement[] {
  const statuses = recordOf(vulnerability['product_status']) ?? {};
  const why = justificationsOf(vulnerability);
  return stances.flatMap(([status, stance]) =>
    textsOf(statuses[status]).flatMap((productId): readonly LooseStatement[] => {
      const product = around.products.get(productId);
      if (product === undefined) {
        around.dropped.add('statement on a product that the document does not list', productId);
        return [];
      }
      const justification = stance === 'not affected' ? why.get(productId) : undefined;
      const statement: ComponentStatement = { vulnerability: around.id, stance, justification, by: around.publisher };
      return [{ target: product.target, within: product.within, versions: undefined, statement }];
    }),
  );
}

/** Flags (§3.2.3.5) by product; where there is none, the text on impact (§3.2.3.13). */
function justificationsOf(vulnerability: JsonRecord): ReadonlyMap<string, string> {
  const why = new Map<string, string>();
  const say = (record: JsonRecord, text: string | undefined): void => {
    if (text !== undefined) for (const id of textsOf(record['product_ids'])) if (!why.has(id)) why.set(id, text);
  };
  for (const flag of recordsOf(vulnerability['flags'])) say(flag, textOf(flag['label'])?.replaceAll('_', ' '));
  for (const threat of recordsOf(vulnerability['threats'])) {
    if (threat['category'] === 'impact') say(threat, textOf(threat['details'])?.slice(0, 300));
  }
  return why;
}
