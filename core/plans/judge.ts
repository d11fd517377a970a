// The judgement of a match by the rules of `core/priority`.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Asset } from '#core/components/asset.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Judge } from '#core/plans/risk.ts';
import { assess, type PriorityContext } from '#core/priority/prioritise.ts';
import { matchWeight, reportedFactor } from '#core/priority/risk.ts';

/** Judges each vulnerability once for all assets that are alike. */
export function judgeBy(context: Omit<PriorityContext, 'firstSeenOn'>): Judge {
  const likeness = likenesses();
  const known = new Map<Vulnerability, (asset: Asset, firstSeenOn: Day) => ReturnType<Judge>>();
  return ({ vulnerability }, asset, firstSeenOn) => {
    let judge = known.get(vulnerability);
    if (judge === undefined) {
      judge = judging(vulnerability, context, likeness);
      known.set(vulnerability, judge);
    }
    return judge(asset, firstSeenOn);
  };
}

function judging(
  vulnerability: Vulnerability,
  context: Omit<PriorityContext, 'firstSeenOn'>,
  likeness: (asset: Asset) => number,
): (asset: Asset, firstSeenOn: Day) => ReturnType<Judge> {
  const judge = assess(vulnerability, context);
  const factor = reportedFactor(vulnerability, context.weights);
  const byDay = new Map<Day, Map<number, ReturnType<Judge>>>();
  return (asset, firstSeenOn) => {
    const known = byDay.get(firstSeenOn) ?? new Map<number, ReturnType<Judge>>();
    byDay.set(firstSeenOn, known);
    const like = likeness(asset);
    const before = known.get(like);
    if (before !== undefined) return before;
    const priority = judge(asset, firstSeenOn);
    const judged = { priority, weight: matchWeight(priority, asset, context.weights) * factor };
    known.set(like, judged);
    return judged;
  };
}

/** The same number for assets of which all is the same that a priority or a weight rests on. */
function likenesses(): (asset: Asset) => number {
  const numbers = new Map<string, number>();
  const known = new Map<Asset, number>();
  return (asset) => {
    const before = known.get(asset);
    if (before !== undefined) return before;
    const { exposure, criticality, kind, count } = asset;
    const key = JSON.stringify([exposure, criticality, kind, count]);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    known.set(asset, number);
    return number;
  };
}
