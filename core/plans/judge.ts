// The judgement of a match by the rules of `core/priority`.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Judge } from '#core/plans/risk.ts';
import { assess, type PriorityContext } from '#core/priority/prioritise.ts';
import { impact, reach, rowFactor, weight } from '#core/priority/risk.ts';

/** Weighs what is the same on every asset once for each vulnerability. */
export function judgeBy(context: Omit<PriorityContext, 'firstSeenOn'>): Judge {
  const known = new Map<Vulnerability, ReturnType<typeof assess>>();
  return ({ vulnerability }, asset, firstSeenOn) => {
    const judge = known.get(vulnerability) ?? assess(vulnerability, context);
    known.set(vulnerability, judge);
    const priority = judge(asset, firstSeenOn);
    const { weights } = context;
    const reached = reach(asset, priority.answers, weights).value;
    const harm = impact(asset, priority.answers, weights).value;
    const alike = rowFactor(asset.count, weights);
    return { priority, weight: weight(priority.p30.p30, reached, harm, weights) * alike };
  };
}
