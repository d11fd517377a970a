// CVSS scores. Kept apart from everything that `match` loads: the calculator of version 4.0 is large and slow to start.
// Versions 2.0 and 3.x are computed here: that calculator is off by 0.1 in 72 of 10,049 vectors on which others agree.
import calculators from 'ae-cvss-calculator';
import { accept, type Decision } from '#core/kernel/decision.ts';
import { scores2, type ScoresByGroup } from '#core/priority/cvss2.ts';
import { scores3 } from '#core/priority/cvss3.ts';
import {
  isDefined,
  parseVector,
  type CvssVector,
  type CvssVersion,
  type VectorRefusal,
} from '#core/priority/cvss-vector.ts';
import { severityOf, type SeverityWord } from '#core/priority/severity-word.ts';

export interface CvssScore {
  readonly version: CvssVersion;
  /** Of all metrics given, 0 to 10. */
  readonly score: number;
  readonly severity: SeverityWord;
  readonly base: number;
  /** With the temporal metrics (CVSS 4.0: threat), where one of them is defined. */
  readonly temporal: number | undefined;
  /** With all metrics, where an environmental one is defined. */
  readonly environmental: number | undefined;
}

/** The scores of a vector; refuses what its version's grammar does not hold. */
export function score(text: string): Decision<CvssScore, VectorRefusal> {
  const read = parseVector(text, 'strict');
  if (!read.ok) return read;
  const vector = read.value;
  const scores = calculate(text, vector);
  const temporal = isDefined(vector, 'temporal') ? scores.temporal : undefined;
  const environmental = isDefined(vector, 'environmental') ? scores.environmental : undefined;
  const overall = environmental ?? temporal ?? scores.base;
  const severity = severityOf(overall, vector.version);
  return accept({ version: vector.version, score: overall, severity, base: scores.base, temporal, environmental });
}

/** The base score of a vector as records of others bear it, metrics in any order; `undefined` where it is malformed. */
export function baseScore(text: string): number | undefined {
  const read = parseVector(text, 'any');
  return read.ok ? calculate(text, read.value).base : undefined;
}

function calculate(text: string, { version, metrics }: CvssVector): ScoresByGroup {
  switch (version) {
    case '2.0':
      return scores2(metrics);
    case '3.0':
    case '3.1':
      return scores3(version, metrics);
    case '4.0': {
      const found = new calculators.Cvss4P0(text).calculateScores(false);
      const base = found.baseMetricsOnly ?? found.overall;
      return { base, temporal: found.threat ?? base, environmental: found.overall };
    }
  }
}
