// Why an action: what it closes, where, what publishers and the operator say of it, and which rule speaks.
import { listedSince } from '#core/advisories/exploitation.ts';
import type { Asset } from '#core/components/asset.ts';
import { cite } from '#core/guidance/entry.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Sourced } from '#core/plans/action.ts';
import { spokenOf, type Candidate } from '#core/plans/candidate.ts';
import { lastUpdates } from '#core/plans/moving-on.ts';
import type { Risk } from '#core/plans/risk.ts';
import { sparedLookUps } from '#core/plans/why-spared.ts';
import { isListed } from '#core/priority/priority.ts';
import { flaws, listed, oneIn, sourceText, tiers } from '#core/plans/words.ts';

/** What the reasons rest on beside the candidate itself. */
export interface WhyContext {
  /** The day of the plan. */
  readonly asOf: Day;
  readonly feedName: string;
  /** The day up to which the catalogue of exploited vulnerabilities speaks for this plan. */
  readonly kevAsOf: string | undefined;
}

const assetsToldMax = 2;

export function whyOf(candidate: Candidate, context: WhyContext): readonly Sourced[] {
  const gravest = gravestOf(candidate.closes);
  if (candidate.doing.kind === 'harden') {
    const { entry } = candidate.doing;
    return [{ text: entry.why, source: cite(entry) }, ...assetFacts(candidate.assets)];
  }
  // What has no known flaw is replaced for what is found in it next.
  const known = candidate.closes.length === 0 ? [] : [closing(candidate, context)];
  // A plan on paper shows the first of these.
  const said: Sourced[] = [...known, ...disagreement(candidate.closes), ...assetFacts(candidate.assets)];
  said.push(...lastUpdates(candidate.doing, context.asOf));
  if (candidate.doing.kind === 'replace') {
    said.push({ text: capital(`${candidate.doing.why}.`), source: candidate.doing.source });
    said.push(...sparedLookUps(candidate, context));
  }
  if (gravest !== undefined) said.push(...publisherFacts(gravest), clockSaid(gravest));
  return [...said, ...targetSaid(candidate, context)];
}

/** Where a scanner and the records differ, both are told, of the gravest such. */
function disagreement(closes: readonly Risk[]): readonly Sourced[] {
  const disputed = closes.filter(({ match }) => match.disputed && match.because.some(({ by }) => by === 'scanner'));
  const gravest = gravestOf(disputed);
  const because = gravest?.match.because ?? [];
  const scanner = because.find(({ by }) => by === 'scanner');
  const other = because.find(({ by, says }) => by !== 'scanner' && says !== scanner?.says);
  if (gravest === undefined || scanner === undefined || other === undefined) return [];
  const numbers = new Set(disputed.map(({ match }) => match.index)).size;
  const more = numbers > 1 ? `; so are ${numbers - 1} more` : '';
  return [
    {
      text: `Disputed: of ${gravest.match.vulnerability.id}, ${scanner.publisher} says ${scanner.says}, and ${other.publisher} says ${other.says} (${other.comparison})${more}.`,
      source: `${scanner.publisher}; ${other.publisher} ${other.advisory}`,
    },
  ];
}

/** The risk that asks soonest; among those the likeliest, then the first. */
export function gravestOf(risks: readonly Risk[]): Risk | undefined {
  let best: Risk | undefined;
  for (const risk of risks) if (best === undefined || isGraver(risk, best)) best = risk;
  return best;
}

function isGraver(a: Risk, b: Risk): boolean {
  const byTier = tiers.indexOf(a.priority.tier) - tiers.indexOf(b.priority.tier);
  if (byTier !== 0) return byTier < 0;
  const [one, other] = [a.priority.dueOn ?? '9999', b.priority.dueOn ?? '9999'];
  if (one !== other) return one < other;
  return a.priority.p30.p30 > b.priority.p30.p30;
}

function closing({ doing, closes }: Candidate, { feedName, kevAsOf }: WhyContext): Sourced {
  const numbers = new Set(closes.map(({ match }) => match.index)).size;
  const exploited = new Map(
    closes.flatMap(({ match, priority }) =>
      match.vulnerability.kev === undefined || !isListed(priority) ? [] : [[match.index, match.vulnerability.kev]],
    ),
  );
  const verb = verbOf(doing.kind);
  const head = `${verb} ${flaws(numbers)}`;
  if (exploited.size === 0) {
    const text =
      kevAsOf === undefined
        ? `${head}; whether any is exploited is not known: no KEV catalogue was read.`
        : `${head}, none in CISA KEV as of ${kevAsOf}.`;
    return { text, source: `feed "${feedName}"` };
  }
  const share = exploited.size < numbers ? `${exploited.size} ` : numbers === 1 ? '' : 'all ';
  const [first] = [...exploited.values()].sort((a, b) => (a.addedOn < b.addedOn ? -1 : 1));
  const since = first === undefined ? '' : listedSince(first);
  const ransom = [...exploited.values()].some(({ ransomware }) => ransomware === 'known') ? ', used by ransomware' : '';
  const names = [...exploited.values()].map(({ cve }) => cve).slice(0, 3);
  const more = exploited.size > names.length ? ` and ${exploited.size - names.length} more` : '';
  return {
    text: `${head}, ${share}exploited in the wild: ${names.join(', ')}${more} (${since}${ransom}).`,
    source: sourceText('CISA KEV', kevAsOf),
  };
}

function verbOf(kind: Candidate['doing']['kind']): string {
  switch (kind) {
    case 'upgrade':
    case 'replace':
      return 'Closes';
    case 'mitigate':
    case 'isolate':
      return 'Makes harder to use';
    case 'investigate':
      return 'Intruders may have used';
    case 'confirm':
    case 'ask':
      return 'At stake:';
    case 'harden':
      return 'Makes harder to use';
  }
}

function assetFacts(assets: readonly Asset[]): readonly Sourced[] {
  return assets.slice(0, assetsToldMax).flatMap((asset): Sourced[] => {
    const { exposure, criticality } = asset;
    const parts: string[] = [];
    if (exposure.value !== 'unknown') parts.push(exposureWords(exposure.value));
    if (criticality.value !== 'unknown') parts.push(missionWords(criticality.value));
    const lost = asset.loses === undefined ? [] : [`without ${parts.length === 0 ? asset.name : 'it'}, ${asset.loses}`];
    const said = [...(parts.length === 0 ? [] : [`${asset.name} is ${parts.join(' and ')}`]), ...lost];
    if (said.length === 0) return [];
    const source = exposure.source ?? criticality.source;
    // A name keeps its own letter case, also where it begins the sentence.
    const text = `${parts.length === 0 ? capital(said.join('; ')) : said.join('; ')}.`;
    return [{ text, source: sourceText(source, exposure.on ?? criticality.on) }];
  });
}

function exposureWords(value: Asset['exposure']['value']): string {
  switch (value) {
    case 'public':
      return 'public (reachable from the internet)';
    case 'internal':
      return 'internal';
    case 'isolated':
      return 'isolated';
    case 'unknown':
      return 'of unknown exposure';
  }
}

function missionWords(value: Exclude<Asset['criticality']['value'], 'unknown'>): string {
  return value === 'other' ? 'neither essential nor important to the mission' : `${value} to the mission`;
}

/** What publishers say of the gravest one: in words, never a score alone. */
function publisherFacts({ match, priority }: Risk): readonly Sourced[] {
  const { automatable, technicalImpact, exposed } = priority.answers;
  const said: Sourced[] = [];
  const stated = [
    ...(automatable.assumed
      ? []
      : [automatable.value === 'yes' ? 'can be attacked automatically' : 'is hard to attack automatically']),
    ...(technicalImpact.assumed
      ? []
      : [technicalImpact.value === 'total' ? 'gives total control' : 'gives partial control']),
  ];
  const sources = [automatable, technicalImpact].filter(({ assumed }) => !assumed);
  if (stated.length > 0) {
    said.push({
      text: `${match.vulnerability.id} ${stated.join(' and ')}.`,
      source: [...new Set(sources.map(({ source, at }) => sourceText(source, at)))].join('; '),
      detail: true,
    });
  }
  const taken = [
    ...(automatable.assumed ? [`whether attacks can be automated (taken: ${automatable.value})`] : []),
    ...(technicalImpact.assumed ? [`how much control it gives (taken: ${technicalImpact.value})`] : []),
  ];
  if (taken.length > 0) {
    said.push({
      text: `Not in this feed, so assumed: ${taken.join(', ')}.`,
      source: 'Breakwater, as it fills gaps in BOD 26-04',
    });
  }
  if (exposed.assumed) {
    const reach = exposed.value === 'yes' ? 'reachable from the internet' : 'not reachable from the internet';
    said.push({ text: `Taken as ${reach}: nobody said (assumed).`, source: sourceText(exposed.source, exposed.at) });
  }
  const { p30, table } = priority.p30;
  if (isListed(priority)) return said; // its exploitation is known, not a chance
  said.push({
    text: `The chance that it is exploited somewhere within 30 days is ${oneIn(p30)} (estimate).`,
    source: `Breakwater table ${table}`,
  });
  return said;
}

/** When the rule's clock began; which row speaks stands in the action's `rule`. */
function clockSaid({ match, priority, firstSeenOn }: Risk): Sourced {
  const seen = `first seen here ${firstSeenOn}`;
  const { clockFrom } = priority;
  if (clockFrom === undefined) return { text: `${capital(seen)}.`, source: 'Breakwater state', detail: true };
  const listed = isListed(priority) && clockFrom === match.vulnerability.kev?.addedOn ? ' (KEV listing)' : '';
  return { text: `The clock runs from ${clockFrom}${listed}; ${seen}.`, source: 'CISA BOD 26-04', detail: true };
}

function targetSaid({ doing }: Candidate, { feedName }: WhyContext): readonly Sourced[] {
  const apart = doing.kind === 'upgrade' ? doing.kin?.apart : undefined;
  return spokenOf(doing)
    .flatMap(({ called, target }): Sourced[] => {
      if (target.version === undefined || target.open === 0) return [];
      const rest =
        apart === undefined
          ? 'no named version that was tried has fewer'
          : `${apart.version} has ${apart.open}, but is another major version, and no record names one of it for ${listed(apart.missing)}`;
      const text = `${called} ${target.version} still has ${flaws(target.open)}; ${rest}.`;
      return [{ text, source: `feed "${feedName}"` }];
    })
    .slice(0, 2);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
