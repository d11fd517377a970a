// From the input to what can be scheduled: risks, candidate actions with hours, weights, dues.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import { earlier, type Day } from '#core/kernel/days.ts';
import { lookUpNames } from '#core/matching/look-up-names.ts';
import type { Match } from '#core/matching/match.ts';
import { approvals } from '#core/plans/approvals.ts';
import { answeredMatch } from '#core/plans/answered-points.ts';
import { atStake } from '#core/plans/at-stake.ts';
import { settledBy } from '#core/plans/cumulative.ts';
import { divided, stateOf, type Carrying } from '#core/plans/carried.ts';
import { Ids, type Candidate, type Estimated } from '#core/plans/candidate.ts';
import { replacements } from '#core/plans/ended.ts';
import { joinUpgrades } from '#core/plans/join-upgrades.ts';
import { lastAffectedIn } from '#core/plans/last-affected.ts';
import { hardenings } from '#core/plans/harden.ts';
import { estimateHours, learn, remaining, type Finished } from '#core/plans/hours.ts';
import { looksOwed, type LooksOwed } from '#core/plans/looks-owed.ts';
import { answeredAssets, recall, type Memory } from '#core/plans/memory.ts';
import { confirmations, investigations, isGrave, isolations, withNeeds } from '#core/plans/on-assets.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { remedies, type RemediesOf } from '#core/plans/remedies.ts';
import { weighRisks, type Risk, type Risks } from '#core/plans/risk.ts';
import type { Job } from '#core/plans/schedule-input.ts';
import { sightOf, type Sight } from '#core/plans/sight.ts';
import { spareLookUps } from '#core/plans/spare-look-ups.ts';
import type { ActionRecord, State } from '#core/plans/state.ts';
import { unfixed } from '#core/plans/unfixed.ts';
import type { Versions } from '#core/plans/target.ts';
import { upgrades } from '#core/plans/upgrades.ts';

export interface Prepared {
  readonly input: PlanInput;
  readonly memory: Memory;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly risks: Risks;
  /** What the inventory proves of what was seen before. */
  readonly sight: Sight;
  /** Why nobody is asked of what can't be told and would matter much; `undefined` where somebody is. */
  readonly settled: ReadonlyMap<Match, string | undefined>;
  readonly candidates: readonly Estimated[];
  /** Of the risks that affect, of the looks that are owed, then one for each action that looks into a doubt. */
  readonly weights: readonly number[];
  /** By index of candidate: the weight that stands for its doubt. */
  readonly doubts: ReadonlyMap<number, number>;
  readonly jobs: readonly Job[];
  readonly remediesOf: RemediesOf;
  readonly owed: LooksOwed;
  /** Risks that no candidate closes or makes smaller. */
  readonly hopeless: readonly Risk[];
}

export function prepare(input: PlanInput): Prepared {
  const { asOf, policy, judge, matches } = input;
  const memory = recall(input.state);
  const assets = answeredAssets(input.inventory, input.state.answers);
  const answered = matches.map(answeredMatch(input.state.answers));
  const risks = weighRisks({ matches: answered, assets, memory, judge, asOf, policy });
  const ids = new Ids();
  const remediesOf = remedies((index) => input.feed.detail(index));
  const sight = sightOf({ input, risks });
  const carrying = { memory, inventory: input.inventory, asOf, ids, taken: new Set<string>() };
  const { found, settled, owed } = candidatesOf({ input, memory, assets, risks, sight, remediesOf, carrying });
  const {
    weights,
    doubts,
    candidates: weighed,
  } = withDoubts(found, [...risks.affected, ...owed.risks], policy.doubtShare);
  const learned = learn(finished(input.state), policy);
  const candidates = weighed.map((candidate): Estimated => {
    const record = memory.record(candidate.id);
    const hours = remaining(estimateHours(candidate.work, policy, learned), spent(record));
    return { ...candidate, hours, state: stateOf(candidate, carrying) };
  });
  const closable = new Set(candidates.flatMap(({ removes }) => removes.map(({ risk }) => risk)));
  return {
    input,
    memory,
    assets,
    risks,
    sight,
    settled,
    owed,
    candidates,
    weights,
    doubts,
    jobs: jobsOf(candidates, input.boundBy !== undefined),
    remediesOf,
    hopeless: risks.affected.filter(({ index }) => !closable.has(index)),
  };
}

interface Finding extends Pick<Prepared, 'input' | 'memory' | 'assets' | 'risks' | 'sight' | 'remediesOf'> {
  readonly carrying: Carrying;
}

/** Everything that could be done, in the order in which equals are taken up. */
function candidatesOf(finding: Finding): {
  readonly found: readonly Candidate[];
  readonly settled: Prepared['settled'];
  readonly owed: LooksOwed;
} {
  const { input, memory, assets, risks, sight, remediesOf, carrying } = finding;
  const { asOf, policy } = input;
  const { ids } = carrying;
  const raised = upgrades(risks.affected, versionsOf(input), ids);
  const open = raised.unfixed;
  const lastAffected = lastAffectedIn(input.feed);
  const waysOut = unfixed({ risks: open, refused: raised.refused, remediesOf, lastAffected, ids, policy, asOf });
  const parts = (whole: readonly Candidate[]): readonly Candidate[] => whole.flatMap((one) => divided(one, carrying));
  const { free, asked } = approvals(joinUpgrades([...raised.candidates, ...waysOut], lastAffected), memory, {
    ids,
    policy,
  });
  const waiting = [...open, ...asked.flatMap(({ closes }) => closes)];
  const triages = parts(investigations(risks.affected, memory, { ids, policy }));
  const owed = looksOwed({ input, memory, sight, assets, affected: risks.affected }, ids);
  const late = parts(owed.candidates);
  const doable = parts(free);
  // What is put off settles nothing meanwhile.
  const isComing = (one: Candidate): boolean => stateOf(one, carrying) !== 'deferred';
  const apart = [
    ...replacements(assets.values(), [...waysOut, ...doable.filter(isComing)], { ids, policy, asOf }),
    ...hardenings(risks.affected, assets, { ids, policy, memory, asOf }),
  ];
  const own = standing(apart, memory);
  const grave = risks.doubtful.filter(isGrave);
  const whySettled = settledBy(
    input,
    grave.map(({ match }) => match),
    doable.filter(isComing),
  );
  const settled = new Map(grave.map(({ match }) => [match, whySettled(match)]));
  const doubtful = grave.filter(({ match }) => settled.get(match) === undefined);
  const { left, weighing } = spareLookUps(doubtful, [...doable, ...own].filter(isComing), { policy, asOf });
  const found = [
    ...triages,
    ...late,
    ...withNeeds(doable, triages).map(weighing),
    ...parts(asked),
    ...parts(isolations(risks.affected, waiting, memory, { ids, policy })),
    ...parts(confirmations(left, ids)),
    ...own.map(weighing),
  ];
  return { found, settled, owed: { ...owed, candidates: late } };
}

/** What closes nothing that is known is not asked for again where somebody said why it need not be. */
function standing(candidates: readonly Candidate[], memory: Memory): readonly Candidate[] {
  return candidates.filter(({ id }) => memory.record(id)?.state !== 'answered');
}

function versionsOf({ affectedAt, fixedAfter, feed, judge, asOf }: PlanInput): Versions {
  const namedFor = (component: Component): readonly string[] =>
    lookUpNames(component).flatMap(({ name }) => feed.statements(name).flatMap(({ fixed }) => fixed));
  if (feed.vulnerability === undefined) return { affectedAt, fixedAfter, namedFor };
  const gravityOf = ({ match, asset }: Risk, index: number): number => {
    const vulnerability = feed.vulnerability?.(index) ?? match.vulnerability;
    return judge({ ...match, index, vulnerability }, asset, asOf).weight;
  };
  return { affectedAt, fixedAfter, namedFor, gravityOf };
}

/** Hours spent on what was begun; what was said to be done and came back begins anew. */
function spent(record: ActionRecord | undefined): number {
  return record === undefined || record.state === 'done' ? 0 : record.hours;
}

/** A doubt weighs a part of what is at stake in its matches. */
function withDoubts(
  candidates: readonly Candidate[],
  risks: readonly Risk[],
  share: number,
): Pick<Prepared, 'weights' | 'doubts'> & { readonly candidates: readonly Candidate[] } {
  const weights = risks.map(({ weight }) => weight);
  const doubts = new Map<number, number>();
  const weighed = candidates.map((candidate, index) => {
    if (candidate.own !== undefined) {
      weights.push(candidate.own);
      return { ...candidate, removes: [...candidate.removes, { risk: weights.length - 1, share: 1 }] };
    }
    if (candidate.doing.kind !== 'confirm' || candidate.doing.missing === 'fix') return candidate;
    weights.push(share * atStake(candidate.closes));
    doubts.set(index, weights.length - 1);
    return { ...candidate, removes: [{ risk: weights.length - 1, share: 1 }] };
  });
  return { weights, doubts, candidates: weighed };
}

function finished(state: State): readonly Finished[] {
  return state.actions.flatMap(({ kind, assetKind, count, hours, state: now }) =>
    now === 'done' && hours > 0 ? [{ kind, assetKind, count, hours }] : [],
  );
}

/** Who must act on a risk: an upgrade, else a mitigation, a replacement, an isolation. */
const owners = ['upgrade', 'ask', 'mitigate', 'replace', 'isolate'] as const;

function jobsOf(candidates: readonly Estimated[], bound: boolean): readonly Job[] {
  const owner = new Map<Risk, string>();
  for (const kind of owners) {
    for (const { id, doing, closes } of candidates) {
      if (doing.kind === kind) for (const risk of closes) if (!owner.has(risk)) owner.set(risk, id);
    }
  }
  const blocked = new Set(candidates.filter(({ state }) => isWaiting(state)).map(({ id }) => id));
  return candidates.map(({ id, doing, closes, doubts = [], state, needs }): Job => {
    const owned = doing.kind === 'investigate' ? closes : closes.filter((risk) => owner.get(risk) === id);
    return {
      dueOn: firstDue(owned.length > 0 ? owned : closes.length > 0 ? closes : doubts),
      binding: bound && owned.length > 0,
      ready: !isWaiting(state) && needs.every((need) => !blocked.has(need)),
      always: doing.kind === 'confirm' || doing.kind === 'investigate' || doing.kind === 'ask',
    };
  });
}

function isWaiting(state: Estimated['state']): boolean {
  return state === 'deferred' || state === 'said, not seen';
}

function firstDue(risks: readonly Risk[]): Day | undefined {
  return risks.reduce<Day | undefined>((first, { priority }) => earlier(first, priority.dueOn), undefined);
}
