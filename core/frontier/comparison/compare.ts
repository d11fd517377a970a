// Is a model a step-change over another, an incremental version of it, or can these items not tell?
import type { DeterminedVerdict, Verdict } from '#core/frontier/verdicts.ts';
import { differenceOf, type Difference } from '#core/frontier/comparison/difference.ts';
import { nextExperiments, type NextExperiment } from '#core/frontier/comparison/next-experiment.ts';
import { pair, type Paired, type PairedItem } from '#core/frontier/comparison/pair.ts';
import { refusalsOf, type Refusal } from '#core/frontier/comparison/refusals.ts';
import { sensitivityOf, type Sensitivity } from '#core/frontier/comparison/sensitivity.ts';
import { ratioOf, verdictOf, type NoRatio, type Ratio } from '#core/frontier/comparison/margin.ts';
import { publishedPolicy, type HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import { treated, type CheatingTreatment, type Run } from '#core/frontier/horizon/run.ts';
import { bestOver, saturatedAt, type Best } from '#core/frontier/statistics/saturation.ts';
import { power2 } from '#core/frontier/statistics/logistic.ts';
import { reachOfPower } from '#core/frontier/statistics/power.ts';

/** What a comparison is made by; part of every record. None of it is the government's: whoever compares chooses it. */
export interface ComparisonPolicy extends HorizonPolicy {
  /** How many times the base's horizon is a step-change; 2 is one doubling. */
  readonly margin: number;
  readonly cheating: CheatingTreatment;
}

export const usualComparison: ComparisonPolicy = { ...publishedPolicy, margin: 2, cheating: 'failure' };

export interface Comparison {
  readonly base: string;
  readonly candidate: string;
  readonly difference: Difference;
  readonly ratio: Ratio | NoRatio;
  readonly verdict: Verdict;
  /** The verdict once it was tried how much it hangs on choices; see {@link sensitivityOf}. */
  readonly determination: DeterminedVerdict;
  /** Sentences for people, the weightiest first. */
  readonly reasons: readonly string[];
  /** Why the evidence can't carry a verdict. */
  readonly refusals: readonly Refusal[];
  readonly sensitivity: Sensitivity;
  /** Cheapest first; empty unless inconclusive. An offer, no more: whether it is taken up is recorded nowhere. */
  readonly next: readonly NextExperiment[];
  /** The ratios outside which a verdict is found in four of five experiments like this one. */
  readonly seen: readonly [below: number, above: number] | undefined;
  /** Which model all but solves these items, of all that were run on them; `undefined` where none does. */
  readonly saturated: Best | undefined;
  readonly leftOut: { readonly onlyBase: number; readonly onlyCandidate: number; readonly differing: number };
}

/** Below this many items the interval's own error is not known. */
const itemsLeast = 10;

/**
 * The margin test on the items that both models were run on. A difference that is surely above zero is no step-change: the
 * interval must lie above the margin.
 *
 * @param runs of all models: who all but solves the items may be another than the two
 * @param found why the logs that the runs come from can't carry a verdict
 * @returns `undefined` where the two share no item
 */
export function compare(
  runs: readonly Run[],
  { base, candidate }: { readonly base: string; readonly candidate: string },
  policy: ComparisonPolicy,
  found: readonly Refusal[] = [],
): Comparison | undefined {
  const own = runs.filter(({ alias }) => alias === base || alias === candidate);
  const paired = pair(treated(own, policy.cheating), base, candidate);
  const { items } = paired;
  if (items.length === 0) return undefined;
  const ratio = ratioOf(items, policy);
  const refusals = [...found, ...refusalsOf(items)];
  const saturated = saturatedBy(treated(runs, policy.cheating), items);
  const { verdict, reasons } = judge({ items, ratio, refusals, margin: policy.margin, saturated });
  const sensitivity = sensitivityOf(own, { base, candidate }, { policy, verdict });
  return {
    base,
    candidate,
    difference: differenceOf(items),
    ratio,
    verdict,
    determination: sensitivity.agrees ? verdict : 'indeterminate: measurement',
    reasons: [...reasons, ...choiceReasons(sensitivity)],
    refusals,
    sensitivity,
    next: verdict === 'inconclusive' && refusals.length === 0 ? nextExperiments(items, ratio, policy) : [],
    seen: ratio.kind === 'measured' ? seenAt(ratio, policy.margin) : undefined,
    saturated,
    leftOut: leftOut(paired),
  };
}

interface Judged {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

function judge(given: {
  readonly items: readonly PairedItem[];
  readonly ratio: Ratio | NoRatio;
  readonly refusals: readonly Refusal[];
  readonly margin: number;
  readonly saturated: Best | undefined;
}): Judged {
  const { items, ratio, refusals, margin, saturated } = given;
  if (refusals.length > 0) return inconclusive(...refusals.map(({ why }) => why));
  if (items.length < itemsLeast) {
    return inconclusive(`Only ${items.length} items were run with both models; at least ${itemsLeast} are needed.`);
  }
  if (ratio.kind === 'beyond') return inconclusive(beyondReason(ratio));
  const verdict = verdictOf(ratio.ci, margin);
  const interval = `${shown(ratio.ci[0])} to ${shown(ratio.ci[1])}`;
  switch (verdict) {
    case 'step-change':
      return {
        verdict,
        reasons: [
          `The candidate’s horizon is ${shown(ratio.ratio)} times the base’s; all of ${interval} is at least ${margin}.`,
        ],
      };
    case 'incremental': {
      const ceiling = ceilingReason(items, ratio) ?? saturatedReason(saturated);
      if (ceiling !== undefined) return inconclusive(ceiling);
      return {
        verdict,
        reasons: [
          `The candidate’s horizon is ${shown(ratio.ratio)} times the base’s; all of ${interval} is below ${margin}.`,
        ],
      };
    }
    case 'inconclusive':
      return inconclusive(
        `The candidate’s horizon is ${shown(ratio.ratio)} times the base’s, but ${interval} lies on both sides of ${margin}.`,
      );
  }
}

function inconclusive(...reasons: readonly string[]): Judged {
  return { verdict: 'inconclusive', reasons };
}

function beyondReason({ which, outcome }: NoRatio): string {
  const model = which === 'base' ? 'The base' : 'The candidate';
  switch (outcome) {
    case 'success':
      return `${model} solved every item: these items can’t measure its horizon, harder ones could.`;
    case 'failure':
      return `${model} solved no item: these items can’t measure its horizon, easier ones could.`;
    case 'not falling':
      return `${model} solved longer items no less often than shorter ones: it has no horizon on these items.`;
  }
}

/** That there is no step-change can not be concluded from items that leave no room for one. */
function ceilingReason(items: readonly PairedItem[], { candidate }: Ratio): string | undefined {
  const share = items.reduce((sum, one) => sum + one.candidate, 0) / items.length;
  const longest = items.reduce((most, { minutes }) => Math.max(most, minutes), 0);
  const p50 = power2(-candidate.intercept / candidate.slope);
  if (share < saturatedAt && p50 <= longest) return undefined;
  return 'The candidate solves nearly all of these items: that it is no step-change can’t be concluded from them.';
}

/** Whoever solves them, such items leave too little room to be better in (research §2.1). */
function saturatedReason(saturated: Best | undefined): string | undefined {
  if (saturated === undefined) return undefined;
  return `${saturated.alias} all but solves these items: that the candidate is no step-change can’t be concluded from them.`;
}

/** Of all models, not the two alone. */
function saturatedBy(runs: readonly Run[], items: readonly PairedItem[]): Best | undefined {
  const tasks = new Set(items.map(({ task }) => task));
  const best = bestOver(
    runs.filter(({ task }) => tasks.has(task)),
    items.length,
  );
  return best !== undefined && best.share >= saturatedAt ? best : undefined;
}

function choiceReasons({ rows, agrees }: Sensitivity): readonly string[] {
  if (agrees) return [];
  const told = rows.filter(({ disagrees }) => disagrees).map(({ what, verdict }) => `${what}: ${verdict}`);
  return [`The verdict hangs on how it is measured (${told.join('; ')}): indeterminate, a matter of measurement.`];
}

function seenAt({ standardError }: Ratio, margin: number): readonly [number, number] {
  const reach = reachOfPower() * standardError;
  return [margin / power2(reach), margin * power2(reach)];
}

function leftOut({ onlyBase, onlyCandidate, differing }: Paired): Comparison['leftOut'] {
  return { onlyBase: onlyBase.length, onlyCandidate: onlyCandidate.length, differing: differing.length };
}

function shown(value: number): string {
  return value.toPrecision(3);
}
