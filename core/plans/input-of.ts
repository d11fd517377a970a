// From what somebody has (an inventory, a feed, hours, a day) to everything that a plan rests on.
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import type { Day } from '#core/kernel/days.ts';
import { affectedAt, fixedAfter, matchInventory, type Matching } from '#core/matching/match-inventory.ts';
import type { SchemeLookUp } from '#core/matching/opinion.ts';
import { teller } from '#core/matching/tell.ts';
import { followNames } from '#core/plans/follow-names.ts';
import { judgeBy } from '#core/plans/judge.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { defaultPolicy } from '#core/plans/policy.ts';
import type { Figures } from '#core/plans/policy-document.ts';
import type { State } from '#core/plans/state.ts';

export interface PlanRequest {
  readonly inventory: Inventory;
  /** With what scanners report put in. */
  readonly feed: Feed;
  readonly feedName: string;
  readonly asOf: Day;
  readonly capacityHours: number;
  readonly boundBy: string | undefined;
  readonly state: State;
  /** The organization's own; `undefined`: ours. */
  readonly figures: Figures | undefined;
  readonly schemes: SchemeLookUp;
}

/** Whoever wants to know how far the work is; called often. */
export interface PlanWatch {
  readonly telling: (verdict: number, of: number) => void;
  readonly weighing: () => void;
  readonly seeking: () => void;
}

const judgementsToldOnce = 256;

export function planInputOf(request: PlanRequest, watch: PlanWatch): PlanInput {
  const { inventory, feed, asOf, boundBy, figures, schemes } = request;
  const { matches, notAffected, spokenOf } = matching(request, watch);
  let judged = 0;
  const judge = judgeBy({ asOf, kevAsOf: feed.head().kevAsOf, boundBy, weights: figures?.weights });
  return {
    asOf,
    inventory,
    feed,
    feedName: request.feedName,
    matches,
    cleared: (isAsked) => notAffected.on(isAsked).map(teller(feed, schemes)),
    spokenOf,
    judge: (match, asset, firstSeenOn) => {
      // A look at the clock takes longer than most judgements.
      if (judged % judgementsToldOnce === 0) watch.weighing();
      judged += 1;
      return judge(match, asset, firstSeenOn);
    },
    fixedAfter: (component, version) => fixedAfter(component, version, feed, schemes),
    affectedAt: (component, version) => {
      watch.seeking();
      return affectedAt(component, version, feed, schemes);
    },
    state: followNames(request.state, inventory),
    capacityHours: request.capacityHours,
    boundBy,
    policy: figures?.policy ?? defaultPolicy,
  };
}

/** Apart, so that the findings are let go once they are told: there may be millions. */
function matching(
  { inventory, feed, schemes }: PlanRequest,
  watch: PlanWatch,
): Pick<Matching, 'notAffected' | 'spokenOf'> & Pick<PlanInput, 'matches'> {
  const { affected, unknown, notAffected, spokenOf } = matchInventory(inventory, feed, schemes);
  const tell = teller(feed, schemes);
  const findings = [...affected, ...unknown];
  const matches = findings.map((finding, at) => {
    watch.telling(at, findings.length);
    return tell(finding);
  });
  return { matches, notAffected, spokenOf };
}
