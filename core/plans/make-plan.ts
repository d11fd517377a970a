// From an inventory's matches to this week's plan.
import { addDays, daysBetween } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { buildAction } from '#core/plans/build-action.ts';
import { assumptions, cannotSee, newestOfSources, seesAll, summaryText } from '#core/plans/cannot-see.ts';
import type { Estimated } from '#core/plans/candidate.ts';
import { changesOf, notSeenAgain, remember } from '#core/plans/changes.ts';
import { cover, nothingCovered } from '#core/plans/coverage.ts';
import type { WhySettled } from '#core/plans/cumulative.ts';
import type { CannotMeet, Plan } from '#core/plans/plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { prepare, type Prepared } from '#core/plans/prepare.ts';
import { lateTitle, toldLate } from '#core/plans/looks-owed.ts';
import { inPlace } from '#core/plans/in-place.ts';
import { bestExport } from '#core/plans/inventory-gaps.ts';
import { heldOf, heldUp, waiting, type Waiting } from '#core/plans/put-off.ts';
import { questions, questionsMax } from '#core/plans/questions.ts';
import type { Risk, Risks } from '#core/plans/risk.ts';
import type { Scheduling } from '#core/plans/schedule-input.ts';
import { scheduling } from '#core/plans/scheduling.ts';
import { saidDone } from '#core/plans/said-done.ts';
import { schedule, type Schedule } from '#core/plans/schedule.ts';
import type { State } from '#core/plans/state.ts';
import { titleOf } from '#core/plans/title.ts';
import { readingQuestions } from '#core/plans/told.ts';
import { isListed } from '#core/priority/priority.ts';

/** A plan, and the state to keep for the next one, made when it is asked for. */
export interface Made {
  readonly plan: Plan;
  readonly state: State;
  /** What affects, with the operator's answers put in: what the plan is about. */
  readonly affected: readonly Risk[];
  /** That, and what nobody can tell, or the operator answered. */
  readonly risks: Risks;
  /** Of what nobody can tell: why the plan takes it as mended, so that nobody is asked; `undefined` where it does not. */
  readonly takenAsMended: WhySettled;
}

/** The chart's points at most. */
const curvePointsMax = 120;

/** This week's actions in order, what comes later, what can't be met. Pure: the same input gives the same bytes. */
export function makePlan(input: PlanInput): Plan {
  return planAndRemember(input).plan;
}

export function planAndRemember(input: PlanInput): Made {
  const prepared = prepare(input);
  const scheduled = scheduling(prepared);
  const found = schedule(scheduled);
  const asked = [
    ...readingQuestions(input.inventory, input.state.answers),
    ...questions(prepared, scheduled, found.week),
  ].slice(0, questionsMax);
  const plan = planOf(
    { prepared, scheduled },
    found,
    asked.map(({ question }) => question),
  );
  let state: State | undefined;
  return {
    plan,
    get state() {
      state ??= remember(prepared, plan, asked);
      return state;
    },
    affected: prepared.risks.affected,
    risks: prepared.risks,
    takenAsMended: (match) => prepared.settled.get(match),
  };
}

interface Planned {
  readonly prepared: Prepared;
  readonly scheduled: Scheduling;
}

function planOf(planned: Planned, found: Schedule, asked: Plan['questions']): Plan {
  const { prepared } = planned;
  const { input, risks } = planned.prepared;
  const waits = waiting(prepared);
  const { actions, later, curve, riskRemoved } = inTurn(planned, found, waits);
  const head = input.feed.head();
  const inKev = new Set(risks.affected.flatMap(({ match, priority }) => (isListed(priority) ? [match.index] : [])));
  const changes = changesOf(prepared, [...actions, ...later]);
  const isAll = seesAll(prepared);
  const text = summaryText(prepared, {
    weekActions: found.week.length,
    riskRemoved,
    seesAll: isAll,
    anHourMoreMeets: found.anHourMoreMeets,
  });
  return {
    asOf: input.asOf,
    feed: {
      id: head.id,
      asOf: head.asOf,
      kevAsOf: head.kevAsOf,
      name: input.feedName,
      sources: newestOfSources(head),
    },
    inventory: {
      documents: input.inventory.documents.length,
      assets: input.inventory.assets.length,
      components: input.inventory.assets.reduce((sum, { components }) => sum + components.length, 0),
    },
    boundBy: input.boundBy,
    capacityHours: input.capacityHours,
    usedHours: rounded(found.usedHours),
    heldBackHours: rounded(
      Math.max(0, Math.min(input.capacityHours * input.policy.heldBackShare, input.capacityHours - found.usedHours)),
    ),
    changes,
    actions,
    later,
    cannotMeet: cannotMeet(prepared, found),
    inPlace: inPlace(risks.affected, prepared.memory),
    questions: asked,
    assumptions: [...assumptions(prepared), ...hoursComeFirst(actions, input)],
    cannotSee: [...cannotSee(prepared), ...unseen(prepared)],
    wouldHelp: bestExport(input.inventory),
    certificate: certificateOf(found),
    summary: {
      vulnerabilities: new Set(risks.affected.map(({ match }) => match.index)).size,
      matches: risks.affected.length,
      inKev: inKev.size,
      tiers: tierCounts(risks.affected),
      riskRemoved,
      seesAll: isAll,
      backlogHours: rounded(later.reduce((sum, { hours }) => sum + hours.estimate, 0)),
      // What was put off has no hours in any week, so that nobody knows when the last of it ends.
      emptyOn: waits.length > 0 ? undefined : emptyOn(later, input.asOf),
      text,
    },
    curve,
  };
}

function tierCounts(affected: readonly Risk[]): Plan['summary']['tiers'] {
  const counts: Record<string, number> = { '3DF': 0, '3D': 0, '14D': 0, '60D': 0, FSU: 0 };
  for (const { priority } of affected) counts[priority.tier] = (counts[priority.tier] ?? 0) + 1;
  return counts;
}

/** Actions in the order of the plan, each with the share of all risk that it removes beyond those before it. */
function inTurn(
  { prepared, scheduled: { weights, options } }: Planned,
  found: Schedule,
  waits: readonly Waiting[],
): Pick<Plan, 'actions' | 'later' | 'curve'> & { readonly riskRemoved: number } {
  const { candidates } = prepared;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = nothingCovered(weights);
  const points = [{ hours: 0, riskLeft: 1 }];
  let hours = 0;
  let left = 1;
  let rank = 0;
  const turn = (index: number, planned: boolean, counts: boolean): Action | undefined => {
    const candidate = candidates[index];
    const removed = counts && total > 0 ? cover(weights, covered, options[index]?.removes ?? []) / total : 0;
    rank += 1;
    left = Math.max(0, left - removed);
    if (counts) hours += candidate?.hours.estimate ?? 0;
    if (counts) points.push({ hours: rounded(hours), riskLeft: left });
    const action = buildAction(prepared, index, { rank, riskRemoved: removed, planned });
    return action === undefined || candidate === undefined ? undefined : remembering(prepared, candidate, action);
  };
  const actions = found.week.flatMap((index) => turn(index, true, true) ?? []);
  const riskRemoved = 1 - left;
  const said = indexesIn(prepared, 'said, not seen').flatMap((index) => {
    const action = turn(index, false, false);
    const nothing = { estimate: 0, low: 0, high: 0, basis: 'you said it is done; the next inventory proves it' };
    return action === undefined ? [] : [{ ...action, hours: nothing }];
  });
  const later = found.later.flatMap(({ index, week }) => {
    const action = turn(index, false, true);
    return action === undefined ? [] : [{ ...action, week }];
  });
  const putOff = waits.flatMap(({ index, week, why }) => {
    const action = turn(index, false, false);
    return action === undefined ? [] : [{ ...action, why: [...why, ...action.why], week }];
  });
  return { actions: [...actions, ...said], later: [...later, ...putOff], curve: thinned(points), riskRemoved };
}

/** With what people said of it, and of what came before. */
function remembering(prepared: Prepared, candidate: Estimated, action: Action): Action {
  const told = isLate(prepared, candidate) ? toldLate(action, candidate) : action;
  return { ...told, why: [...told.why, ...saidDone(prepared, candidate)] };
}

/** A look for an intruder that comes after the patch. */
function isLate({ owed }: Prepared, { id }: Estimated): boolean {
  return owed.candidates.some((late) => late.id === id);
}

function indexesIn({ candidates }: Prepared, state: Action['state']): readonly number[] {
  return candidates.flatMap((candidate, index) => (candidate.state === state ? [index] : []));
}

function cannotMeet(prepared: Prepared, found: Schedule): readonly CannotMeet[] {
  const held = heldOf(prepared);
  return found.late.flatMap(({ index, daysLate, hoursShort }): CannotMeet[] => {
    const candidate = prepared.candidates[index];
    const dueOn = prepared.jobs[index]?.dueOn;
    if (candidate === undefined || dueOn === undefined) return [];
    const title = isLate(prepared, candidate) ? lateTitle(candidate) : titleOf(candidate);
    return [
      {
        action: candidate.id,
        title,
        dueOn,
        daysLate,
        hoursShort: rounded(hoursShort),
        why: heldUp(prepared, held, candidate) ?? lateWhy(candidate, dueOn < prepared.input.asOf),
      },
    ];
  });
}

function lateWhy({ hours }: Prepared['candidates'][number], isPast: boolean): string {
  if (isPast) return 'Its day has passed; no hours can change that.';
  return `It needs ${hours.estimate} h (${hours.low} to ${hours.high}), and what is due with it fills the hours until then.`;
}

/**
 * The hours of a week can be spent on any of its days, so that what is due today counts as on time. Where an even spread of
 * the hours would not reach its day, that is an assumption.
 */
function hoursComeFirst(actions: Plan['actions'], { asOf, capacityHours }: PlanInput): Plan['assumptions'] {
  let hours = 0;
  const early = actions.filter(({ binding, dueOn, hours: { estimate } }) => {
    hours += estimate;
    if (!binding || dueOn === undefined || dueOn < asOf) return false;
    return hours > (capacityHours * Math.min(7, daysBetween(asOf, dueOn) + 1)) / 7 + 1e-9;
  }).length;
  const text =
    early === 1
      ? "action that is on time only if this week's hours come before its day"
      : "actions that are on time only if this week's hours come before their day";
  return early === 0 ? [] : [{ text, count: early }];
}

function unseen(prepared: Prepared): Plan['cannotSee'] {
  const { unplanned } = prepared.owed;
  const gone = notSeenAgain(prepared).length;
  const lines = [
    {
      text: `${gone === 1 ? 'vulnerability' : 'vulnerabilities'} seen before, by asset, and neither met nor seen to be gone now: still open`,
      count: gone,
    },
    {
      text: `${unplanned === 1 ? 'look' : 'looks'} for an intruder still owed after the patch, on an asset that is not in this inventory or for what this feed does not know`,
      count: unplanned,
    },
  ];
  return lines.filter(({ count }) => count > 0);
}

function certificateOf({ certificate: { achieved, bound, isKept } }: Schedule): Plan['certificate'] {
  if (bound <= 0) return { achieved, bound, text: '' };
  if (achieved >= bound) {
    const text = 'What was chosen by risk is the best possible: no other choice for the same hours removes more.';
    return { achieved, bound, text };
  }
  const what = isKept ? 'What was chosen by risk keeps to what was started or planned, and' : 'What was chosen by risk';
  const share = Math.floor((achieved / bound) * 100);
  return {
    achieved,
    bound,
    text: `${what} removes at least ${share} % of what the best choice for the same hours could.`,
  };
}

function emptyOn(backlog: Plan['later'], asOf: string): string | undefined {
  if (backlog.some(({ week }) => week === undefined)) return undefined;
  const last = backlog.reduce((most, { week }) => Math.max(most, week ?? 0), 0);
  return addDays(asOf, 7 * last + 6);
}

/** As many points as a chart can show: the last of each stretch. */
function thinned(points: Plan['curve']): Plan['curve'] {
  if (points.length <= curvePointsMax) return points;
  const step = points.length / curvePointsMax;
  const kept = Array.from(
    { length: curvePointsMax },
    (_, index) => points[Math.floor(index * step)] ?? { hours: 0, riskLeft: 1 },
  );
  const last = points.at(-1);
  return last === undefined ? kept : [...kept, last];
}

/** To the minute: sums of hours must not print their rounding errors. */
function rounded(hours: number): number {
  return Math.round(hours * 60) / 60;
}
