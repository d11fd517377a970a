import type { Tier } from '#core/priority/priority.ts';
import type { Day } from '#core/kernel/days.ts';

export type ActionKind = 'upgrade' | 'mitigate' | 'isolate' | 'investigate' | 'replace' | 'confirm' | 'ask' | 'harden';
type ActionState = 'proposed' | 'planned' | 'started' | 'done' | 'said, not seen' | 'deferred' | 'answered';

/** A sentence for people with where it comes from; nothing is said without a source. */
export interface Sourced {
  readonly text: string;
  /** `CISA ICSA-24-123-01`, `assets.yaml, 2026-11-03`, `Breakwater guidance`. */
  readonly source: string;
  /** The http or https address that it is about, as the source gives it. */
  readonly url?: string;
  /** For whoever looks closer: short renderings leave it out, and say that they do. */
  readonly detail?: true;
}

/** One thing for one organization to do. */
export interface Action {
  /** A short hash of kind, package or product, and assets: stable while its target version moves. */
  readonly id: string;
  readonly rank: number;
  readonly kind: ActionKind;
  readonly title: string;
  /** Package or product; for `isolate` and `investigate` the asset. */
  readonly component: string;
  readonly from: readonly string[];
  /** A version that some record names; `undefined` where none does, or where `parts` go to different ones. */
  readonly to: string | undefined;
  /** Packages that are upgraded in one sitting, of one system or released together, each with its versions; else empty. */
  readonly parts: readonly {
    readonly component: string;
    readonly from: readonly string[];
    readonly to: string | undefined;
  }[];
  readonly assets: readonly { readonly name: string; readonly count: number }[];
  readonly closes: readonly {
    readonly vulnerability: string;
    readonly asset: string;
    readonly component: string;
    readonly tier: Tier;
    readonly inKev: boolean;
    readonly ransomware: boolean;
  }[];
  /** Of a replacement: what nobody can tell of what it takes away, and need not look up for that. */
  readonly doubts?: Action['closes'];
  readonly state: ActionState;
  readonly dueOn: Day | undefined;
  /** Only where the directive binds: advice declares nothing late. */
  readonly overdueSince: Day | undefined;
  /** The row that sets the due date, and whether it binds: `BOD 26-04 row 3, advice`. */
  readonly rule: string;
  readonly binding: boolean;
  readonly tier: Tier;
  /** Ids of actions that must come before. */
  readonly needs: readonly string[];
  readonly hours: { readonly estimate: number; readonly low: number; readonly high: number; readonly basis: string };
  /** Share (0 to 1) of all risk of the inventory that this action removes beyond the actions before it. */
  readonly riskRemoved: number;
  readonly why: readonly Sourced[];
  readonly how: readonly Sourced[];
  readonly verify: readonly Sourced[];
  readonly ifYouCannot: readonly Sourced[];
  /** Advisories and documents behind it. */
  readonly sources: readonly string[];
}
