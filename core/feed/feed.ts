import type { Reference, Remediation, Stance, Update } from '#core/advisories/advisory.ts';
import type { SourceReport } from '#core/advisories/source-record.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Dropped } from '#core/kernel/tally.ts';
import type { Range } from '#core/versions/range.ts';

/**
 * A name under which statements are looked up:
 * `pkg:npm/@angular/core` (a package's name behind `pkg:`), `cpe:apache:log4j` (vendor and product of a CPE, escaped as
 * in the CPE), `product:siemens/simatics71200` (vendor and product, lower case, letters and digits only).
 */
export type LookUpName = string;

/** One statement as the feed holds it: a stance on the versions of one name, for one vulnerability, by one advisory. */
export interface FeedStatement {
  readonly vulnerability: number;
  readonly advisory: number;
  readonly stance: Stance;
  readonly scheme: string;
  readonly range: Range;
  /** Versions that have no key in the scheme: they match by their text. */
  readonly versions: readonly string[];
  /** Range texts that nobody could read: "cannot tell" for versions that nothing else answers. */
  readonly unreadable: readonly string[];
  readonly fixed: readonly string[];
  /** Updates by number that fix it; left out where none is named. */
  readonly updates?: readonly Update[] | undefined;
  readonly justification: string | undefined;
  /** Limits within the name: a distribution release, a whole CPE, platforms. */
  readonly limit:
    | { readonly kind: 'none' }
    | { readonly kind: 'release'; readonly release: string }
    | { readonly kind: 'cpe'; readonly cpe: string }
    | {
        readonly kind: 'product';
        readonly vendor: string;
        readonly product: string;
        readonly platforms: readonly string[];
      };
}

export interface AdvisoryHead {
  readonly id: string;
  readonly publisher: string;
  readonly source: string;
  readonly publishedAt: string | undefined;
  readonly modifiedAt: string | undefined;
  readonly withdrawn: boolean;
}

/** What is read only when somebody looks closer. */
export interface AdvisoryDetail extends AdvisoryHead {
  readonly title: string;
  readonly details: string;
  readonly references: readonly Reference[];
  /** `flaws` of a remediation are numbers of vulnerabilities here; empty: all that the advisory speaks of. */
  readonly remediations: readonly Remediation[];
}

/** What a feed says of itself. */
export interface FeedHead {
  /** SHA-256 over its content, hexadecimal: the feed's identity. */
  readonly id: string;
  readonly builtOn: Day;
  /** The newest date that any source bears. */
  readonly asOf: Day | undefined;
  /** The day as of which the KEV catalogue is complete; `undefined` where none was read: then KEV is unknown. */
  readonly kevAsOf: Day | undefined;
  readonly epssAsOf: Day | undefined;
  readonly epssModelVersion: string | undefined;
  readonly vulnerabilities: number;
  readonly advisories: number;
  readonly names: number;
  readonly statements: number;
  readonly sources: readonly SourceReport[];
  /** What joining and compiling left out or refused, by reason: disputed joins, older revisions, names that name nothing. */
  readonly dropped: readonly Dropped[];
}

/** A compiled feed, open for look-ups. Nothing of it is parsed before it is asked for. */
export interface Feed {
  readonly head: () => FeedHead;
  /** All statements under a name, in the order of `vulnerability`, then `advisory`; empty where there is none. */
  readonly statements: (name: LookUpName) => readonly FeedStatement[];
  readonly vulnerability: (index: number) => Vulnerability;
  readonly advisory: (index: number) => AdvisoryHead;
  readonly detail: (index: number) => AdvisoryDetail;
  /** The vulnerability that bears this id or alias, letter case as published; several where an advisory names several. */
  readonly find: (id: string) => readonly number[];
  /**
   * How many CVEs the issuer (as in `Vulnerability.issuer` and `CveFacts.issuer`) had published up to the day, and how many
   * of these stood in the KEV catalogue by then; `undefined` where the feed knows no such issuer.
   */
  readonly issuerHistory: (
    issuer: string,
    asOf: Day,
  ) => { readonly kevEntries: number; readonly cves: number } | undefined;
}
