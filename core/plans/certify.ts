// How near a choice came to the best one: the data-dependent bound of the relaxation. For any set S that was taken, no
// set that fits removes more than f(S) plus the best fractional filling of the hours with what each action would still
// add to S (f is submodular). The least of these bounds over the prefixes of the choice is printed.
import { cover, gain, type Covered } from '#core/plans/coverage.ts';
import type { Choice, Task } from '#core/plans/choose.ts';

/** Each prefix costs a pass over all actions: after so many, only the whole choice is looked at. */
const prefixesMax = 24;

/** An upper bound of the weight that any choice for this task could remove. */
export function bound(task: Task, choice: Choice): number {
  const { weights, options } = task;
  const covered = task.covered.slice();
  const costs = sharedHours(task);
  let achieved = 0;
  let least = filled(task, covered, costs);
  choice.order.forEach((index, at) => {
    achieved += cover(weights, covered, options[index]?.removes ?? []);
    if (at < prefixesMax || at === choice.order.length - 1) {
      least = Math.min(least, achieved + filled(task, covered, costs));
    }
  });
  return Math.max(least, choice.achieved);
}

/**
 * Hours of each option with a fair part of what it needs: any set that can be done pays at least these sums, since the
 * parts of one need, over all that need it, make it up once.
 */
function sharedHours({ options, among, taken }: Task): ReadonlyMap<number, number> {
  const sharers = new Map<number, number>();
  for (const index of among) {
    for (const need of options[index]?.needs ?? []) {
      if (!taken.has(need)) sharers.set(need, (sharers.get(need) ?? 0) + 1);
    }
  }
  return new Map(
    among.map((index) => {
      const option = options[index];
      let hours = option?.hours ?? 0;
      if (sharers.has(index)) hours = 0; // paid for by those that need it
      for (const need of option?.needs ?? []) {
        if (!taken.has(need)) hours += (options[need]?.hours ?? 0) / (sharers.get(need) ?? 1);
      }
      return [index, hours];
    }),
  );
}

/** The best fractional filling of the capacity with what each option would add. */
function filled(task: Task, covered: Covered, costs: ReadonlyMap<number, number>): number {
  const { weights, options, among, capacity } = task;
  const adding = among
    .map((index) => ({
      index,
      hours: costs.get(index) ?? 0,
      weight: gain(weights, covered, options[index]?.removes ?? []),
    }))
    .filter(({ weight, hours }) => weight > 0 && hours <= capacity)
    .sort((a, b) => b.weight * a.hours - a.weight * b.hours || a.index - b.index);
  let left = capacity;
  let sum = 0;
  for (const { hours, weight } of adding) {
    if (hours > left) return sum + (weight * left) / hours;
    left -= hours;
    sum += weight;
  }
  return sum;
}
