import type { StatedAsset } from '#core/components/assemble.ts';
import type { ScanStatement } from '#core/components/scan-statement.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Dropped } from '#core/kernel/tally.ts';

/** How a column of a table was read, by its heading. */
export interface ReadColumn {
  /** As the document writes it. */
  readonly heading: string;
  /** `host`, `product`, `version` …; `undefined`: nobody reads it. */
  readonly meaning: string | undefined;
  /** Told by its heading alone, or guessed and to be confirmed. */
  readonly certain: boolean;
}

/** Which column of a table holds something: asked once, where the headings leave it open. */
export interface ColumnQuestion {
  /** What is sought: `host`, `product`, `version` … */
  readonly meaning: string;
  /** The heading by which the table was read meanwhile; `undefined`: none. */
  readonly guess: string | undefined;
  /** Headings that may be it, the guess among them. */
  readonly candidates: readonly string[];
}

/** What one document says of many assets: the result of a scanner report's, a management tool's, a host listing's reading. */
export interface EstateReading {
  /** `Nessus CSV`, `Trivy JSON`, `dpkg -l` … */
  readonly format: string;
  readonly createdOn: Day | undefined;
  /** What wrote it, with its version where it says so: `Trivy 0.45.0`. */
  readonly tool: string | undefined;
  /** Each name stands once. */
  readonly assets: readonly StatedAsset[];
  readonly statements: readonly ScanStatement[];
  /** For tables: all columns, in their order. */
  readonly columns: readonly ReadColumn[];
  /** For tables: what should be confirmed of their columns. */
  readonly questions?: readonly ColumnQuestion[];
  readonly dropped: readonly Dropped[];
}
