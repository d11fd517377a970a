import type { CvssVersion } from '#core/priority/cvss-vector.ts';

export type SeverityWord = 'None' | 'Low' | 'Medium' | 'High' | 'Critical';

/**
 * The word for a score from 0 to 10: the qualitative scale of CVSS 3.0 §5, 3.1 §5 and 4.0 §6. CVSS 2.0 has no scale of its
 * own; the three words that the National Vulnerability Database used for it stand in.
 */
export function severityOf(score: number, version: CvssVersion): SeverityWord {
  if (version === '2.0') return score >= 7 ? 'High' : score >= 4 ? 'Medium' : 'Low';
  if (score >= 9) return 'Critical';
  if (score >= 7) return 'High';
  if (score >= 4) return 'Medium';
  return score > 0 ? 'Low' : 'None';
}
