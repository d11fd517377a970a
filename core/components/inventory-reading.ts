import type { AssetKind } from '#core/components/asset.ts';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { VersionLimit } from '#core/components/version-limit.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Dropped } from '#core/kernel/tally.ts';

/** More components than this in one document are refused. */
export const componentsMax = 500_000;

/** A component as its document states it, before it is placed on an asset. */
export type StatedComponent = Omit<Component, 'document'>;

/** What a document describes: the product, image or machine whose components it lists. */
export interface Subject {
  readonly name: string;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  /** The document's own name for it. */
  readonly ref: string | undefined;
  readonly kind: AssetKind;
}

/** How a statement names the thing that it is about, where its own document does not hold it. */
export type Target =
  /** As CycloneDX's BOM-Link names it; the serial number in lower case: `urn:uuid:…`. */
  | { readonly kind: 'link'; readonly serial: string; readonly ref: string }
  /** A purl without a version, or without qualifiers, speaks of all of them. */
  | { readonly kind: 'purl'; readonly purl: string }
  /** A CPE 2.3 formatted string. */
  | { readonly kind: 'cpe'; readonly cpe: string }
  | { readonly kind: 'product'; readonly name: string; readonly version: string | undefined };

/** A statement about something that other documents hold. */
export interface LooseStatement {
  readonly target: Target;
  /** Where given, it holds only inside this product: for documents that describe it. */
  readonly within: Target | undefined;
  /** Where given, it holds only for these versions of the target. */
  readonly versions: VersionLimit | undefined;
  readonly statement: ComponentStatement;
}

/** What one document says of what runs: the result of every inventory format's `parse`. */
export interface InventoryReading {
  /** `CycloneDX 1.4 JSON`, `SPDX 2.3 tag-value` … */
  readonly format: string;
  readonly createdOn: Day | undefined;
  /** What wrote it, with version: `syft 1.2.0`. */
  readonly tool: string | undefined;
  readonly subject: Subject | undefined;
  /** CycloneDX's serial number in lower case, by which other documents refer to this one. */
  readonly serial: string | undefined;
  readonly components: readonly StatedComponent[];
  /** The document's own names for its components, for links from other documents: name to index. */
  readonly refs: ReadonlyMap<string, number>;
  /** Statements on all of what the document describes: they hold for whichever of its components has the flaw. */
  readonly overall: readonly ComponentStatement[];
  readonly loose: readonly LooseStatement[];
  readonly dropped: readonly Dropped[];
}
