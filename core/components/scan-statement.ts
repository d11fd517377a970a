import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { Day } from '#core/kernel/days.ts';

/** `update`: a missing update, by its number (`KB5031356`); `information`: nothing to mend. */
type ScanStatementKind = 'vulnerability' | 'update' | 'misconfiguration' | 'secret' | 'licence' | 'information';

export type ScanSeverity = 'critical' | 'high' | 'medium' | 'low' | 'none' | 'unknown';

/** What a scanner, or a management tool, says of one asset: one for each asset, component and id. */
export interface ScanStatement extends Scanned {
  /** The name of an asset of the same reading. */
  readonly asset: string;
  /** One of the asset's components, the same object; `undefined` where the scanner names none. */
  readonly component: StatedComponent | undefined;
}

/** The same, of the asset or component that bears it. */
export interface Scanned {
  readonly kind: ScanStatementKind;
  /** The scanner's own number for it, else the vulnerability's: `Nessus 57582`, `QID 91234`, `CVE-2021-44228`, `KB5031356`. */
  readonly id: string;
  /** Names of the vulnerabilities it is about, in upper case: CVE, GHSA and the like; empty where it names none. */
  readonly vulnerabilities: readonly string[];
  /** `not affected` and `fixed` where the scanner says that; else `affected`. */
  readonly stance: 'affected' | 'not affected' | 'fixed' | 'under investigation';
  readonly title: string;
  readonly severity: ScanSeverity;
  /** What the scanner says mends it, in its words. */
  readonly solution: string | undefined;
  /** What the scanner saw, in its words: `Installed version : 7.0.9`. */
  readonly evidence: string | undefined;
  /** Versions that it names as fixed. */
  readonly fixedIn: readonly string[];
  /** `443/tcp`, a path, a package file: where on the asset. */
  readonly place: string | undefined;
  readonly seenOn: Day | undefined;
  /** http and https addresses only. */
  readonly references: readonly string[];
}
