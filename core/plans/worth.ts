// What a unit (an action with all that it needs) would remove beyond what is covered. What many share is weighed once for
// all of them, until something that it removes is covered: else a triage that ten thousand actions need would be gone
// through ten thousand times.
import { gain, type Covered, type Option } from '#core/plans/coverage.ts';

/** What is needed, weighed as a whole. */
interface Base {
  readonly gain: number;
  /** The share of each of its risks that is covered once it is done. */
  readonly shares: ReadonlyMap<number, number>;
}

export class Worth {
  readonly #weights: readonly number[];
  readonly #options: readonly Option[];
  readonly #covered: Covered;
  readonly #bases = new Map<string, Base>();
  /** Which of the bases have to do with a risk. */
  readonly #keysOf = new Map<number, Set<string>>();

  constructor(
    { weights, options }: { readonly weights: readonly number[]; readonly options: readonly Option[] },
    covered: Covered,
  ) {
    this.#weights = weights;
    this.#options = options;
    this.#covered = covered;
  }

  /** The last of the unit is what the others are needed for. */
  of(unit: readonly number[]): number {
    const removes = this.#options[unit.at(-1) ?? -1]?.removes ?? [];
    if (unit.length <= 1) return gain(this.#weights, this.#covered, removes);
    const base = this.#base(unit.slice(0, -1));
    let sum = 0;
    for (const { risk, share } of removes) {
      const more = share - (base.shares.get(risk) ?? this.#covered[risk] ?? 0);
      if (more > 0) sum += more * (this.#weights[risk] ?? 0);
    }
    return base.gain + sum;
  }

  /** To be told before this option's removals are marked as covered: what would change is weighed anew when next asked for. */
  covering(index: number): void {
    if (this.#bases.size === 0) return;
    for (const { risk, share } of this.#options[index]?.removes ?? []) {
      if (share <= (this.#covered[risk] ?? 0)) continue;
      for (const key of this.#keysOf.get(risk) ?? []) this.#bases.delete(key);
      this.#keysOf.delete(risk);
    }
  }

  #base(needed: readonly number[]): Base {
    const key = needed.join(',');
    const known = this.#bases.get(key);
    if (known !== undefined) return known;
    const shares = new Map<number, number>();
    let whole = 0;
    for (const index of needed) {
      const removes = this.#options[index]?.removes ?? [];
      let own = 0;
      for (const { risk, share } of removes) {
        const more = share - (shares.get(risk) ?? this.#covered[risk] ?? 0);
        if (more > 0) own += more * (this.#weights[risk] ?? 0);
      }
      for (const { risk, share } of removes) this.#cover(shares, { risk, share, key });
      whole += own;
    }
    const base = { gain: whole, shares };
    this.#bases.set(key, base);
    return base;
  }

  #cover(
    shares: Map<number, number>,
    { risk, share, key }: { readonly risk: number; readonly share: number; readonly key: string },
  ): void {
    shares.set(risk, Math.max(share, shares.get(risk) ?? this.#covered[risk] ?? 0));
    const keys = this.#keysOf.get(risk);
    if (keys === undefined) this.#keysOf.set(risk, new Set([key]));
    else keys.add(key);
  }
}
