// The pool of a back-test, ranked as of its cut by core's own p30 and by simpler rules.
import type { Day } from '#core/kernel/days.ts';
import { factsAsOf, type Facts } from '#core/priority/facts-as-of.ts';
import { p30 } from '#core/priority/p30.ts';
import { issuersUpTo, type History } from '#scripts/back-test/history.ts';

/** A CVE of the pool, with all that rankings see of it: nothing later than the cut. */
export interface Candidate {
  readonly cve: string;
  readonly facts: Facts;
  readonly product: number;
  readonly p30: number;
  /** 0 to 1; 0 where none is known, for rules that can't say "unknown". */
  readonly epss: number;
  readonly base: number;
}

/** The CVEs that a list held on the day of the cut and that were not in KEV by then. */
export function poolAt(history: History, cut: Day): readonly Candidate[] {
  const issuers = issuersUpTo(history, cut);
  const pool: Candidate[] = [];
  for (const [cve, known] of history) {
    const row = known.facts.findLast(({ on }) => on <= cut);
    if (row === undefined) continue;
    const facts = factsAsOf(known, cut, (issuer) => issuers.get(issuer));
    if (facts.kev !== undefined) continue;
    const { product, p30: chance } = p30(facts);
    pool.push({ cve, facts, product, p30: chance, epss: facts.epss?.score ?? 0, base: row.baseScore ?? 0 });
  }
  return pool;
}

export interface Rule {
  readonly title: string;
  /** What ranks first, highest first; ties go by EPSS, CVSS and id. */
  readonly key: (candidate: Candidate) => number;
}

const has = ({ facts }: Candidate, sources: readonly ('exploitdb' | 'metasploit' | 'nuclei' | 'github')[]): number =>
  sources.some((source) => facts.exploits.has(source)) ? 1 : 0;

export const rules: readonly Rule[] = [
  { title: 'CVSS base, then EPSS', key: ({ base }) => base },
  { title: 'EPSS', key: ({ epss }) => epss },
  { title: 'Metasploit or Nuclei, then EPSS', key: (one) => has(one, ['metasploit', 'nuclei']) },
  { title: 'proof of concept, then EPSS', key: (one) => has(one, ['github']) },
  { title: 'any public exploit, then EPSS', key: (one) => has(one, ['exploitdb', 'metasploit', 'nuclei', 'github']) },
  { title: 'p30', key: ({ product }) => product },
];

/** The ids of a pool in the order of a rule. */
export function order(pool: readonly Candidate[], { key }: Rule): readonly string[] {
  const keyed = pool.map((candidate) => ({ candidate, key: key(candidate) }));
  keyed.sort(
    (a, b) =>
      b.key - a.key ||
      b.candidate.epss - a.candidate.epss ||
      b.candidate.base - a.candidate.base ||
      (a.candidate.cve < b.candidate.cve ? -1 : 1),
  );
  return keyed.map(({ candidate }) => candidate.cve);
}

/** How many of `wanted` stand among the first `effort` of the order. */
export function found(ordered: readonly string[], wanted: ReadonlySet<string>, effort: number): number {
  return ordered.slice(0, effort).filter((cve) => wanted.has(cve)).length;
}

/** Wilson's interval of 95 % for a share, as fractions. */
export function wilson(hits: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.959_963_984_540_054;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, (middle - spread) / (1 + (z * z) / of)), Math.min(1, (middle + spread) / (1 + (z * z) / of))];
}
