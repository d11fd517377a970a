// A finding in words: who says what, and how each comparison came out.
import type { ComponentStatement } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';
import { fixedVersions, schemeNameOf } from '#core/matching/fixed-versions.ts';
import type { Because, Match } from '#core/matching/match.ts';
import type { Finding } from '#core/matching/match-inventory.ts';
import { reasons, type SchemeLookUp } from '#core/matching/opinion.ts';
import type { Heard } from '#core/matching/verdict.ts';
import { describe, type Range } from '#core/versions/range.ts';

/** What is told alike of a finding on every asset. */
type Told = Required<Omit<Match, 'asset' | 'component' | 'fixedBy'>> & { readonly fixedBy: Match['fixedBy'] };

/** The finding with everything that is told of it. */
export function tell(finding: Finding, feed: Feed, schemes: SchemeLookUp): Match {
  return on(
    finding,
    toldOf(finding, (index) => feed.vulnerability(index), schemes),
  );
}

/** The same, worked out once for all assets on which the same is found: what is the same component has the same opinions. */
export function teller(feed: Feed, schemes: SchemeLookUp): (finding: Finding) => Match {
  const known = new Map<Finding['heard'], { readonly stated: Finding['stated']; readonly told: Told }>();
  const vulnerabilities = new Map<number, Match['vulnerability']>();
  const vulnerabilityAt = (index: number): Match['vulnerability'] => {
    const before = vulnerabilities.get(index);
    if (before !== undefined) return before;
    const vulnerability = feed.vulnerability(index);
    vulnerabilities.set(index, vulnerability);
    return vulnerability;
  };
  return (finding) => {
    const before = known.get(finding.heard);
    if (before !== undefined && before.stated === finding.stated && before.told.verdict === finding.verdict)
      return on(finding, before.told);
    const told = toldOf(finding, vulnerabilityAt, schemes);
    known.set(finding.heard, { stated: finding.stated, told });
    return on(finding, told);
  };
}

/** Written out: a million of them are made, and spreading takes four times as long. */
function on({ asset, component }: Finding, told: Told): Match {
  const { vulnerability, index, advisories, verdict, disputed, reason, because, fixedIn, fixedBy, scheme, reported } =
    told;
  return {
    asset,
    component,
    vulnerability,
    index,
    advisories,
    verdict,
    disputed,
    reason,
    because,
    fixedIn,
    fixedBy,
    scheme,
    reported,
  };
}

function toldOf(finding: Finding, vulnerabilityAt: Feed['vulnerability'], schemes: SchemeLookUp): Told {
  const { index, verdict, disputed, reason, heard } = finding;
  const advisories = new Map<number, Match['advisories'][number]>();
  for (const { head, statement } of heard) {
    if (!advisories.has(statement.advisory)) {
      advisories.set(statement.advisory, { id: head.id, publisher: head.publisher, index: statement.advisory });
    }
  }
  return {
    vulnerability: vulnerabilityAt(index),
    index,
    advisories: [...advisories.values()],
    verdict,
    disputed,
    reason,
    because: [...heard.map(becauseOf), ...finding.stated.map(statedBecause)],
    fixedIn: verdict === 'affected' ? fixedVersions(finding, schemes) : [],
    fixedBy: fixedBy(finding),
    scheme: schemeNameOf(finding),
    reported: finding.stated.filter(({ scanned }) => scanned !== undefined),
  };
}

/** `undefined` where nobody names one. */
function fixedBy({ heard }: Finding): Match['fixedBy'] {
  const named = new Map<string, { readonly update: string; readonly version: string | undefined }>();
  for (const { statement, says } of heard) {
    if (says === 'not affected') continue;
    // Of several builds nobody says which update brings which.
    const version = statement.fixed.length === 1 ? statement.fixed[0] : undefined;
    for (const { id } of statement.updates ?? [])
      named.set(id, { update: id, version: version ?? named.get(id)?.version });
  }
  return named.size === 0 ? undefined : [...named.values()];
}

function becauseOf(one: Heard): Because {
  const { head, says, reason, lookUp } = one;
  return { advisory: head.id, publisher: head.publisher, says, comparison: comparisonOf(one), reason, by: lookUp.by };
}

/** How the comparison came out, in words: `2.14.1 is in >=2.0.0 <2.17.1 (maven)`. */
function comparisonOf({ says, explicit, reason, statement, lookUp }: Heard): string {
  const { version } = lookUp;
  const range = `${told(statement.range)} (${statement.scheme})`;
  if (version === undefined) return `${lookUp.stated ?? 'no version'} to compare with ${range}`;
  if (statement.versions.includes(version)) return `${version} is listed`;
  if (says === 'unknown' && statement.unreadable.length > 0)
    return `${version} against "${statement.unreadable.join('; ')}"`;
  if (says === 'unknown' && !explicit && (statement.limit.kind !== 'release' || reason === reasons.noEpoch))
    return `${version} can not be compared with ${range}`;
  return `${version} is ${explicit ? 'in' : 'not in'} ${range}`;
}

/** Some list hundreds of versions one by one; nobody reads them. */
const rangesToldMax = 12;

function told(range: Range): string {
  return range.length > rangesToldMax ? `the ${range.length} versions and ranges that it lists` : describe(range);
}

function statedBecause({ vulnerability, stance, justification, by, scanned }: ComponentStatement): Because {
  if (scanned !== undefined) {
    const where = scanned.place === undefined ? '' : ` at ${scanned.place}`;
    const evidence = scanned.evidence === undefined ? '' : `: ${firstLines(scanned.evidence)}`;
    return {
      advisory: scanned.id,
      publisher: by,
      says: saysOf(stance),
      comparison: `reported${where}: ${scanned.title}${evidence}`,
      reason: undefined,
      by: 'scanner',
    };
  }
  return {
    advisory: vulnerability,
    publisher: by,
    says: saysOf(stance),
    comparison: `stated in the inventory: ${stance}`,
    reason: justification,
    by: 'document',
  };
}

function saysOf(stance: ComponentStatement['stance']): Because['says'] {
  return stance === 'affected' ? 'affected' : stance === 'under investigation' ? 'unknown' : 'not affected';
}

/** So much of what a scanner saw is told with a match. */
const evidenceCharactersMax = 300;

function firstLines(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= evidenceCharactersMax ? plain : `${plain.slice(0, evidenceCharactersMax - 1)}…`;
}
