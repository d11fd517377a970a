// From matches to risks: each match with its priority and its weight.
import type { Asset } from '#core/components/asset.ts';
import { earlier, type Day } from '#core/kernel/days.ts';
import type { Match } from '#core/matching/match.ts';
import type { Memory } from '#core/plans/memory.ts';
import type { Policy } from '#core/plans/policy.ts';
import type { Priority } from '#core/priority/priority.ts';

/** What the priority rules say of a match on its asset, and how much it weighs: additive, see `core/priority`. */
interface Judgement {
  readonly priority: Priority;
  readonly weight: number;
}

/**
 * Judges a match as if its asset were this one (with answers put in); `firstSeenOn` starts the clock where it is earlier
 * than the KEV listing. Called again with other answers to find the questions that matter.
 */
export type Judge = (match: Match, asset: Asset, firstSeenOn: Day) => Judgement;

/** One way in which something could go wrong: a vulnerability, through a component, on an asset. */
export interface Risk {
  /** Its place in the list of risks, and in the list of weights. */
  readonly index: number;
  readonly match: Match;
  readonly asset: Asset;
  readonly firstSeenOn: Day;
  readonly priority: Priority;
  readonly weight: number;
  /** The part of its judged weight that stands: others bear the same flaw, or a mitigation makes it smaller. */
  readonly share: number;
}

export interface Risks {
  /** Affected, in the order of the matches. */
  readonly affected: readonly Risk[];
  /** Nobody can tell, with the weight they would have; their `index` counts among themselves. */
  readonly doubtful: readonly Risk[];
  /** Left out by the operator's own word. */
  readonly answered: readonly Match[];
  /** Risks that a mitigation or isolation makes smaller which the operator says is done. */
  readonly mitigated: number;
}

export interface RiskInput {
  readonly matches: readonly Match[];
  readonly assets: ReadonlyMap<string, Asset>;
  readonly memory: Memory;
  readonly judge: Judge;
  readonly asOf: Day;
  readonly policy: Policy;
}

export function weighRisks(input: RiskInput): Risks {
  const { memory } = input;
  const answered: Match[] = [];
  const affected: Match[] = [];
  const doubtful: Match[] = [];
  for (const match of input.matches) {
    if (match.verdict === 'not affected') continue;
    if (memory.notAffected(match) !== undefined) answered.push(match);
    else if (match.verdict === 'affected' || memory.affected(match)) affected.push(match);
    else doubtful.push(match);
  }
  // One vulnerability that comes in by several components of an asset is one risk, borne by each in equal parts.
  const bearers = bearersOf(affected);
  let mitigated = 0;
  const risks = affected.map((match, index) => {
    const left = openShare(match, input);
    if (left < 1) mitigated += 1;
    return riskOf(match, index, left / (bearers.get(match.asset.name)?.get(match.index) ?? 1), input);
  });
  return {
    affected: risks,
    doubtful: doubtful.map((match, index) => riskOf(match, index, 1, input)),
    answered,
    mitigated,
  };
}

// oxlint-disable-next-line max-params -- the match, its place, and its part of the weight
function riskOf(match: Match, index: number, share: number, { assets, memory, judge, asOf }: RiskInput): Risk {
  const asset = assets.get(match.asset.name) ?? match.asset;
  const firstSeenOn = earlier(memory.seen(match)?.firstSeenOn, asOf) ?? asOf;
  const { priority, weight } = judge(match, asset, firstSeenOn);
  return { index, match, asset, firstSeenOn, priority, weight: weight * share, share };
}

/** By asset and vulnerability, the number of matches. */
function bearersOf(affected: readonly Match[]): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const bearers = new Map<string, Map<number, number>>();
  for (const { asset, index } of affected) {
    let own = bearers.get(asset.name);
    if (own === undefined) {
      own = new Map();
      bearers.set(asset.name, own);
    }
    own.set(index, (own.get(index) ?? 0) + 1);
  }
  return bearers;
}

/** No inventory shows that a mitigation is in place: the operator's word counts, at the policy's share. */
function openShare(match: Match, { memory, policy }: RiskInput): number {
  let open = 1;
  if (memory.saidDone('mitigate', match) !== undefined) open = Math.min(open, 1 - policy.mitigationShare);
  if (memory.saidDone('isolate', match) !== undefined) open = Math.min(open, 1 - policy.isolationShare);
  return open;
}
