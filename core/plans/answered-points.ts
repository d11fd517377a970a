// What the operator answered of a vulnerability where nobody published it: whether attacks can be automated, and how much
// they take over. What is published later comes before it.
import type { DecisionPoints } from '#core/advisories/advisory.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Match } from '#core/matching/match.ts';
import type { GivenAnswer } from '#core/plans/state.ts';
import { operator } from '#core/priority/answers.ts';

/** Puts the operator's answers into the vulnerability of a match; the same match where none is about it. */
export function answeredMatch(answers: readonly GivenAnswer[]): (match: Match) => Match {
  const byName = new Map<string, readonly DecisionPoints[]>();
  for (const given of answers) {
    if (given.kind !== 'automatable' && given.kind !== 'impact') continue;
    const points = pointsOf(given.kind, given.value, given.on);
    for (const name of new Set(given.closes.map(({ vulnerability }) => vulnerability)))
      byName.set(name, [...(byName.get(name) ?? []), points]);
  }
  if (byName.size === 0) return (match) => match;
  const known = new Map<Vulnerability, Vulnerability>();
  return (match) => {
    const { vulnerability } = match;
    const points = [vulnerability.id, ...vulnerability.aliases].flatMap((name) => byName.get(name) ?? []);
    if (points.length === 0) return match;
    const answered = known.get(vulnerability) ?? withPoints(vulnerability, points);
    known.set(vulnerability, answered);
    return { ...match, vulnerability: answered };
  };
}

/** Behind what is published, so that it only fills what is missing. */
export function withPoints(vulnerability: Vulnerability, points: readonly DecisionPoints[]): Vulnerability {
  return { ...vulnerability, decisionPoints: [...vulnerability.decisionPoints, ...points] };
}

export function pointsOf(kind: 'automatable' | 'impact', value: string, on: Day): DecisionPoints {
  const automatable = kind === 'automatable' && (value === 'yes' || value === 'no') ? value : 'unknown';
  const technicalImpact = kind === 'impact' && (value === 'total' || value === 'partial') ? value : 'unknown';
  return { exploitation: 'unknown', automatable, technicalImpact, by: operator, at: on };
}
