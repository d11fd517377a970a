import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Match } from '#core/matching/match.ts';
import type { Policy } from '#core/plans/policy.ts';
import type { Judge } from '#core/plans/risk.ts';
import type { State } from '#core/plans/state.ts';
import type { AffectedAt, FixedAfter } from '#core/plans/target.ts';

/** Everything that a plan rests on; the same input gives the same plan, byte for byte. */
export interface PlanInput {
  /** The day of the plan: nothing in it depends on any clock. */
  readonly asOf: Day;
  readonly inventory: Inventory;
  /** Of the feed what planning asks: its head, advisories on demand, statements under a name. */
  readonly feed: Pick<Feed, 'head' | 'detail' | 'statements'> & Partial<Pick<Feed, 'vulnerability' | 'find'>>;
  /** What people call the feed: its file, or `example feed`. */
  readonly feedName: string;
  /** The matches of the inventory with the feed, of every verdict but those that `cleared` holds. */
  readonly matches: readonly Match[];
  /** Matches that do not affect, where they are so many that they are told only when they are asked for. */
  readonly cleared?: ((isAsked: (asset: Asset, component: Component) => boolean) => Iterable<Match>) | undefined;
  /** Components of which the feed says anything; without it those of the matches. */
  readonly spokenOf?: ReadonlySet<Component> | undefined;
  /** Priority and weight of a match as if its asset were the one given; asked again for the questions. */
  readonly judge: Judge;
  /** Matches a component again at another version. */
  readonly affectedAt: AffectedAt;
  /** Without it only the fixes of what affects the current version are candidates. */
  readonly fixedAfter?: FixedAfter | undefined;
  /** What was seen, done and answered before; `emptyState` where nothing was. */
  readonly state: State;
  /** Hours a week, 0 or more. */
  readonly capacityHours: number;
  /** The directive that binds the organization: `bod-26-04` or none. */
  readonly boundBy: string | undefined;
  readonly policy: Policy;
}
