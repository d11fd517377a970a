import type { AssetKind } from '#core/components/asset.ts';
import type { ActionKind } from '#core/plans/action.ts';

/** Figures by which plans are made that no source measures, each with its reason; an organization may set its own. */
export interface Policy {
  /**
   * Share of the hours kept back for what arrives during the week. Two thirds of the vulnerabilities that enter the KEV
   * catalogue within a year are not yet published when a plan is made; 15 % of eight hours is one small upgrade. What a
   * directive makes due and what is exploited already may use it: for such it is kept. Judgement.
   */
  readonly heldBackShare: number;
  /** Share of a risk that a publisher's mitigation or workaround removes. Judgement: publishers do not measure it. */
  readonly mitigationShare: number;
  /** Share that isolating removes of a publicly reachable asset's risks: reach 1 becomes 0.25. */
  readonly isolationShare: number;
  /** Share of a risk's weight that asking for a fix is worth, where nothing is published. Judgement. */
  readonly askingShare: number;
  /** Share of a risk that looking for an intruder removes: one who is found early does less harm. Judgement. */
  readonly triageShare: number;
  /** Share of its weight that counts where nobody can tell whether a component is affected. Judgement. */
  readonly doubtShare: number;
  /** Share of the risks on the assets it is about that a step of hardening removes. Judgement. */
  readonly hardenShare: number;
  /** Chance within 30 days that what nobody will fix in a product out of support is found and exploited. Judgement. */
  readonly endedChance: number;
  /** The same of what is attacked anew from month to month: Windows, mail servers, gateways, hypervisors. Judgement. */
  readonly endedOftenChance: number;
  /** An asset is offered for isolation where what no upgrade closes makes at least this share of all risk … */
  readonly isolateFromShare: number;
  /** … and of the asset's own. */
  readonly isolateFromOwnShare: number;
  /** What is started is dropped only for something better by this factor, by the hour; what was planned last, by the next. */
  readonly startedFavour: number;
  readonly plannedFavour: number;
  /** Hours in place of the table's, by kind of action. */
  readonly hours: Partial<Readonly<Record<ActionKind, OwnHours>>>;
}

/** What an action of one kind costs. */
export interface HoursRow {
  /** Reading, preparing, testing: once for each action. */
  readonly fixed: number;
  /** Carrying it out and checking, by kind of asset, for each of the first five alike. */
  readonly perAsset: Readonly<Record<AssetKind, number>>;
}

/** Of a row of hours what an organization sets itself. */
interface OwnHours {
  readonly fixed?: number;
  readonly perAsset?: Partial<Readonly<Record<AssetKind, number>>>;
}

export const defaultPolicy: Policy = {
  heldBackShare: 0.15,
  mitigationShare: 0.5,
  isolationShare: 0.75,
  askingShare: 0.1,
  triageShare: 0.05,
  doubtShare: 0.25,
  hardenShare: 0.1,
  endedChance: 0.01,
  endedOftenChance: 0.1,
  isolateFromShare: 0.01,
  isolateFromOwnShare: 0.2,
  startedFavour: 1.5,
  plannedFavour: 1.1,
  hours: {},
};
