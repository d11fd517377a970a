// Intervals of horizons by drawing again: families, then the tasks within, then the runs of each task.
import { byAlias, inOrder, type Run } from '#core/frontier/horizon/run.ts';
import { horizonAt, pointsOf, type HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import { fitLogistic, type Line, type Points } from '#core/frontier/statistics/logistic.ts';
import { Pcg64 } from '#core/frontier/statistics/pcg64.ts';
import { quantile } from '#core/frontier/statistics/quantile.ts';

export interface Drawing {
  /** How many times all is drawn again; METR and Lyptus draw 1,000 times. */
  readonly draws: number;
  /** Of the first draw; the next has the next number. Published intervals were drawn with 42. */
  readonly seed: number;
}

export const publishedDrawing: Drawing = { draws: 1000, seed: 42 };

/** 2.5 % and 97.5 % of the draws. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Drawn {
  /** The horizon of each draw; not a number in those in which the model did not both pass and fail, which say nothing of it. */
  readonly p50: Float64Array;
  readonly p80: Float64Array;
}

/**
 * Each model's horizons in each draw. All models are drawn together, by the same families and tasks.
 *
 * Source: METR, eval-analysis-public, src/horizon/wrangle/bootstrap.py: families, tasks within each drawn family, runs of
 * each model within each drawn task, all with replacement; weights are kept and not made to sum to 1 again; generator
 * `default_rng(seed + draw)`; draws without both outcomes are left out.
 */
export function drawHorizons(
  runs: readonly Run[],
  policy: HorizonPolicy,
  { draws, seed }: Drawing,
): ReadonlyMap<string, Drawn> {
  const families = familiesOf(runs);
  const models = [...byAlias(runs)].map(([alias, own]) => openModel(alias, own, policy, draws));
  const tasks = families.flat();
  const groups = taskGroups(models, tasks);
  for (let draw = 0; draw < draws; draw++) {
    const random = new Pcg64((seed + draw) >>> 0);
    const times = drawTasks(families, random);
    drawRuns(groups, times, random);
    for (const model of models) fitDraw(model, policy.ridge, draw);
  }
  return new Map(models.map(({ alias, drawn }) => [alias, drawn]));
}

/**
 * Published intervals come from a solver that stops short of the minimum, which moved their ends by up to 0.9 %: by so much
 * each end is set outward, so that an interval recomputed with such a solver lies within.
 */
const outward = 1.01;

/** Linear between the draws beside it, as NumPy's `nanquantile`. `undefined` where no draw says anything. */
export function intervalOf(values: Float64Array): Interval | undefined {
  const sorted = values.filter((one) => !Number.isNaN(one)).sort();
  if (sorted.length === 0) return undefined;
  return { low: quantile(sorted, 0.025) / outward, high: quantile(sorted, 0.975) * outward };
}

/** The tasks of each family, both in the order of their names. */
function familiesOf(runs: readonly Run[]): readonly (readonly string[])[] {
  const families = new Map<string, Set<string>>();
  for (const { family, task } of runs) {
    const tasks = families.get(family);
    if (tasks === undefined) families.set(family, new Set([task]));
    else tasks.add(task);
  }
  return [...families].sort(([a], [b]) => inOrder(a, b)).map(([, tasks]) => [...tasks].sort(inOrder));
}

interface OpenModel {
  readonly alias: string;
  readonly points: Points;
  /** Of all runs, where the regression of each draw begins. */
  readonly line: Line | undefined;
  /** The weight of each run times how often it was drawn. */
  readonly sample: Points;
  readonly runsOfTask: ReadonlyMap<string, readonly number[]>;
  readonly drawn: Drawn;
}

function openModel(alias: string, runs: readonly Run[], policy: HorizonPolicy, draws: number): OpenModel {
  const points = pointsOf(runs, policy.weighting);
  const fit = fitLogistic(points, policy.ridge);
  const runsOfTask = new Map<string, number[]>();
  for (const [index, { task }] of runs.entries()) {
    const group = runsOfTask.get(task);
    if (group === undefined) runsOfTask.set(task, [index]);
    else group.push(index);
  }
  const sample = { ...points, weight: new Float64Array(runs.length) };
  const drawn = { p50: new Float64Array(draws).fill(NaN), p80: new Float64Array(draws).fill(NaN) };
  const line = fit.kind === 'fitted' ? { slope: fit.slope, intercept: fit.intercept } : undefined;
  return { alias, points, line, sample, runsOfTask, drawn };
}

/** The runs of one model at one task. */
interface TaskGroup {
  /** Of the task, in the list of all. */
  readonly at: number;
  readonly model: OpenModel;
  readonly runs: readonly number[];
}

/** In the order in which runs are drawn: by the task's name, then the model's. */
function taskGroups(models: readonly OpenModel[], tasks: readonly string[]): readonly TaskGroup[] {
  return tasks
    .flatMap((task, at) =>
      models.flatMap((model) => {
        const runs = model.runsOfTask.get(task);
        return runs === undefined ? [] : [{ key: `${task}|||${model.alias}`, at, model, runs }];
      }),
    )
    .sort((a, b) => inOrder(a.key, b.key));
}

/** How often each task is drawn, in the order of families and tasks. */
function drawTasks(families: readonly (readonly string[])[], random: Pcg64): Int32Array {
  const starts: number[] = [];
  let count = 0;
  for (const tasks of families) {
    starts.push(count);
    count += tasks.length;
  }
  const chosen = families.map(() => random.below(families.length));
  const times = new Int32Array(count);
  for (const family of chosen) {
    const size = families[family]?.length ?? 0;
    const start = starts[family] ?? 0;
    for (let index = 0; index < size; index++) {
      const at = start + random.below(size);
      times[at] = (times[at] ?? 0) + 1;
    }
  }
  return times;
}

function drawRuns(groups: readonly TaskGroup[], times: Int32Array, random: Pcg64): void {
  // Drawing one run from copies of itself takes numbers and changes nothing: where all are such, none need be taken.
  const hasSeveral = groups.some(({ runs }) => runs.length > 1);
  for (const { at, model, runs } of groups) {
    const drawn = times[at] ?? 0;
    if (hasSeveral) drawAmong(model, runs, { copies: drawn * runs.length, random });
    else for (const run of runs) model.sample.weight[run] = drawn * (model.points.weight[run] ?? 0);
  }
}

function drawAmong(
  { sample, points }: OpenModel,
  runs: readonly number[],
  { copies, random }: { readonly copies: number; readonly random: Pcg64 },
): void {
  for (const run of runs) sample.weight[run] = 0;
  for (let copy = 0; copy < copies; copy++) {
    const run = runs[Math.floor(random.share() * copies) % runs.length] ?? 0;
    sample.weight[run] = (sample.weight[run] ?? 0) + (points.weight[run] ?? 0);
  }
}

function fitDraw({ sample, line, drawn }: OpenModel, ridge: number, draw: number): void {
  const fit = fitLogistic(sample, ridge, line);
  if (fit.kind === 'one-sided') return;
  drawn.p50[draw] = horizonAt(fit, 0.5);
  drawn.p80[draw] = horizonAt(fit, 0.8);
}
