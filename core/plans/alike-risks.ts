// Risks that the same options remove by the same shares are one to whoever chooses among these: on thousands of hosts a
// million risks become some thousands.
import type { Removal } from '#core/plans/coverage.ts';

export class AlikeRisks {
  /** By risk. */
  readonly #groups: Int32Array;
  /** Groups are numbered from 0. */
  readonly count: number;

  /** @param removals of each option; none names a risk at or beyond `size` */
  constructor(size: number, removals: readonly (readonly Removal[])[]) {
    const groups = new Int32Array(size);
    let made = 1;
    for (const removes of removals) {
      // What was alike until now stays so where this option does the same to it.
      const parts = new Map<number, Map<number, number>>();
      for (const { risk, share } of removes) {
        let byShare = parts.get(groups[risk] ?? 0);
        if (byShare === undefined) {
          byShare = new Map();
          parts.set(groups[risk] ?? 0, byShare);
        }
        let part = byShare.get(share);
        if (part === undefined) {
          part = made;
          made += 1;
          byShare.set(share, part);
        }
        groups[risk] = part;
      }
    }
    this.count = renumber(groups);
    this.#groups = groups;
  }

  groupOf(risk: number): number {
    return this.#groups[risk] ?? 0;
  }

  /** The weights of the groups. */
  weights(weights: readonly number[]): number[] {
    const sums = new Float64Array(this.count);
    // By index: an iterator over a million takes ten times as long.
    for (let risk = 0; risk < this.#groups.length; risk += 1) {
      const group = this.#groups[risk] ?? 0;
      sums[group] = (sums[group] ?? 0) + (weights[risk] ?? 0);
    }
    return [...sums];
  }

  /** What removes these risks removes these groups. */
  removes(removals: readonly Removal[]): readonly Removal[] {
    const shares = new Map<number, number>();
    for (const { risk, share } of removals) {
      const group = this.groupOf(risk);
      if (share > (shares.get(group) ?? 0)) shares.set(group, share);
    }
    return [...shares].map(([risk, share]) => ({ risk, share }));
  }
}

/** In the order in which risks meet them, without those that were only passed through; answers how many there are. */
function renumber(groups: Int32Array): number {
  const numbers = new Map<number, number>();
  for (const [risk, group] of groups.entries()) {
    let number = numbers.get(group);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(group, number);
    }
    groups[risk] = number;
  }
  return numbers.size;
}
