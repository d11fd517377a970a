// What publishers tell people to do about a match: read on demand from the advisories behind it.
import { lookUpNames } from '#core/matching/look-up-names.ts';
import { saysEnded } from '#core/components/says-ended.ts';
import { saysNoFix } from '#core/components/says-no-fix.ts';
import { dayOf } from '#core/kernel/days.ts';
import type { Remediation } from '#core/advisories/advisory.ts';
import type { AdvisoryDetail } from '#core/feed/feed.ts';
import type { Match } from '#core/matching/match.ts';
import type { Told } from '#core/plans/candidate.ts';
import { linksOf, type Link } from '#core/plans/links.ts';
import { ownLines } from '#core/plans/own-lines.ts';
import type { Risk } from '#core/plans/risk.ts';

interface Remedies {
  readonly fixes: readonly Told[];
  /** Mitigations and workarounds. */
  readonly mitigations: readonly Told[];
  /** Somebody says that no fix will come. */
  readonly noFix: readonly Told[];
  /** Where the advisories behind it point, each with its advisory as the source. */
  readonly links: readonly Link[];
}

export type RemediesOf = (risk: Risk) => Remedies;

/** Longer texts are cut: the advisory itself has them whole. */
const textCharactersMax = 600;

/** Scanners write `n/a` or nothing where they know no way out. */
const saysSomething = /\w{3,}\W+\w{3,}/;

/** Reads each advisory once, and tells the same of what is met alike on many assets once. */
export function remedies(detail: (advisory: number) => AdvisoryDetail): RemediesOf {
  const details = new Map<number, AdvisoryDetail>();
  const known = new Map<Match['advisories'], { readonly match: Match; readonly told: Remedies }>();
  const detailOf = (index: number): AdvisoryDetail => {
    const found = details.get(index) ?? detail(index);
    details.set(index, found);
    return found;
  };
  return (risk) => {
    const { match } = risk;
    const before = known.get(match.advisories);
    if (before !== undefined && isAlike(before.match, match)) return before.told;
    const told = collect(risk, detailOf);
    known.set(match.advisories, { match, told });
    return told;
  };
}

function isAlike(one: Match, other: Match): boolean {
  return one.component === other.component && one.index === other.index && one.reported === other.reported;
}

function collect(risk: Risk, detailOf: (index: number) => AdvisoryDetail): Remedies {
  const fixes: Told[] = [];
  const mitigations: Told[] = [];
  const noFix: Told[] = [];
  const links: Link[] = [];
  fixes.push(...solutions(risk));
  noFix.push(...saidEnded(risk));
  for (const { index } of risk.match.advisories) {
    const detail = detailOf(index);
    if (detail.withdrawn) continue;
    links.push(...linksOf(detail.references, risk.match.component, sourceOf(detail, undefined)));
    for (const remediation of detail.remediations) {
      if (!concerns(remediation, risk)) continue;
      const told = tellRemediation(remediation, detail, risk);
      if (remediation.kind === 'fix') fixes.push(told);
      else if (remediation.kind === 'mitigation' || remediation.kind === 'workaround') mitigations.push(told);
      else if (remediation.kind === 'no fix planned') noFix.push(told);
    }
  }
  return { fixes: distinct(fixes), mitigations: distinct(mitigations), noFix: distinct(noFix), links };
}

/** What scanners say mends it. */
function solutions({ match }: Risk): readonly Told[] {
  return match.reported.flatMap(({ by, stance, scanned }): Told[] => {
    // "Upgrade to a supported version" is no fix: it is another thing that runs then.
    const text = stance === 'affected' && scanned !== undefined && !saysEnded(scanned) ? (scanned.solution ?? '') : '';
    return saysSomething.test(text) && !saysNoFix(text)
      ? [{ text: cut(text), source: by, url: scanned?.references[0] }]
      : [];
  });
}

/** That a scanner found it out of support. */
function saidEnded({ match }: Risk): readonly Told[] {
  return match.reported.flatMap(({ by, scanned }): Told[] =>
    scanned === undefined || !saysEnded(scanned)
      ? []
      : [{ text: cut(`a scan found it out of support (${scanned.title})`), source: by, url: scanned.references[0] }],
  );
}

function concerns({ flaws, subjects }: Remediation, { match }: Risk): boolean {
  if (flaws.length > 0 && !flaws.includes(match.index)) return false;
  if (subjects.length === 0) return true;
  return lookUpNames(match.component).some(({ name }) => subjects.includes(name));
}

function tellRemediation({ text, url, on }: Remediation, detail: AdvisoryDetail, { match }: Risk): Told {
  return { text: cut(ownLines(text, match.component)), source: sourceOf(detail, on), url };
}

function sourceOf({ publisher, id, modifiedAt, publishedAt }: AdvisoryDetail, on: string | undefined): string {
  const day = dayOf(on) ?? dayOf(modifiedAt) ?? dayOf(publishedAt);
  return `${publisher} ${id}${day === undefined ? '' : `, ${day}`}`;
}

/** Line breaks and runs of blanks become one blank; what is too long ends in an ellipsis. */
export function cut(text: string, most = textCharactersMax): string {
  const plain = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).trimEnd()}…`;
}

/** Each text once, the first source that says it. */
export function distinct(told: readonly Told[]): readonly Told[] {
  const seen = new Set<string>();
  return told.filter(({ text }) => {
    if (text === '' || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
