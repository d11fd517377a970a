// A task made easier so that it can be solved exactly, and never worth less: whatever competes counts for each, and of all
// that an option needs only one is asked for. Where its solution differs from the truth says what to decide next.
import type { Room, Twig } from '#core/plans/choose-forest.ts';
import type { Entry, Terms } from '#core/plans/choose-terms.ts';

export type Decided = 'open' | 'in' | 'out';

export interface Relaxed {
  readonly decided: readonly Decided[];
  /** Places that are decided to be in, and what they are worth. */
  readonly inside: readonly number[];
  readonly base: number;
  readonly twigs: readonly Twig[];
  /** By place of a twig: the place of its option. */
  readonly places: readonly number[];
  readonly room: Room;
  /** What to decide where these twigs are taken; `undefined` where they can be done, and are worth what was counted. */
  readonly branchOf: (chosen: readonly number[], rounding: number) => number | undefined;
}

/** What an entry adds to what is decided to be in. */
type Adds = (entry: Entry) => number;

/** `undefined` where what is in does not fit. */
export function relax(terms: Terms, decided: readonly Decided[]): Relaxed | undefined {
  const inside = decided.flatMap((now, place) => (now === 'in' ? [place] : []));
  const room = roomLeft(terms, inside);
  if (room.capacity < 0 || room.whole < 0) return undefined;
  const reached = new Float64Array(terms.contests.length);
  let base = 0;
  for (const place of inside) {
    base += terms.own[place] ?? 0;
    for (const { contest, worth } of terms.entries[place] ?? []) {
      reached[contest] = Math.max(reached[contest] ?? 0, worth);
    }
  }
  base = reached.reduce((sum, worth) => sum + worth, base);
  const adds: Adds = ({ contest, worth, floor }: Entry): number =>
    Math.max(0, worth - Math.max(floor, reached[contest] ?? 0));
  const gains = decided.map((now, place) => {
    if (now !== 'open') return 0;
    return (terms.entries[place] ?? []).reduce((sum, entry) => sum + adds(entry), terms.own[place] ?? 0);
  });
  const forest = forestOf(terms, decided, { gains, room });
  const branchOf: Relaxed['branchOf'] = (chosen, rounding) =>
    missing(terms, inside, chosen) ?? overcounted(terms, chosen, { adds, reached, rounding });
  return { decided, inside, base, ...forest, branchOf };
}

function roomLeft({ steps, urgent, capacity, reserve }: Terms, inside: readonly number[]): Omit<Room, 'others'> {
  let whole = capacity + reserve;
  let left = capacity;
  for (const place of inside) {
    whole -= steps[place] ?? 0;
    if (urgent[place] !== true) left -= steps[place] ?? 0;
  }
  return { whole, capacity: left };
}

/** Below the longest open one of what it needs stands each open option; what is urgent comes first. */
function forestOf(
  terms: Terms,
  decided: readonly Decided[],
  { gains, room }: { readonly gains: readonly number[]; readonly room: Omit<Room, 'others'> },
): Pick<Relaxed, 'twigs' | 'places' | 'room'> {
  const below = new Map<number, number[]>();
  decided.forEach((now, place) => {
    if (now !== 'open') return;
    const parent = parentOf(terms, decided, place);
    const list = below.get(parent);
    if (list === undefined) below.set(parent, [place]);
    else list.push(place);
  });
  const twigs: Twig[] = [];
  const places: number[] = [];
  const grow = (place: number): void => {
    const at = twigs.length;
    const twig = { steps: terms.steps[place] ?? 0, gain: gains[place] ?? 0 };
    twigs.push({ ...twig, next: 0 });
    places.push(place);
    for (const child of worthwhile(below.get(place) ?? [], room.whole)) grow(child);
    // What adds nothing, and nothing that adds needs it.
    if (twig.gain <= 0 && twigs.length === at + 1) {
      twigs.pop();
      places.pop();
    } else twigs[at] = { ...twig, next: twigs.length };
  };
  const worthwhile = (list: readonly number[], whole: number): readonly number[] =>
    list.length <= 1 ? list : bestOfEach(list, { terms, gains, below, whole });
  const roots = below.get(-1) ?? [];
  const isUrgent = (place: number): boolean => terms.urgent[place] === true;
  for (const place of worthwhile(roots.filter(isUrgent), room.whole)) grow(place);
  const others = twigs.length;
  const rest = roots.filter((place) => !isUrgent(place));
  for (const place of worthwhile(rest, Math.min(room.capacity, room.whole))) grow(place);
  return { twigs, places, room: { ...room, others } };
}

/** -1 where nothing open is needed. */
function parentOf({ needs, steps }: Terms, decided: readonly Decided[], place: number): number {
  let parent = -1;
  for (const need of needs[place] ?? []) {
    if (decided[need] === 'open' && (parent < 0 || (steps[need] ?? 0) > (steps[parent] ?? 0))) parent = need;
  }
  return parent;
}

interface Growing {
  readonly terms: Terms;
  readonly gains: readonly number[];
  readonly below: ReadonlyMap<number, readonly number[]>;
  readonly whole: number;
}

/** Of those of the same hours that nothing needs, as many as fit, the best first: the others are in no best filling. */
function bestOfEach(list: readonly number[], { terms, gains, below, whole }: Growing): readonly number[] {
  const sizes = new Map<number, number[]>();
  const kept = new Set<number>();
  for (const place of list) {
    const steps = terms.steps[place] ?? 0;
    const same = sizes.get(steps);
    if (below.has(place) || steps === 0) kept.add(place);
    else if (same === undefined) sizes.set(steps, [place]);
    else same.push(place);
  }
  for (const [steps, places] of sizes) {
    const best = places.sort((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0) || a - b);
    for (const place of best.slice(0, Math.floor(whole / steps))) kept.add(place);
  }
  return list.filter((place) => kept.has(place));
}

/** What most of the chosen need and do not have. */
function missing({ before }: Terms, inside: readonly number[], chosen: readonly number[]): number | undefined {
  const there = new Set([...inside, ...chosen]);
  const wanted = new Map<number, number>();
  for (const place of chosen) {
    for (const need of before[place] ?? []) if (!there.has(need)) wanted.set(need, (wanted.get(need) ?? 0) + 1);
  }
  return most(wanted);
}

/** What has most of its worth counted that others have as well. */
function overcounted(
  { entries }: Terms,
  chosen: readonly number[],
  { adds, reached, rounding }: { readonly adds: Adds; readonly reached: Float64Array; readonly rounding: number },
): number | undefined {
  const tallies = new Map<number, { counted: number; most: number; readonly places: number[] }>();
  for (const place of chosen) {
    for (const entry of entries[place] ?? []) {
      const added = adds(entry);
      if (added <= 0) continue;
      const tally = tallies.get(entry.contest) ?? { counted: 0, most: 0, places: [] };
      tallies.set(entry.contest, tally);
      tally.counted += added;
      tally.most = Math.max(tally.most, entry.worth - (reached[entry.contest] ?? 0));
      tally.places.push(place);
    }
  }
  const over = new Map<number, number>();
  let whole = 0;
  for (const tally of tallies.values()) {
    const excess = tally.counted - tally.most;
    whole += excess;
    if (tally.places.length > 1) for (const place of tally.places) over.set(place, (over.get(place) ?? 0) + excess);
  }
  return whole > rounding ? most(over) : undefined;
}

function most(amounts: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [place, amount] of amounts) {
    const other = best === undefined ? -Infinity : (amounts.get(best) ?? 0);
    if (amount > other || (amount === other && place < (best ?? 0))) best = place;
  }
  return best;
}
