// Which actions fit into the hours and remove most: weighted coverage under a knapsack. First by best weight per hour of an
// action with all that it needs, lazily, against the best single one (Tang et al., arXiv 2008.05391: at least 0.405 of
// the best); then what a bounded search finds that is better (`choose-exactly.ts`). How near it came says `certify.ts`.
import { leads, pop, push, type Ranked } from '#core/plans/heap.ts';
import { seekBest } from '#core/plans/choose-exactly.ts';
import { hoursOf, unitOf, type Choice, type Task } from '#core/plans/choose-task.ts';
import { cover } from '#core/plans/coverage.ts';
import { Worth } from '#core/plans/worth.ts';

/** Rounding of sums of hours must not keep out what fits exactly. */
const tolerance = 1e-9;

export function choose(task: Task): Choice {
  const greedy = fill(task, []);
  if (task.capacity === Infinity) return greedy;
  const single = bestSingle(task);
  const near = single === undefined || single.favoured <= greedy.favoured ? greedy : fill(task, single.unit);
  const found = seekBest(task, near.order);
  const among = found?.better;
  const choice = among === undefined ? near : fill({ ...task, among, capacity: Infinity }, []);
  return { ...choice, isBest: found?.isBest === true };
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
  return { order, hours, achieved, favoured, isBest: false };
}

function capacityFor({ options, capacity, reserve }: Task, index: number): number {
  return options[index]?.urgent === true ? capacity + reserve : capacity;
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
