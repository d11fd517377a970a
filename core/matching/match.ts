import type { Asset } from '#core/components/asset.ts';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';

export type Verdict = 'affected' | 'not affected' | 'unknown';

/** One statement that was weighed for a match, and how the comparison came out. */
export interface Because {
  readonly advisory: string;
  readonly publisher: string;
  /** What it says of this component: a stance, or that nobody can tell. */
  readonly says: Verdict;
  /** `2.14.1 is in >=2.0.0 <2.17.1 (maven)`, plain words; outside text inside. */
  readonly comparison: string;
  /** For "not affected" and "unknown": a fixed phrase. */
  readonly reason: string | undefined;
  /** The name it was found under: purl, CPE or product name. */
  readonly by: 'purl' | 'cpe' | 'product' | 'document' | 'scanner';
}

/** A vulnerability meets a component on an asset. */
export interface Match {
  readonly asset: Asset;
  readonly component: Component;
  readonly vulnerability: Vulnerability;
  /** The vulnerability's index in the feed. */
  readonly index: number;
  readonly advisories: readonly { readonly id: string; readonly publisher: string; readonly index: number }[];
  readonly verdict: Verdict;
  /** Somebody who may not override says "not affected" or "fixed". */
  readonly disputed: boolean;
  /** Why "not affected" or "unknown": a fixed phrase. */
  readonly reason: string | undefined;
  readonly because: readonly Because[];
  /** Versions at or above the current one that some record names as free of this flaw, lowest first. */
  readonly fixedIn: readonly string[];
  /** Updates by number that some record names as fixing it, each with the version that it brings where that is stated. */
  readonly fixedBy?: readonly { readonly update: string; readonly version: string | undefined }[] | undefined;
  /** The version scheme of the component, by which `fixedIn` is ordered. */
  readonly scheme: string;
  /** What scanners report of it on this asset. */
  readonly reported: readonly ComponentStatement[];
}
