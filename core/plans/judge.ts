// The judgement of a match by the rules of `core/priority`.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Judge } from '#core/plans/risk.ts';
import { assess, type PriorityContext } from '#core/priority/prioritise.ts';
import { matchWeight, reportedFactor } from '#core/priority/risk.ts';

/** Weighs what is the same on every asset once for each vulnerability. */
export function judgeBy(context: Omit<PriorityContext, 'firstSeenOn'>): Judge {
  const known = new Map<Vulnerability, ReturnType<typeof assess>>();
  return ({ vulnerability }, asset, firstSeenOn) => {
    const judge = known.get(vulnerability) ?? assess(vulnerability, context);
    known.set(vulnerability, judge);
    const priority = judge(asset, firstSeenOn);
    return {
      priority,
      weight: matchWeight(priority, asset, context.weights) * reportedFactor(vulnerability, context.weights),
    };
  };
}
