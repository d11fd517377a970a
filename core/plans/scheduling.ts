// What the schedule sees of what was prepared.
import { AlikeRisks } from '#core/plans/alike-risks.ts';
import { urgentTogether, type Option } from '#core/plans/coverage.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { Scheduling } from '#core/plans/schedule-input.ts';
import { isListed } from '#core/priority/priority.ts';

export function scheduling({ input, candidates, weights, jobs }: Prepared): Scheduling {
  const alike = new AlikeRisks(
    weights.length,
    candidates.map(({ removes }) => removes),
  );
  const places = new Map(candidates.map(({ id }, index) => [id, index]));
  const { startedFavour, plannedFavour, heldBackShare } = input.policy;
  const options = candidates.map(({ hours, removes, needs, state, closes, doubts = [] }): Option => ({
    hours: hours.estimate,
    removes: alike.removes(removes),
    needs: needs.flatMap((id) => places.get(id) ?? []),
    urgent: closes.some(isExploited) || doubts.some(isExploited),
    favour: state === 'started' ? startedFavour : state === 'planned' ? plannedFavour : 1,
  }));
  const capacity = input.capacityHours;
  const heldBack = capacity * heldBackShare;
  return {
    alike,
    weights: alike.weights(weights),
    options: urgentTogether(options),
    jobs,
    capacity,
    heldBack,
    asOf: input.asOf,
  };
}

function isExploited({ priority }: Risk): boolean {
  return isListed(priority);
}
