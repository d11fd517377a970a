// How near a choice came to the best one: the data-dependent bound of the relaxation. For any set S that was taken, no
// set that fits removes more than f(S) plus the best fractional filling of the hours with what each action would still
// add to S (f is submodular). The least of these bounds over the prefixes of the choice is printed, or that of the search
// for the best, where it is lower: where the search came to its end, that is the best itself.
import { seekBest } from '#core/plans/choose-exactly.ts';
import { cover, gain, type Covered } from '#core/plans/coverage.ts';
import { hoursOf, unitOf, type Choice, type Task } from '#core/plans/choose-task.ts';

/** What others need pays so much of its hours itself, for what it removes of its own; those that need it pay the rest. */
const ownPart = 0.25;
/** Each prefix costs a pass over all actions: after so many, only the whole choice is looked at. */
const prefixesMax = 24;

/** An upper bound of the weight that any choice for this task could remove, by weight alone: what is begun has no favour. */
export function bound(task: Task, choice: Choice): number {
  const sought = seekBest(withoutFavour(task), choice.order)?.bound ?? Infinity;
  const least = Math.min(sought, relaxed(task, choice));
  // What is told apart only by rounding is the same.
  return least <= choice.achieved * (1 + 1e-9) ? choice.achieved : least;
}

function withoutFavour(task: Task): Task {
  return { ...task, options: task.options.map((option) => (option.favour === 1 ? option : { ...option, favour: 1 })) };
}

function relaxed(task: Task, choice: Choice): number {
  const { weights, options } = task;
  const covered = task.covered.slice();
  const fitting = { ...task, among: task.among.filter((index) => fits(task, index)) };
  const costs = sharedHours(fitting);
  let achieved = 0;
  let least = filled(fitting, covered, costs);
  choice.order.forEach((index, at) => {
    achieved += cover(weights, covered, options[index]?.removes ?? []);
    if (at < prefixesMax || at === choice.order.length - 1) {
      least = Math.min(least, achieved + filled(fitting, covered, costs));
    }
  });
  return least;
}

/** What does not fit with all that it needs is in no choice. */
function fits({ options, taken, capacity, reserve }: Task, index: number): boolean {
  const hours = hoursOf(options, unitOf(options, taken, index));
  return hours <= capacity + (options[index]?.urgent === true ? reserve : 0) + 1e-9;
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
      if (sharers.has(index)) hours *= ownPart;
      for (const need of option?.needs ?? []) {
        if (!taken.has(need)) hours += ((1 - ownPart) * (options[need]?.hours ?? 0)) / (sharers.get(need) ?? 1);
      }
      return [index, hours];
    }),
  );
}

/**
 * The best fractional filling of the hours with what each option would add. What is not urgent must do without the reserve:
 * one limit inside the other, so that filling by weight per hour is still the best.
 */
function filled(task: Task, covered: Covered, costs: ReadonlyMap<number, number>): number {
  const { weights, options, among, capacity, reserve } = task;
  const adding = among
    .map((index) => ({
      index,
      hours: costs.get(index) ?? 0,
      urgent: options[index]?.urgent === true,
      weight: gain(weights, covered, options[index]?.removes ?? []),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight * a.hours - a.weight * b.hours || a.index - b.index);
  let left = capacity + reserve;
  let leftForOthers = capacity;
  let sum = 0;
  for (const { hours, weight, urgent } of adding) {
    const taken = Math.min(hours, urgent ? left : Math.min(left, leftForOthers));
    sum += hours === 0 ? weight : (weight * taken) / hours;
    left -= taken;
    if (!urgent) leftForOthers -= taken;
    if (left <= 0) return sum;
  }
  return sum;
}
