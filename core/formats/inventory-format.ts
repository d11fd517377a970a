import type { InventoryReading } from '#core/components/inventory-reading.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

/** An inventory format in JSON: how it is known by its root, and read. */
export interface JsonInventoryFormat {
  /** Shown to people: `CycloneDX`. */
  readonly title: string;
  /** MUST NOT throw, whatever the root holds. At most one format recognises a document. */
  readonly recognise: (root: JsonRecord) => boolean;
  /**
   * MUST throw nothing but `BadDocument`, and that only where the document can't be read as a whole; what is wrong with
   * an element is counted. MUST take time in proportion to the document.
   */
  readonly parse: (root: JsonRecord) => InventoryReading;
}

/** An inventory format that is no JSON. */
export interface TextInventoryFormat {
  readonly title: string;
  /** From the whole text, as for JSON. */
  readonly recognise: (text: string) => boolean;
  readonly parse: (text: string) => InventoryReading;
}
