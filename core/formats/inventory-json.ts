// The inventory formats that are JSON; kept apart from those that need an XML, YAML or line parser, which `match`
// must not load to read a JSON document.
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import * as cyclonedx from '#core/formats/cyclonedx/bom.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';

/** How one inventory format is known by its root and read. */
export interface InventoryFormat {
  /** Shown to people: `CycloneDX`. */
  readonly title: string;
  readonly recognise: (root: JsonRecord) => boolean;
  /** Throws `BadDocument` where the document can't be read as a whole. */
  readonly parse: (root: JsonRecord) => InventoryReading;
}

export const jsonFormats: readonly InventoryFormat[] = [
  { title: 'CycloneDX', recognise: cyclonedx.isCycloneDx, parse: (root) => cyclonedx.readBom(root, 'JSON') },
];

/** `undefined` where the value is a root of none of the formats. */
export function readJsonInventory(value: unknown): InventoryReading | undefined {
  if (!isRecord(value)) return undefined;
  return jsonFormats.find(({ recognise }) => recognise(value))?.parse(value);
}
