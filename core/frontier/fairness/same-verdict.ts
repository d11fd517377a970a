// The same evidence by the same criteria is the same verdict, whoever's model it is: or the pair is named.

export interface JudgedCase {
  readonly id: string;
  readonly developer: string;
  /** SHA-256 of `scoredEvidenceText`: of what was scored, not of whose it was. */
  readonly evidence: string;
  /** SHA-256 of the criteria's canonical text. */
  readonly criteria: string;
  readonly verdict: string;
}

interface UnlikePair {
  readonly first: JudgedCase;
  readonly second: JudgedCase;
  /** A sentence for the overseer. */
  readonly why: string;
}

/**
 * Each pair of cases that differs in its verdict alone, in the order of the cases; pairs of one developer too.
 *
 * Source: research §5.7, "same evidence → same verdict across developers".
 */
export function unlikePairs(cases: readonly JudgedCase[]): readonly UnlikePair[] {
  const alike = Map.groupBy(cases, ({ evidence, criteria }) => `${evidence} ${criteria}`);
  const pairs: UnlikePair[] = [];
  for (const group of alike.values()) {
    for (const [index, first] of group.entries()) {
      for (const second of group.slice(index + 1)) {
        if (first.verdict !== second.verdict) pairs.push({ first, second, why: reasonOf(first, second) });
      }
    }
  }
  return pairs;
}

function reasonOf(first: JudgedCase, second: JudgedCase): string {
  const whose = first.developer === second.developer ? 'of one developer' : 'of two developers';
  return `Cases ${first.id} and ${second.id}, ${whose}, have the same evidence and criteria: ${first.verdict}, ${second.verdict}.`;
}
