// Which actions fit into the hours and remove most: weighted coverage under a knapsack, by best weight per hour of an
// action with all that it needs, lazily, against the best single one (Tang et al., arXiv 2008.05391: at least 0.405 of
// the best; how near it came in this run says the bound, `certify.ts`).
import { leads, pop, push, type Ranked } from '#core/kernel/heap.ts';
import { cover, type Covered, type Option } from '#core/plans/coverage.ts';
import { Worth } from '#core/plans/worth.ts';

export interface Task {
  /** By index of risk. */
  readonly weights: readonly number[];
  readonly options: readonly Option[];
  /** Indexes of the options to choose from; what they need is added. */
  readonly among: readonly number[];
  /** Hours; `Infinity` puts all of them in order. */
  readonly capacity: number;
  /** Hours beyond these that urgent options may use. */
  readonly reserve: number;
  /** Options that are taken already, and what they covered. */
  readonly taken: ReadonlySet<number>;
  readonly covered: Covered;
}

export interface Choice {
  /** Indexes of options in the order in which they were taken: what is needed before what needs it. */
  readonly order: readonly number[];
  readonly hours: number;
  readonly achieved: number;
}

/** Rounding of sums of hours must not keep out what fits exactly. */
const tolerance = 1e-9;

export function choose(task: Task): Choice {
  const greedy = fill(task, []);
  if (task.capacity === Infinity) return greedy;
  const single = bestSingle(task);
  if (single === undefined || single.favoured <= greedy.favoured) return greedy;
  return fill(task, single.unit);
}

/** Weights times each option's favour: what the choice compares by. */
interface Favoured extends Choice {
  readonly favoured: number;
}

/** Takes `first`, then the best by weight per hour as long as something fits. */
function fill(task: Task, first: readonly number[]): Favoured {
  const { weights, options } = task;
  const covered = task.covered.slice();
  const worths = new Worth(task, covered);
  const taken = new Set(task.taken);
  const dependents = dependentsOf(task);
  const heap: Ranked[] = [];
  const order: number[] = [];
  let hours = 0;
  let achieved = 0;
  let favoured = 0;
  const take = (unit: readonly number[]): void => {
    for (const index of unit) {
      const option = options[index];
      if (option === undefined) continue;
      taken.add(index);
      order.push(index);
      hours += option.hours;
      worths.covering(index);
      const weight = cover(weights, covered, option.removes);
      achieved += weight;
      favoured += weight * option.favour;
      wake(index);
    }
  };
  // What needs it, at whatever distance, has become cheaper: its place in the heap is no upper bound any more.
  const wake = (index: number): void => {
    for (const id of dependents.get(index) ?? []) {
      if (!taken.has(id)) push(heap, { rank: Infinity, id });
      wake(id);
    }
  };
  take(first);
  for (const id of task.among) if (!taken.has(id)) push(heap, { rank: Infinity, id });
  for (let top = pop(heap); top !== undefined; top = pop(heap)) {
    if (taken.has(top.id)) continue;
    const unit = unitOf(options, taken, top.id);
    const cost = hoursOf(options, unit);
    if (hours + cost > capacityFor(task, top.id) + tolerance) continue;
    const worth = worths.of(unit);
    if (worth <= 0) continue;
    const now = { rank: (worth * (options[top.id]?.favour ?? 1)) / Math.max(cost, tolerance), id: top.id };
    if (leads(heap, now)) take(unit);
    else push(heap, now);
  }
  return { order, hours, achieved, favoured };
}

function capacityFor({ options, capacity, reserve }: Task, index: number): number {
  return options[index]?.urgent === true ? capacity + reserve : capacity;
}

/** An option with all that it needs and that isn't taken, in an order in which they can be done. */
export function unitOf(options: readonly Option[], taken: ReadonlySet<number>, index: number): readonly number[] {
  const needs = options[index]?.needs ?? [];
  if (needs.length === 0) return [index];
  const unit = new Set<number>();
  const visit = (at: number): void => {
    if (taken.has(at) || unit.has(at)) return;
    for (const need of options[at]?.needs ?? []) visit(need);
    unit.add(at);
  };
  visit(index);
  return [...unit];
}

export function hoursOf(options: readonly Option[], unit: readonly number[]): number {
  let sum = 0;
  for (const index of unit) sum += options[index]?.hours ?? 0;
  return sum;
}

function bestSingle(task: Task): { readonly unit: readonly number[]; readonly favoured: number } | undefined {
  const worths = new Worth(task, task.covered);
  let best: { readonly unit: readonly number[]; readonly favoured: number } | undefined;
  for (const index of task.among) {
    if (task.taken.has(index)) continue;
    const unit = unitOf(task.options, task.taken, index);
    if (hoursOf(task.options, unit) > capacityFor(task, index) + tolerance) continue;
    const favoured = worths.of(unit) * (task.options[index]?.favour ?? 1);
    if (best === undefined || favoured > best.favoured) best = { unit, favoured };
  }
  return best;
}

function dependentsOf({ options, among }: Task): ReadonlyMap<number, readonly number[]> {
  const dependents = new Map<number, number[]>();
  for (const index of among) {
    for (const need of options[index]?.needs ?? []) {
      const list = dependents.get(need);
      if (list === undefined) dependents.set(need, [index]);
      else list.push(index);
    }
  }
  return dependents;
}
