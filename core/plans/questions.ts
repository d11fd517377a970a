// The questions whose answers would change this week's plan most: found by planning again under each answer.
import type { Asset } from '#core/components/asset.ts';
import { shortHash } from '#core/kernel/short-hash.ts';
import { assetsOf, groupBy, type Candidate } from '#core/plans/candidate.ts';
import { cover, nothingCovered } from '#core/plans/coverage.ts';
import { calledOf, subjectOf } from '#core/plans/naming.ts';
import { nameAssets } from '#core/plans/on-assets.ts';
import type { Question } from '#core/plans/plan.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Risk } from '#core/plans/risk.ts';
import { chooseWeek } from '#core/plans/schedule.ts';
import type { ScheduleInput, Scheduling } from '#core/plans/schedule-input.ts';
import type { AskedQuestion } from '#core/plans/state.ts';
import { supposing } from '#core/plans/supposing.ts';
import { count, listed, onAssets } from '#core/plans/words.ts';

/** Asked in one run. */
export const questionsMax = 5;
/** Groups planned again under each answer, the weightiest first: this bounds the cost. */
const groupsTriedMax = { exposure: 8, criticality: 5, product: 4, automatable: 3, impact: 3 } as const;
/** So many of the like assets are asked about one by one, the others all at once. */
const askedSinglyMax = 3;
/** A plan that only changes by this share of its weight is the same plan. */
const weightShareMin = 0.02;

/** A question with what the state must remember to understand its answer. */
export interface Asking {
  readonly question: Question;
  readonly asked: AskedQuestion;
}

interface Posed extends Asking {
  /** Hours of this week that the answer would move; what ranks. */
  readonly moved: number;
}

interface Group {
  readonly kind: Question['kind'];
  readonly assets: readonly Asset[];
  readonly risks: readonly Risk[];
  readonly answers: readonly string[];
  readonly text: string;
}

export function questions(prepared: Prepared, scheduled: Scheduling, week: readonly number[]): readonly Asking[] {
  const posed: Posed[] = [];
  const groups = [
    ...assetGroups(prepared, 'exposure'),
    ...assetGroups(prepared, 'criticality'),
    // What sets the days of a directive is asked of those alone whom it binds.
    ...(prepared.input.boundBy === undefined
      ? []
      : [...flawGroups(prepared, 'automatable'), ...flawGroups(prepared, 'impact')]),
  ];
  for (const group of groups) {
    const asked = pose(group, prepared, { scheduled, week });
    if (asked !== undefined) posed.push(asked);
  }
  for (const index of weightiest(prepared)) {
    const asked = poseProduct(index, prepared, { scheduled, week });
    if (asked !== undefined) posed.push(asked);
  }
  const order = ['exposure', 'criticality', 'product', 'automatable', 'impact'];
  return posed
    .sort((a, b) => b.moved - a.moved || order.indexOf(a.question.kind) - order.indexOf(b.question.kind))
    .slice(0, questionsMax)
    .map(({ question, asked }) => ({ question, asked }));
}

interface Now {
  readonly scheduled: Scheduling;
  readonly week: readonly number[];
}

/** Like assets whose exposure or criticality nobody stated, weightiest first. */
function assetGroups({ risks }: Prepared, kind: 'exposure' | 'criticality'): readonly Group[] {
  const open = risks.affected.filter(({ asset }) => asset[kind].value === 'unknown');
  const alike = [...groupBy(open, ({ asset }) => `${asset.kind}|${asset.zone ?? ''}`).values()];
  // The weightiest are asked about one by one: they need not have the answer of the others.
  const groups = alike.flatMap((group) => {
    const perAsset = [...groupBy(group, ({ asset }) => asset.name).values()].sort((a, b) => weightOf(b) - weightOf(a));
    const others = perAsset.slice(askedSinglyMax).flat();
    return [...perAsset.slice(0, askedSinglyMax), ...(others.length === 0 ? [] : [others])];
  });
  return groups
    .map((group) => ({ group, weight: weightOf(group) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, groupsTriedMax[kind])
    .map(({ group }) => {
      const assets = [...new Map(group.map(({ asset }) => [asset.name, asset])).values()];
      const names = nameAssets(assets.map(({ name }) => name));
      const text =
        kind === 'exposure'
          ? `Who can reach ${names}: anybody on the internet, only your own network, or nobody?`
          : `How much would your work suffer without ${names}?`;
      const answers = kind === 'exposure' ? ['public', 'internal', 'isolated'] : ['essential', 'important', 'other'];
      return { kind, assets, risks: group, answers, text };
    });
}

/** What is exploited, and of which nobody published whether attacks can be automated, or how much they take over. */
function flawGroups({ risks }: Prepared, kind: 'automatable' | 'impact'): readonly Group[] {
  const open = risks.affected.filter(({ priority: { answers } }) => {
    const asked = kind === 'automatable' ? answers.automatable : answers.technicalImpact;
    return answers.inKev.value === 'yes' && !answers.inKev.assumed && asked.assumed;
  });
  return [...groupBy(open, ({ match }) => String(match.index)).values()]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, groupsTriedMax[kind])
    .map((group) => {
      const assets = assetsOf(group);
      const [first] = group;
      const flaw = first === undefined ? '' : `${first.match.vulnerability.id} in ${calledOf(first.match.component)}`;
      const text =
        kind === 'automatable'
          ? `Can attacks by ${flaw} be automated, from finding a target to taking it over?`
          : `Does ${flaw} give an attacker total control, or a part of it?`;
      return {
        kind,
        assets,
        risks: group,
        answers: kind === 'automatable' ? ['yes', 'no'] : ['total', 'partial'],
        text,
      };
    });
}

function weightOf(group: readonly Risk[]): number {
  return group.reduce((sum, { weight }) => sum + weight, 0);
}

/** Plans again under each answer; `undefined` where none of them changes the week. */
function pose(group: Group, prepared: Prepared, now: Now): Posed | undefined {
  const under = supposing(group, prepared, now.scheduled);
  const effects = group.answers.map((answer) => effectOf(answer, under(answer), now));
  const isOfFlaw = group.kind === 'automatable' || group.kind === 'impact';
  const asking = askingOf(group, effects, isOfFlaw ? group.risks.map(closesOf) : []);
  const moved = Math.max(...effects.map((effect) => effect.moved));
  return moved > 0 ? { ...asking, moved } : undefined;
}

function closesOf({ match, asset }: Risk): AskedQuestion['closes'][number] {
  return { vulnerability: match.vulnerability.id, asset: asset.name, component: subjectOf(match.component) };
}

/** Confirmations by what hangs on them. */
function weightiest({ candidates, weights, doubts }: Prepared): readonly number[] {
  return candidates
    .flatMap(({ doing, state }, index) =>
      doing.kind === 'confirm' && doubts.has(index) && state === 'proposed' ? [index] : [],
    )
    .sort((a, b) => (weights[doubts.get(b) ?? -1] ?? 0) - (weights[doubts.get(a) ?? -1] ?? 0))
    .slice(0, groupsTriedMax.product);
}

function poseProduct(index: number, prepared: Prepared, now: Now): Posed | undefined {
  const candidate = prepared.candidates[index];
  const doubt = prepared.doubts.get(index);
  if (candidate === undefined || doubt === undefined || candidate.doing.kind !== 'confirm') return undefined;
  const text = productText(candidate);
  if (text === undefined) return undefined;
  const atStake = candidate.closes.reduce((sum, { weight }) => sum + weight, 0);
  const effects = ['affected', 'not affected'].map((answer) => {
    const weights = prepared.weights.slice();
    weights[doubt] = answer === 'affected' ? atStake : 0;
    return effectOf(answer, { ...now.scheduled, weights: now.scheduled.alike.weights(weights) }, now);
  });
  const moved = Math.max(...effects.map((effect) => effect.moved));
  if (moved <= 0) return undefined;
  const group: Group = {
    kind: 'product',
    assets: candidate.assets,
    risks: candidate.closes,
    answers: ['affected', 'not affected'],
    text,
  };
  const closes = candidate.closes.map(({ match, asset }) => ({
    vulnerability: match.vulnerability.id,
    asset: asset.name,
    component: candidate.subject,
  }));
  return { ...askingOf(group, effects, closes), moved };
}

/** More are an action's, whose steps tell how to look. */
const flawsInQuestionMax = 3;

/** What can be answered by looking it up once; what is not known of the product itself is an action's. */
function productText({ doing, assets, closes }: Candidate): string | undefined {
  if (doing.kind !== 'confirm' || doing.missing !== 'range') return undefined;
  const flaws = [...new Set(closes.map(({ match }) => match.vulnerability.id))];
  if (flaws.length > flawsInQuestionMax) return undefined;
  return `Is the version that you run of ${doing.called} ${onAssets(assets)} affected by ${listed(flaws)}?`;
}

interface Effect {
  readonly answer: string;
  readonly moved: number;
  readonly gone: number;
  readonly come: number;
}

function effectOf(answer: string, input: ScheduleInput, now: Now): Effect {
  const { week, achieved } = chooseWeek(input);
  const before = new Set(now.week);
  const after = new Set(week);
  const gone = now.week.filter((index) => !after.has(index));
  const come = week.filter((index) => !before.has(index));
  const hours = (list: readonly number[]): number =>
    list.reduce((sum, index) => sum + (input.options[index]?.hours ?? 0), 0);
  // A swap of two that are nearly alike is not worth a question.
  const kept = worthOfAll(input, now.week);
  // What the answer makes needless, a look for an intruder, is no swap.
  const isNeedless = gone.some((index) => input.jobs[index]?.ready === false);
  const isSame = !isNeedless && (achieved <= 0 || (achieved - kept) / achieved < weightShareMin);
  return { answer, gone: gone.length, come: come.length, moved: isSame ? 0 : hours(gone) + hours(come) };
}

/** What the week as it stands would remove if the weights were these. */
function worthOfAll({ weights, options }: ScheduleInput, week: readonly number[]): number {
  const covered = nothingCovered(weights);
  return week.reduce((sum, index) => sum + cover(weights, covered, options[index]?.removes ?? []), 0);
}

function askingOf(group: Group, effects: readonly Effect[], closes: AskedQuestion['closes']): Asking {
  const assets = group.assets.map(({ name }) => name).sort();
  // A letter that no action's id needs tells the two apart at a glance.
  const about =
    group.kind === 'product'
      ? closes.map(({ component }) => component)
      : closes.map(({ vulnerability }) => vulnerability);
  const id = `q${shortHash([group.kind, ...assets, ...about].join('\u001f')).slice(1)}`;
  const told = effects
    .filter(({ moved }) => moved > 0)
    .map(({ answer, gone, come }) => `if ${answer}, ${count(gone, 'action')} of this week would give way to ${come}`);
  const { kind, text, answers } = group;
  return {
    question: { id, kind, text, assets, answers, effect: `${capital(told.join('; '))}.` },
    asked: { id, kind, assets, answers, closes },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
