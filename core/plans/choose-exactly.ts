// The best choice, or a bound of it: branch and bound, the node with the highest bound first. Costs are counted in numbers
// worked out, never in time, so that the same task always ends in the same way.
import { pop, push, type Ranked } from '#core/plans/heap.ts';
import { cellsOf, fillTrees } from '#core/plans/choose-forest.ts';
import { relax, type Decided, type Relaxed } from '#core/plans/choose-relaxed.ts';
import type { Task } from '#core/plans/choose-task.ts';
import { termsOf, worthOf, type Terms } from '#core/plans/choose-terms.ts';

/** Numbers worked out for one task at most. Beyond, the best so far stands, with the bound that was reached. */
const workMax = 2_000_000;
/** What preparing a node costs, for each option. */
const workAnOption = 20;
/** What is told apart only by rounding is the same. */
const rounding = 1e-9;

export interface Found {
  /** Indexes of options, in no order; `undefined` where nothing is better than what the search began with. */
  readonly better: readonly number[] | undefined;
  /** What no choice exceeds, the favour of each option counted in. */
  readonly bound: number;
  /** What was found, or else the start, reaches the bound. */
  readonly isBest: boolean;
}

/** Seeks what beats `start`, a choice that fits; `undefined` where a task is not of the kind or size for it. */
export function seekBest(task: Task, start: readonly number[]): Found | undefined {
  const terms = termsOf(task);
  if (terms === undefined) return undefined;
  const places = new Map(terms.indexes.map((index, place) => [index, place]));
  const begun = start.flatMap((index) => places.get(index) ?? []);
  const search = new Search(terms, worthOf(terms, begun));
  const bound = search.run();
  if (bound === undefined) return undefined;
  const better = search.better?.map((place) => terms.indexes[place] ?? -1);
  return { better, bound, isBest: !search.isOver(bound) };
}

interface Node {
  readonly decided: readonly Decided[];
  /** No choice with these decisions exceeds it. */
  readonly bound: number;
  /** The option to decide next; `undefined` where the bound is reached. */
  readonly branch: number | undefined;
}

class Search {
  /** Places of the best that was found, where that is better than the start. */
  better: readonly number[] | undefined;
  readonly #terms: Terms;
  readonly #nodes: (Node | undefined)[] = [];
  readonly #heap: Ranked[] = [];
  #best: number;
  #work = 0;

  constructor(terms: Terms, worth: number) {
    this.#terms = terms;
    this.#best = worth;
  }

  /** The bound of all choices; `undefined` where not even one step could be made. */
  run(): number | undefined {
    const first = relax(
      this.#terms,
      this.#terms.indexes.map(() => 'open'),
    );
    if (first === undefined || cellsOf(first.twigs, first.room) > workMax) return undefined;
    this.#add(first);
    for (let top = pop(this.#heap); top !== undefined; top = pop(this.#heap)) {
      const node = this.#nodes[top.id];
      this.#nodes[top.id] = undefined;
      if (node === undefined || !this.isOver(node.bound)) break;
      if (node.branch === undefined || this.#work > workMax) return node.bound;
      this.#add(relax(this.#terms, withIt(this.#terms, node.decided, node.branch)));
      this.#add(relax(this.#terms, withoutIt(this.#terms, node.decided, node.branch)));
    }
    return this.#best;
  }

  /** Whether it is more than the best so far, by more than rounding. */
  isOver(bound: number): boolean {
    return bound > this.#best * (1 + rounding);
  }

  #add(relaxed: Relaxed | undefined): void {
    if (relaxed === undefined) return;
    const { twigs, room, places, inside, base, decided } = relaxed;
    this.#work += cellsOf(twigs, room) + workAnOption * decided.length;
    const filling = fillTrees(twigs, room);
    const chosen = filling.taken.flatMap((at) => places[at] ?? []);
    const bound = base + filling.gain;
    if (!this.isOver(bound)) return;
    const branch = relaxed.branchOf(chosen, rounding * bound);
    this.#offer([...inside, ...chosen]);
    if (branch === undefined && !this.isOver(bound)) return;
    push(this.#heap, { rank: bound, id: this.#nodes.length });
    this.#nodes.push({ decided, bound, branch });
  }

  /** What of it has all that it needs may be the best so far. */
  #offer(places: readonly number[]): void {
    const there = new Set(places);
    const doable = places.filter((place) => this.#terms.before[place]?.isSubsetOf(there) === true);
    const worth = worthOf(this.#terms, doable);
    if (!this.isOver(worth)) return;
    this.#best = worth;
    this.better = doable;
  }
}

function withIt({ before }: Terms, decided: readonly Decided[], place: number): readonly Decided[] {
  return decided.with(place, 'in').map((now, at) => (before[place]?.has(at) === true ? 'in' : now));
}

function withoutIt({ after }: Terms, decided: readonly Decided[], place: number): readonly Decided[] {
  const next = decided.with(place, 'out');
  for (const later of after[place] ?? []) next[later] = 'out';
  return next;
}
