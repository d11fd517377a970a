import type { Asset } from '#core/components/asset.ts';
import type { ComponentStatement } from '#core/components/component.ts';
import type { ColumnQuestion } from '#core/components/estate-reading.ts';
import type { Dropped } from '#core/kernel/tally.ts';
import type { Day } from '#core/kernel/days.ts';

/** A file that an inventory was read from. */
export interface InventoryDocument {
  /** As the user named it. */
  readonly path: string;
  /** `CycloneDX 1.4 JSON`, `SPDX 2.3 tag-value`, `assets CSV` … */
  readonly format: string;
  /** SHA-256 of the bytes as they lay on disk, hexadecimal. */
  readonly digest: string;
  readonly createdOn: Day | undefined;
  readonly tool: string | undefined;
  readonly components: number;
  readonly dropped: readonly Dropped[];
  /** What should be confirmed of how its columns were read. */
  readonly questions?: readonly ColumnQuestion[];
  /** Statements on all of what the document describes: they hold for whichever of its components has the flaw. */
  readonly overall?: readonly ComponentStatement[];
}

/** What an organization runs: its assets and their components, with the documents they came from. */
export interface Inventory {
  readonly documents: readonly InventoryDocument[];
  readonly assets: readonly Asset[];
}
