// What all publishers say of one vulnerability, put together.
import type { DecisionPoints, Flaw } from '#core/advisories/advisory.ts';
import type { Detection } from '#core/advisories/detection.ts';
import type { CveFacts, EpssScore, ExploitEvidence, KevEntry } from '#core/advisories/exploitation.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { compareNames, type Cluster } from '#core/advisories/join.ts';
import type { ScoredSeverity } from '#core/advisories/vulnerability.ts';
import type { Card } from '#core/feed/card-codec.ts';
import type { DraftAdvisory, DraftFacts } from '#core/feed/draft.ts';
import { dayOf, earlier, type Day } from '#core/kernel/days.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** One advisory's flaw that belongs to a vulnerability. */
export interface Member {
  readonly flaw: Flaw;
  readonly advisory: DraftAdvisory;
  /** The advisory's number in the feed. */
  readonly number: number;
}

/** The base score of a vector; `undefined` where the vector can't be read. */
export type BaseScore = (vector: string) => number | undefined;

/** @param members in the order of their advisories' numbers */
export function cardOf(
  { id, aliases }: Cluster,
  members: readonly Member[],
  facts: DraftFacts,
  { baseScore, tally }: { readonly baseScore: BaseScore; readonly tally: Tally },
): Card {
  const inOrder = [...members].sort(
    (a, b) => compareNames(a.advisory.head.id, b.advisory.head.id) || a.number - b.number,
  );
  const bulk = facts.facts.toSorted(byDay);
  const kev = earliestEntry(facts.kev);
  return {
    id,
    aliases,
    alsoFoundBy: alsoFoundBy([id, ...aliases], members),
    title: titleOf(inOrder, kev),
    publishedOn: publishedOn(inOrder, bulk),
    issuer: inOrder.find(({ flaw }) => flaw.issuer !== undefined)?.flaw.issuer ?? bulk.at(-1)?.issuer,
    weaknesses: [...new Set(inOrder.flatMap(({ flaw }) => flaw.weaknesses))].sort(),
    severities: severitiesOf(inOrder, baseScore, tally),
    decisionPoints: decisionPointsOf(inOrder),
    kev,
    epssHistory: onePerDay(facts.epss),
    facts: distinct(bulk),
    exploits: exploitsOf(facts.exploits),
    ...detectionsOf(facts.detections),
    withdrawn: members.length > 0 && members.every(({ advisory }) => advisory.head.withdrawn),
    advisories: [...new Set(members.map(({ number }) => number))],
  };
}

function alsoFoundBy(names: readonly string[], members: readonly Member[]): readonly string[] {
  const own = new Set(names.map((name) => name.toUpperCase()));
  const others = new Set<string>();
  for (const { advisory, flaw } of members) {
    for (const name of [advisory.head.id, ...advisory.alsoKnownAs, ...flaw.ids]) {
      if (!own.has(name.toUpperCase())) others.add(name);
    }
  }
  return [...others].sort();
}

/** Whose titles are read first: GitHub's and the CVE record's say what it is about, others often only the kind of flaw. */
const titleOrder: readonly ((member: Member) => boolean)[] = [
  ({ advisory }) => advisory.head.publisher === 'GitHub',
  isCveRecord,
  ({ advisory }) => advisory.head.source === 'osv' && advisory.head.publisher !== 'OSV',
  ({ advisory }) => ['rubysec', 'friendsofphp'].includes(advisory.head.source),
  ({ advisory }) => advisory.head.source === 'gitlab',
];

/** By the best advisory that speaks of nothing else; else by the catalogue, else whatever there is. */
function titleOf(members: readonly Member[], kev: KevEntry | undefined): string {
  const single = members.filter(({ advisory }) => advisory.flaws.length === 1 && isTitle(advisory.title));
  for (const comesNext of titleOrder) {
    const found = single.find(comesNext);
    if (found !== undefined) return found.advisory.title;
  }
  if (kev !== undefined) return kev.name;
  const titles = [...members.map(({ flaw }) => flaw.title), ...single.map(({ advisory }) => advisory.title)];
  return titles.find(isTitle) ?? members.find(({ advisory }) => isTitle(advisory.title))?.advisory.title ?? '';
}

/** Some write an id where the title should be. */
function isTitle(text: string | undefined): boolean {
  return text !== undefined && text !== '' && cveId(text.trim()) === undefined;
}

/** By its own CVE record; else by bulk lists; else the earliest advisory that speaks of nothing else. */
function publishedOn(members: readonly Member[], bulk: readonly CveFacts[]): Day | undefined {
  const own = dayOf(members.find(isCveRecord)?.advisory.head.publishedAt);
  const listed = bulk.find((facts) => facts.publishedOn !== undefined)?.publishedOn;
  const single = members.filter(({ advisory }) => advisory.flaws.length === 1);
  return own ?? listed ?? earliestOf(single) ?? earliestOf(members);
}

function isCveRecord({ advisory }: Member): boolean {
  return advisory.head.source === 'cve';
}

function earliestOf(members: readonly Member[]): Day | undefined {
  let first: Day | undefined;
  for (const { advisory } of members) first = earlier(first, dayOf(advisory.head.publishedAt));
  return first;
}

/** Each vector of each publisher once, with the earliest day of the records that bear it. */
function severitiesOf(members: readonly Member[], baseScore: BaseScore, tally: Tally): readonly ScoredSeverity[] {
  const found = new Map<string, ScoredSeverity>();
  for (const { flaw, advisory } of members) {
    const on = dayOf(advisory.head.modifiedAt) ?? dayOf(advisory.head.publishedAt);
    for (const severity of flaw.severities) {
      const key = `${severity.by}\u0000${severity.vector}`;
      const known = found.get(key);
      const score = known?.baseScore ?? baseScore(severity.vector);
      if (score === undefined) tally.add('CVSS vector outside the grammar of its version', severity.vector);
      else found.set(key, { ...severity, ...known, baseScore: score, on: earlier(known?.on, on) });
    }
  }
  return [...found.values()].sort(
    (a, b) => compare(b.version, a.version) || compare(a.by, b.by) || compare(a.vector, b.vector),
  );
}

function decisionPointsOf(members: readonly Member[]): readonly DecisionPoints[] {
  const found = new Map<string, DecisionPoints>();
  for (const { flaw } of members) {
    const points = flaw.decisionPoints;
    if (points === undefined) continue;
    found.set(
      [points.by, points.at ?? '', points.exploitation, points.automatable, points.technicalImpact].join('|'),
      points,
    );
  }
  return [...found]
    .sort(([a, x], [b, y]) => compare(y.at ?? '', x.at ?? '') || compare(a, b))
    .map(([, points]) => points);
}

/** Catalogues of several days give one entry: the first listing, since clocks run from it. */
function earliestEntry(entries: readonly KevEntry[]): KevEntry | undefined {
  const inOrder = entries.toSorted(
    (a, b) =>
      compare(a.addedOn, b.addedOn) ||
      Number(a.undated === true) - Number(b.undated === true) ||
      compare(a.ransomware, b.ransomware) ||
      compare(a.notes, b.notes),
  );
  return inOrder[0];
}

/** One score a day, oldest first; of several the one that states a percentile. */
function onePerDay(scores: readonly EpssScore[]): readonly EpssScore[] {
  const days = new Map<Day, EpssScore>();
  for (const score of scores) {
    const known = days.get(score.on);
    if (known === undefined || (known.percentile === undefined && score.percentile !== undefined))
      days.set(score.on, score);
  }
  return [...days.values()].sort(byDay);
}

function exploitsOf(evidence: readonly ExploitEvidence[]): Card['exploits'] {
  const found = new Map<string, Card['exploits'][number]>();
  for (const { source, on, ref } of evidence) found.set(`${on ?? '9'} ${source} ${ref ?? ''}`, { source, on, ref });
  return [...found].sort(([a], [b]) => compare(a, b)).map(([, one]) => one);
}

/** Each rule once; of several states of one rule the last. */
function detectionsOf(detections: readonly Detection[]): Pick<Card, 'detections'> {
  if (detections.length === 0) return {};
  const ofRule = new Map<string, Detection>();
  const inOrder = detections.toSorted(
    (a, b) => compare(a.id, b.id) || compare(a.on ?? '', b.on ?? '') || compare(JSON.stringify(a), JSON.stringify(b)),
  );
  for (const one of inOrder) ofRule.set(one.id, one);
  return { detections: [...ofRule.values()] };
}

function distinct(facts: readonly CveFacts[]): readonly CveFacts[] {
  if (facts.length < 2) return facts;
  return [...new Map(facts.map((one) => [JSON.stringify(one), one])).values()];
}

function byDay(a: { readonly on: Day }, b: { readonly on: Day }): number {
  return compare(a.on, b.on);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
