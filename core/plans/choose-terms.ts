// A task as an exact search sees it: hours in whole steps, and worth told apart into what one option alone removes and what
// several compete for.
import { hoursOf, unitOf, type Task } from '#core/plans/choose-task.ts';

/** One of those that remove the same risks, with what it would remove of them. */
interface Rival {
  readonly place: number;
  readonly worth: number;
}

/** What an option is worth in a contest; what it needs is worth `floor` there already. */
export interface Entry {
  readonly contest: number;
  readonly worth: number;
  readonly floor: number;
}

/** Options are called by their place in `indexes`; what is needed stands before what needs it. */
export interface Terms {
  readonly indexes: readonly number[];
  /** Hours in steps of the finest grid that all of them lie on. */
  readonly steps: readonly number[];
  readonly capacity: number;
  /** Steps beyond these that urgent options may use. */
  readonly reserve: number;
  readonly urgent: readonly boolean[];
  readonly needs: readonly (readonly number[])[];
  /** All that it needs, at whatever distance. */
  readonly before: readonly ReadonlySet<number>[];
  /** All that needs it, at whatever distance. */
  readonly after: readonly (readonly number[])[];
  /** Worth that an option adds to what it needs, and that no other removes. */
  readonly own: Float64Array;
  /** Each list by falling worth: the first of it that is chosen counts, and no other. */
  readonly contests: readonly (readonly Rival[])[];
  /** By place: the contests it is in. */
  readonly entries: readonly (readonly Entry[])[];
}

/** Estimates are rounded to five hundredths of an hour. */
const stepsAnHour = 20;
const tolerance = 1e-6;

/** `undefined` where hours lie on no grid, or where what is urgent and what is not need each other. */
export function termsOf(task: Task): Terms | undefined {
  const indexes = fitting(task);
  const { options } = task;
  const fine = indexes.map((index) => (options[index]?.hours ?? 0) * stepsAnHour);
  if (fine.some((hours) => Math.abs(hours - Math.round(hours)) > tolerance)) return undefined;
  const grid = Math.max(1, fine.map(Math.round).reduce(commonDivisor, 0));
  const places = new Map(indexes.map((index, place) => [index, place]));
  const needs = indexes.map((index) => (options[index]?.needs ?? []).flatMap((need) => places.get(need) ?? []));
  const urgent = indexes.map((index) => options[index]?.urgent === true);
  if (needs.some((list, place) => list.some((need) => urgent[need] !== urgent[place]))) return undefined;
  const before = beforeOf(needs);
  const capacity = Math.floor((task.capacity * stepsAnHour + tolerance) / grid);
  const whole = Math.floor(((task.capacity + task.reserve) * stepsAnHour + tolerance) / grid);
  return {
    indexes,
    steps: fine.map((hours) => Math.round(hours) / grid),
    capacity,
    reserve: whole - capacity,
    urgent,
    needs,
    before,
    after: afterOf(before),
    ...rivalry(task, indexes, before),
  };
}

/** What fits together with all that it needs, needs first. */
function fitting({ options, among, taken, capacity, reserve }: Task): readonly number[] {
  const found = new Set<number>();
  for (const index of among) {
    if (taken.has(index)) continue;
    const unit = unitOf(options, taken, index);
    const hours = capacity + (options[index]?.urgent === true ? reserve : 0);
    if (hoursOf(options, unit) <= hours + tolerance) for (const one of unit) found.add(one);
  }
  return [...found];
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function beforeOf(needs: readonly (readonly number[])[]): readonly ReadonlySet<number>[] {
  const before: Set<number>[] = [];
  for (const list of needs) {
    const own = new Set(list);
    for (const need of list) for (const further of before[need] ?? []) own.add(further);
    before.push(own);
  }
  return before;
}

function afterOf(before: readonly ReadonlySet<number>[]): readonly (readonly number[])[] {
  const after: number[][] = before.map(() => []);
  before.forEach((needed, place) => {
    for (const need of needed) after[need]?.push(place);
  });
  return after;
}

/** Risks that the same options remove in the same order of worth are one contest. */
function rivalry(
  task: Task,
  indexes: readonly number[],
  before: readonly ReadonlySet<number>[],
): Pick<Terms, 'own' | 'contests' | 'entries'> {
  const own = new Float64Array(indexes.length);
  const contests = new Map<string, { readonly places: readonly number[]; readonly worths: number[] }>();
  for (const rivals of rivalsByRisk(task, indexes)) {
    const left = rivals.length === 1 ? rivals : winnable(rivals, before);
    if (isChain(left, before)) {
      left.forEach(({ place, worth }, at) => {
        own[place] = (own[place] ?? 0) + worth - (left[at + 1]?.worth ?? 0);
      });
      continue;
    }
    const places = left.map(({ place }) => place);
    const key = places.join(',');
    const contest = contests.get(key) ?? { places, worths: places.map(() => 0) };
    left.forEach(({ worth }, at) => (contest.worths[at] = (contest.worths[at] ?? 0) + worth));
    contests.set(key, contest);
  }
  const lists = [...contests.values()].map(({ places, worths }) =>
    places.map((place, at) => ({ place, worth: worths[at] ?? 0 })),
  );
  const entries: Entry[][] = indexes.map(() => []);
  lists.forEach((list, contest) => {
    for (const { place, worth } of list) {
      const floor = list.find((rival) => before[place]?.has(rival.place) === true)?.worth ?? 0;
      entries[place]?.push({ contest, worth, floor });
    }
  });
  return { own, contests: lists, entries };
}

/** Lists by risk, in the order in which risks are met. */
function rivalsByRisk({ weights, options, covered }: Task, indexes: readonly number[]): Iterable<readonly Rival[]> {
  const rivals = new Rivals(weights.length);
  indexes.forEach((index, place) => {
    const option = options[index];
    for (const { risk, share } of option?.removes ?? []) {
      const worth = (share - (covered[risk] ?? 0)) * (weights[risk] ?? 0) * (option?.favour ?? 1);
      if (worth > 0) rivals.add(risk, place, worth);
    }
  });
  return rivals.lists();
}

/** Most risks have one rival, for whom no list is kept: there may be millions. */
class Rivals {
  readonly #places: Int32Array;
  readonly #worths: Float64Array;
  readonly #met: number[] = [];
  readonly #several = new Map<number, Rival[]>();

  constructor(risks: number) {
    this.#places = new Int32Array(risks).fill(-1);
    this.#worths = new Float64Array(risks);
  }

  add(risk: number, place: number, worth: number): void {
    if ((this.#places[risk] ?? -1) < 0) {
      this.#places[risk] = place;
      this.#worths[risk] = worth;
      this.#met.push(risk);
      return;
    }
    const rivals = this.#several.get(risk) ?? [this.#first(risk)];
    rivals.push({ place, worth });
    this.#several.set(risk, rivals);
  }

  *lists(): Generator<readonly Rival[]> {
    for (const risk of this.#met) yield this.#several.get(risk) ?? [this.#first(risk)];
  }

  #first(risk: number): Rival {
    return { place: this.#places[risk] ?? 0, worth: this.#worths[risk] ?? 0 };
  }
}

/** By falling worth, without those that never count: what they need removes as much already. */
function winnable(rivals: readonly Rival[], before: readonly ReadonlySet<number>[]): readonly Rival[] {
  const sorted = [...rivals].sort((a, b) => b.worth - a.worth || a.place - b.place);
  return sorted.filter(
    ({ place, worth }) => !sorted.some((other) => other.worth >= worth && before[place]?.has(other.place) === true),
  );
}

/** Whether each needs the next: then none of them competes, and each adds to the next. */
function isChain(rivals: readonly Rival[], before: readonly ReadonlySet<number>[]): boolean {
  return rivals.every(({ place }, at) => {
    const next = rivals[at + 1];
    return next === undefined || before[place]?.has(next.place) === true;
  });
}

/** What a set of places is worth in which all stand that its members need. */
export function worthOf({ own, contests }: Terms, places: Iterable<number>): number {
  const there = new Set(places);
  let sum = 0;
  for (const place of there) sum += own[place] ?? 0;
  for (const list of contests) sum += list.find(({ place }) => there.has(place))?.worth ?? 0;
  return sum;
}
