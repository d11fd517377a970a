// What there would be to schedule if a question were answered: with other weights, days and looks for an intruder.
import type { Asset } from '#core/components/asset.ts';
import { earlier, type Day } from '#core/kernel/days.ts';
import { pointsOf, withPoints } from '#core/plans/answered-points.ts';
import { criticalityOf, exposureOf } from '#core/plans/memory.ts';
import type { Question } from '#core/plans/plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { ScheduleInput, Scheduling } from '#core/plans/schedule-input.ts';

/** What is asked, of which risks. */
interface Asked {
  readonly kind: Question['kind'];
  readonly risks: readonly Risk[];
}

/** Answers for each answer; what all of them have in common is worked out once. */
export function supposing(
  { kind, risks }: Asked,
  prepared: Prepared,
  scheduled: Scheduling,
): (answer: string) => ScheduleInput {
  const isAsked = membership(risks, prepared.risks.affected);
  const touched = prepared.candidates.flatMap(({ closes }, index) => (closes.some(isAsked) ? [index] : []));
  return (answer) => {
    const changed = prepared.weights.slice();
    const answered = judging(kind, answer, prepared);
    for (const risk of risks) changed[risk.index] = answered(risk).weight * risk.share;
    const weights = scheduled.alike.weights(changed);
    const jobs = scheduled.jobs.slice();
    const needless = new Set<number>();
    for (const index of touched) {
      const job = jobs[index];
      const candidate = prepared.candidates[index];
      if (job === undefined || candidate === undefined) continue;
      let dueOn: Day | undefined;
      let triages = false;
      for (const risk of candidate.closes) {
        const priority = isAsked(risk) ? answered(risk).priority : risk.priority;
        dueOn = earlier(dueOn, priority.dueOn);
        triages ||= priority.triage;
      }
      // No look for an intruder, where the answer takes away what asked for it.
      const isNeedless = candidate.doing.kind === 'investigate' && !triages;
      if (isNeedless) needless.add(index);
      jobs[index] = { ...job, dueOn, ready: job.ready && !isNeedless };
    }
    return { ...scheduled, weights, jobs, options: withoutNeeds(scheduled.options, needless) };
  };
}

/** By place, since a set of a million would be made for each group: risks of other lists have places of their own. */
function membership(risks: readonly Risk[], affected: readonly Risk[]): (risk: Risk) => boolean {
  const marks = new Uint8Array(affected.length);
  for (const { index } of risks) marks[index] = 1;
  return (risk) => marks[risk.index] === 1 && affected[risk.index] === risk;
}

function withoutNeeds(options: ScheduleInput['options'], needless: ReadonlySet<number>): ScheduleInput['options'] {
  if (needless.size === 0) return options;
  return options.map((option) =>
    option.needs.some((need) => needless.has(need))
      ? { ...option, needs: option.needs.filter((need) => !needless.has(need)) }
      : option,
  );
}

/** The judgement of a risk under an answer. */
function judging(
  kind: Question['kind'],
  answer: string,
  { input }: Prepared,
): (risk: Risk) => ReturnType<PlanInput['judge']> {
  if (kind !== 'automatable' && kind !== 'impact') return answeringOnAssets(kind, answer, input);
  const points = [pointsOf(kind, answer, input.asOf)];
  // One for all of its assets, since judging begins with the vulnerability.
  const known = new Map<Risk['match']['vulnerability'], Risk['match']['vulnerability']>();
  return ({ match, asset, firstSeenOn }) => {
    const vulnerability = known.get(match.vulnerability) ?? withPoints(match.vulnerability, points);
    known.set(match.vulnerability, vulnerability);
    return input.judge({ ...match, vulnerability }, asset, firstSeenOn);
  };
}

function answeringOnAssets(
  kind: Question['kind'],
  answer: string,
  { judge }: PlanInput,
): (risk: Risk) => ReturnType<PlanInput['judge']> {
  const known = new Map<Asset, Asset>();
  return ({ match, asset, firstSeenOn }) => {
    let answered = known.get(asset);
    if (answered === undefined) {
      answered = withAnswer(asset, kind, answer);
      known.set(asset, answered);
    }
    return judge(match, answered, firstSeenOn);
  };
}

function withAnswer(asset: Asset, kind: Question['kind'], answer: string): Asset {
  const stated = { source: 'your answer', on: undefined };
  if (kind === 'exposure') return { ...asset, exposure: { ...stated, value: exposureOf(answer) } };
  return { ...asset, criticality: { ...stated, value: criticalityOf(answer) } };
}
