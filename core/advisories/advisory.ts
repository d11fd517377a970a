import type { PackageName } from '#core/components/package-name.ts';
import type { Range } from '#core/versions/range.ts';

/** One publisher's statement about one or more flaws, in the form that every source is read into. */
export interface Advisory {
  /** The publisher's own id: `GHSA-…`, `CVE-…`, `RUSTSEC-…`, `ICSA-…`. */
  readonly id: string;
  /** Who says so, a short fixed name shown to people: `PyPA`, `RustSec`, `CISA`, `GitLab`, `CVE`. */
  readonly publisher: string;
  /** The reader it came through: `osv`, `csaf`, `cve`, `debian`, `gitlab`. */
  readonly source: string;
  readonly title: string;
  /** The publisher's text, plain or Markdown; outside text. */
  readonly details: string;
  readonly publishedAt: string | undefined;
  readonly modifiedAt: string | undefined;
  /** Withdrawn or rejected: retracts only this publisher's statement. */
  readonly withdrawnAt: string | undefined;
  readonly references: readonly Reference[];
  /** The flaws it speaks of, at least one; several are never joined by it. */
  readonly flaws: readonly Flaw[];
  /** Other ids under which this advisory can be looked up but which name no single flaw of it. */
  readonly alsoKnownAs: readonly string[];
  readonly statements: readonly Statement[];
  readonly remediations: readonly Remediation[];
}

export interface Reference {
  readonly url: string;
  readonly kind: 'fix' | 'advisory' | 'exploit' | 'article' | 'package' | 'other';
}

/** One flaw as one advisory describes it; the same flaw under other advisories is joined by its ids. */
export interface Flaw {
  /** All names of this one flaw, the advisory's own id among them where it speaks of one flaw only. */
  readonly ids: readonly string[];
  readonly title: string | undefined;
  /** `CWE-79`. */
  readonly weaknesses: readonly string[];
  readonly severities: readonly Severity[];
  readonly decisionPoints: DecisionPoints | undefined;
  /** The assigning CNA where the record is a CVE record: `mitre`, `microsoft`. */
  readonly issuer: string | undefined;
}

export interface Severity {
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  readonly vector: string;
  /** The score that the publisher printed; it need not be the base score. */
  readonly publishedScore: number | undefined;
  readonly by: string;
}

/** SSVC decision points as published, normalised to lower case. */
export interface DecisionPoints {
  readonly exploitation: 'none' | 'poc' | 'active' | 'unknown';
  readonly automatable: 'yes' | 'no' | 'unknown';
  readonly technicalImpact: 'total' | 'partial' | 'unknown';
  readonly by: string;
  readonly at: string | undefined;
}

/** What a statement is about. */
export type Subject =
  | {
      readonly kind: 'package';
      readonly package: PackageName;
      /** The distribution release it is limited to, as in OSV: `debian:11`, `alpine:v3.18`, `ubuntu:22.04`; lower case. */
      readonly release: string | undefined;
    }
  | { readonly kind: 'cpe'; readonly cpe: string }
  | {
      readonly kind: 'product';
      readonly vendor: string;
      readonly product: string;
      /** What narrows it further, as published: `Windows`, `x64-based Systems`, a model number. */
      readonly platforms: readonly string[];
    };

export type Stance = 'affected' | 'fixed' | 'not affected' | 'under investigation';

/** Which versions of a subject are affected, fixed or not affected by flaws of the advisory. */
export interface Statement {
  /** Indexes into `Advisory.flaws`, at least one. */
  readonly flaws: readonly number[];
  readonly subject: Subject;
  readonly stance: Stance;
  /** A VEX justification, for `not affected`. */
  readonly justification: string | undefined;
  /** Scheme id of `range`: `npm`, `deb`, `generic`. */
  readonly scheme: string;
  readonly range: Range;
  /** Versions listed one by one, beyond `range`. */
  readonly versions: readonly string[];
  /** Range texts that could not be read: for these versions the answer is "cannot tell". Outside text. */
  readonly unreadable: readonly string[];
  /** Versions that the publisher names as fixing it. */
  readonly fixed: readonly string[];
  /** Updates that the publisher names as fixing it, for products that are mended by numbered updates. */
  readonly updates?: readonly Update[] | undefined;
}

/** A numbered update of a product. */
export interface Update {
  /** `KB5044273`. */
  readonly id: string;
  /** The updates that it contains, as far as the publisher names them. */
  readonly supersedes: readonly string[];
}

/** What the publisher tells people to do. */
export interface Remediation {
  /** Indexes into `Advisory.flaws`; empty: all of them. */
  readonly flaws: readonly number[];
  readonly kind: 'fix' | 'mitigation' | 'workaround' | 'no fix planned' | 'none available';
  readonly text: string;
  readonly url: string | undefined;
  readonly on: string | undefined;
  /** The subjects it is for, as `subjectName` writes them; empty: all. */
  readonly subjects: readonly string[];
}
