import type { Advisory } from '#core/advisories/advisory.ts';
import type { Detection } from '#core/advisories/detection.ts';
import type { CveFacts, EpssScore, ExploitEvidence, KevEntry } from '#core/advisories/exploitation.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Dropped } from '#core/kernel/tally.ts';

/** What a source yields, one at a time. */
export type SourceRecord =
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  | { readonly kind: 'kev'; readonly entry: KevEntry }
  | { readonly kind: 'epss'; readonly score: EpssScore }
  | { readonly kind: 'exploit'; readonly evidence: ExploitEvidence }
  | { readonly kind: 'cve facts'; readonly facts: CveFacts }
  /** Of each of the CVEs, in upper case. */
  | { readonly kind: 'detection'; readonly cves: readonly string[]; readonly detection: Detection };

/** What became of one file of a source. */
export interface SourceReport {
  /** The source's name, as in `sources/described.ts`, or `skipped`. */
  readonly source: string;
  /** The file, relative to what was given to read. */
  readonly path: string;
  readonly taken: number;
  readonly dropped: readonly Dropped[];
  /** The newest date that its records bear: how old the source is. */
  readonly newestOn: Day | undefined;
  /** The day as of which a catalogue is complete (KEV `dateReleased`, EPSS `score_date`); else `undefined`. */
  readonly asOf: Day | undefined;
}
