// How much risk a set of actions removes: weighted coverage. What several of them remove of one risk is the largest of
// their shares, not the sum, so that the whole is submodular and choosing greedily is near the best.

/** An action removes this share (0 to 1) of a risk, which is named by its index. */
export interface Removal {
  readonly risk: number;
  readonly share: number;
}

/** An action as the choice sees it; needs are indexes of other options, never in a circle. */
export interface Option {
  readonly hours: number;
  readonly removes: readonly Removal[];
  readonly needs: readonly number[];
  /** May use the hours that are held back: what is exploited now is what they are kept for. */
  readonly urgent: boolean;
  /** Multiplies weight per hour: above 1 for what is started or planned already, so that a plan keeps its course. */
  readonly favour: number;
}

/** What something urgent needs is urgent too, and so is what needs something urgent: they are done together. */
export function urgentTogether(options: readonly Option[]): readonly Option[] {
  const joined = options.map(({ needs }) => [...needs]);
  options.forEach(({ needs }, index) => {
    for (const need of needs) joined[need]?.push(index);
  });
  const urgent = new Set<number>();
  const left = options.flatMap((option, index) => (option.urgent ? [index] : []));
  for (let index = left.pop(); index !== undefined; index = left.pop()) {
    if (urgent.has(index)) continue;
    urgent.add(index);
    left.push(...(joined[index] ?? []));
  }
  return options.map((option, index) => (option.urgent === urgent.has(index) ? option : { ...option, urgent: true }));
}

/** The share of each risk that is removed already, by index; changed in place by {@link cover}. */
export type Covered = Float64Array;

export function nothingCovered(weights: readonly number[]): Covered {
  return new Float64Array(weights.length);
}

/** Weight that these removals take away beyond what is covered. */
export function gain(weights: readonly number[], covered: Covered, removes: readonly Removal[]): number {
  let sum = 0;
  for (const { risk, share } of removes) {
    const more = share - (covered[risk] ?? 0);
    if (more > 0) sum += more * (weights[risk] ?? 0);
  }
  return sum;
}

/** Marks the removals as done; answers the weight that they took away. */
export function cover(weights: readonly number[], covered: Covered, removes: readonly Removal[]): number {
  const taken = gain(weights, covered, removes);
  for (const { risk, share } of removes) if (share > (covered[risk] ?? 0)) covered[risk] = share;
  return taken;
}
