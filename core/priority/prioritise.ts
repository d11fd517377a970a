// How soon a vulnerability on an asset asks for action, and why.
import type { ScoredSeverity, Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Asset } from '#core/components/asset.ts';
import { addDays, dayOf, earlier, type Day } from '#core/kernel/days.ts';
import { answersFor, publishedAnswers, type Asking } from '#core/priority/answers.ts';
import { daysOf, needsTriage } from '#core/priority/bod-26-04.ts';
import { deployerPriority, exploitationOf } from '#core/priority/deployer.ts';
import { factsAsOf } from '#core/priority/facts-as-of.ts';
import { p30 } from '#core/priority/p30.ts';
import type { Priority } from '#core/priority/priority.ts';
import { severityOf } from '#core/priority/severity-word.ts';
import { weights as ours, type Weights } from '#core/priority/weights.ts';

export interface PriorityContext extends Asking {
  /** When the vulnerability was first seen on the asset; `undefined`: as of today. */
  readonly firstSeenOn: Day | undefined;
  readonly weights?: Weights | undefined;
}

/** The priority of one vulnerability on one asset. Where many assets share it, `assess` does the common part once. */
export function prioritise(vulnerability: Vulnerability, asset: Asset, context: PriorityContext): Priority {
  return assess(vulnerability, context)(asset, context.firstSeenOn);
}

/** Weighs what is the same on every asset, and answers for each of them. */
export function assess(
  vulnerability: Vulnerability,
  context: Omit<PriorityContext, 'firstSeenOn'>,
): (asset: Asset, firstSeenOn: Day | undefined) => Priority {
  const { asOf, weights = ours } = context;
  const published = publishedAnswers(vulnerability, context);
  const facts = factsAsOf(vulnerability, asOf);
  const exploitation = exploitationOf(facts, newestExploitation(vulnerability, asOf));
  const chance = p30(facts, weights);
  const cvss = bestCvss(vulnerability.severities);
  return (asset, firstSeenOn) => {
    const { answers, directed } = answersFor(published, asset, context);
    const days = daysOf(directed.tier);
    // The clock starts at the earlier of KEV listing and first sight, and never again.
    const clockFrom = days === undefined ? undefined : earlier(facts.kev?.addedOn, firstSeenOn ?? asOf);
    return {
      tier: directed.tier,
      row: directed.row,
      answers,
      triage: needsTriage(directed.tier),
      clockFrom,
      dueOn: clockFrom === undefined || days === undefined ? undefined : addDays(clockFrom, days),
      ssvc: deployerPriority(asset, answers, exploitation),
      cvss,
      p30: chance,
    };
  };
}

function newestExploitation({ decisionPoints }: Vulnerability, asOf: Day): 'none' | 'poc' | 'active' | 'unknown' {
  const found = decisionPoints.find(
    ({ at, exploitation }) => exploitation !== 'unknown' && (at === undefined || (dayOf(at) ?? asOf) <= asOf),
  );
  return found?.exploitation ?? 'unknown';
}

/** The score of the newest CVSS version; of several publishers' the highest. */
function bestCvss(severities: readonly ScoredSeverity[]): Priority['cvss'] {
  let best: ScoredSeverity | undefined;
  for (const one of severities) {
    if (best === undefined || one.version > best.version) best = one;
    else if (one.version === best.version && one.baseScore > best.baseScore) best = one;
  }
  if (best === undefined) return undefined;
  const { baseScore: score, version, vector, by } = best;
  return { score, severity: severityOf(score, version), version, vector, by };
}
