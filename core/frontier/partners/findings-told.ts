// What became of a partner's findings, as it counts them.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

export interface FindingsTold {
  readonly found: number;
  readonly fixed: number;
  readonly published: number;
}

/** Nothing is fixed or published that was not found. */
export function mayTell(
  findings: FindingsTold | undefined,
): Decision<FindingsTold | undefined, 'partner.findings_uncounted'> {
  if (findings === undefined || Math.max(findings.fixed, findings.published) <= findings.found) return accept(findings);
  return refuse('partner.findings_uncounted', 'No more findings are fixed or published than were found.');
}
