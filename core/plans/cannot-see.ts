// What a plan cannot see, and what it assumed, counted. A clean plan means nothing without these.
import { daysBetween, type Day } from '#core/kernel/days.ts';
import type { FeedHead } from '#core/feed/feed.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Component } from '#core/components/component.ts';
import { lossBy } from '#core/components/loss.ts';
import { softwareOf } from '#core/components/software.ts';
import { lookUpNames } from '#core/matching/look-up-names.ts';
import { askedText, exploitedDoubts, goingText } from '#core/plans/exploited-doubts.ts';
import { inventoryGaps, tellsAll } from '#core/plans/inventory-gaps.ts';
import { withoutRecords } from '#core/plans/no-records.ts';
import type { Plan } from '#core/plans/plan.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import { catalogueDay, count, flaws, span } from '#core/plans/words.ts';
import { isListed } from '#core/priority/priority.ts';

type Counted = Plan['cannotSee'];

/** Sources older than this may miss what is exploited now. */
const staleDays = 7;
/** Types named one by one. */
const typesMax = 6;

export function cannotSee(prepared: Prepared): Counted {
  const { input, risks, hopeless } = prepared;
  const { inventory, asOf, feed } = input;
  const matched = spokenOf(prepared);
  const all = inventory.assets.flatMap(softwareOf);
  const head = feed.head();
  const lines: (readonly [text: string, count: number, names?: readonly string[]])[] = [
    [
      'components without a version: nothing can be compared',
      all.filter(({ version }) => version === undefined).length,
    ],
    [
      'components with neither package URL nor CPE nor vendor, nor a name that is recognised: nothing can be looked up',
      all.filter((one) => isBareName(one) && lookUpNames(one).length === 0).length,
    ],
    ...uncoveredTypes(all, matched),
    [
      'components of which no record of the feed speaks: neither safe nor unsafe',
      all.filter((one) => !matched.has(one)).length,
    ],
    [
      'matches where nobody can tell whether the component is affected',
      risks.doubtful.length - settledDoubts(prepared).length,
    ],
    [
      'vulnerabilities for which this feed has neither a fix nor a way around; ask the vendors',
      new Set(hopeless.map(({ match }) => match.index)).size,
    ],
    [
      'assets without any component: what runs on them is not in the inventory',
      inventory.assets.filter((asset) => softwareOf(asset).length === 0).length,
    ],
    ...inventoryGaps(inventory, asOf, matched),
    ...unread(inventory),
    ...staleSources(head, asOf),
    ...absentCatalogues(prepared),
  ];
  return lines
    .filter(([, number]) => number > 0)
    .map(([text, number, names = []]) => {
      const counted = { text: agreeing(text, number), count: number };
      return names.length === 0 ? counted : { ...counted, names };
    });
}

/** Doubts that nobody is asked about: an update that is there, or that is planned, came after them. */
function settledDoubts({ risks, settled }: Prepared): Prepared['risks']['doubtful'] {
  return risks.doubtful.filter(({ match }) => settled.get(match) !== undefined);
}

function spokenOf({ input }: Prepared): ReadonlySet<Component> {
  return input.spokenOf ?? new Set(input.matches.map(({ component }) => component));
}

/** Whether shares of the risk are shares of all of it, as far as the inventory goes. */
export function seesAll(prepared: Prepared): boolean {
  return tellsAll(prepared.input.inventory, spokenOf(prepared));
}

function isBareName({ package: name, cpes, vendor }: Component): boolean {
  return name === undefined && cpes.length === 0 && vendor === undefined;
}

function unread({ documents }: Inventory): readonly (readonly [string, number])[] {
  const counts = { files: 0, parts: 0, elements: 0 };
  for (const { format, dropped } of documents) {
    for (const { reason, count: times } of dropped) {
      const loss = lossBy(reason);
      // What is kept harms nobody, or its lack stands in a line of its own.
      if (loss === 'nothing' || loss === 'certainty') continue;
      counts[format === 'folder' ? 'files' : loss === 'part' ? 'parts' : 'elements'] += times;
    }
  }
  return [
    ['elements of the documents that were left out', counts.elements],
    ['elements of the documents of which a part could not be read; the rest is kept', counts.parts],
    ['files in the folders of the inventory that were passed over', counts.files],
  ];
}

/** Package types none of whose components any record speaks of. */
function uncoveredTypes(
  all: readonly Component[],
  matched: ReadonlySet<Component>,
): readonly (readonly [string, number])[] {
  const types = new Map<string, { total: number; spoken: number }>();
  for (const component of all) {
    const type = component.package?.split('/')[0];
    if (type === undefined) continue;
    const seen = types.get(type) ?? { total: 0, spoken: 0 };
    types.set(type, { total: seen.total + 1, spoken: seen.spoken + (matched.has(component) ? 1 : 0) });
  }
  return [...types]
    .filter(([, { spoken }]) => spoken === 0)
    .sort(([a, one], [b, other]) => other.total - one.total || (a < b ? -1 : 1))
    .slice(0, typesMax)
    .map(
      ([type, { total }]) => [`components of type ${type}, on none of which the feed has any record`, total] as const,
    );
}

/** By name: how far each source reaches. */
export function newestOfSources(head: FeedHead): Plan['feed']['sources'] {
  const newest = new Map<string, Day>();
  for (const { source, asOf: complete, newestOn } of head.sources) {
    const on = complete ?? newestOn;
    if (on !== undefined && on > (newest.get(source) ?? '')) newest.set(source, on);
  }
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, newestOn]) => ({ name, newestOn }));
}

function staleSources(head: FeedHead, asOf: Day): readonly (readonly [string, number])[] {
  const stale = newestOfSources(head).filter(({ newestOn }) => daysBetween(newestOn, asOf) > staleDays);
  const told = stale.map(({ name, newestOn }) => `${name} (to ${newestOn}, ${span(daysBetween(newestOn, asOf))} ago)`);
  const undated = undatedSources(head);
  return [
    [`sources of the feed that are over a week old: ${told.join(', ')}`, stale.length],
    [
      `sources of the feed of unknown age, without a day in them (the feed was built on ${head.builtOn}): ${undated.join(', ')}`,
      undated.length,
    ],
  ];
}

function undatedSources(head: FeedHead): readonly string[] {
  const dated = new Set(newestOfSources(head).map(({ name }) => name));
  const read = head.sources.filter(({ taken }) => taken > 0).map(({ source }) => source);
  return [...new Set(read)].filter((source) => !dated.has(source)).sort();
}

function absentCatalogues({ risks }: Prepared): readonly (readonly [string, number])[] {
  const unscored = new Set(
    risks.affected.filter(({ match }) => match.vulnerability.epss === undefined).map(({ match }) => match.index),
  ).size;
  return [
    [
      'matches for which no catalogue of exploited vulnerabilities was read: taken as exploited',
      risks.affected.filter(({ priority }) => priority.answers.inKev.assumed).length,
    ],
    ['vulnerabilities without an EPSS score: their chance is unknown, not low', unscored],
  ];
}

const singulars: ReadonlyMap<string, string> = new Map([
  ['assets', 'asset'],
  ['components', 'component'],
  ['documents', 'document'],
  ['products', 'product'],
  ['days', 'day'],
  ['doubts', 'doubt'],
  ['elements', 'element'],
  ['files', 'file'],
  ['matches', 'match'],
  ['risks', 'risk'],
  ['sources', 'source'],
  ['vulnerabilities', 'vulnerability'],
]);

/** A line begins with what is counted: `1 asset`, `2 assets`. */
function agreeing(text: string, number: number): string {
  if (number !== 1) return text;
  return text
    .replace(/^\w+/, (word) => singulars.get(word) ?? word)
    .replace(/\btheir name\b/, 'its name')
    .replace(/\bfor them$/, 'for it');
}

/** What was filled in where nobody said or published it. */
export function assumptions(prepared: Prepared): Plan['assumptions'] {
  const { risks, candidates, input } = prepared;
  const { affected } = risks;
  const exposed = new Set(
    affected.filter(({ priority }) => priority.answers.exposed.assumed).map(({ asset }) => asset.name),
  );
  const critical = new Set(
    affected.filter(({ asset }) => asset.criticality.value === 'unknown').map(({ asset }) => asset.name),
  );
  const assumed = (of: (one: (typeof affected)[number]) => boolean): number =>
    new Set(affected.filter(of).map(({ match }) => match.index)).size;
  const { doubtShare, mitigationShare, isolationShare } = input.policy;
  const lines: (readonly [string, number])[] = [
    ['assets whose exposure nobody stated: taken by the directive or by their kind', exposed.size],
    ['assets of which nobody stated what the mission loses with them', critical.size],
    [
      'vulnerabilities of which this feed does not say whether attacks can be automated',
      assumed(({ priority }) => priority.answers.automatable.assumed),
    ],
    [
      'vulnerabilities of which this feed does not say how much control they give',
      assumed(({ priority }) => priority.answers.technicalImpact.assumed),
    ],
    [
      'vulnerabilities whose chance of exploitation rests in part on assumed factors',
      assumed(({ priority }) => priority.p30.because.some((factor) => factor.assumed)),
    ],
    [
      `risks made smaller by what you said is in place (a mitigation removes ${percent(mitigationShare)}, isolation ${percent(isolationShare)})`,
      risks.mitigated,
    ],
    [
      `doubts counted at ${percent(doubtShare)} of what would be at stake`,
      candidates.filter(
        ({ doing, doubts }) => doubts !== undefined || (doing.kind === 'confirm' && doing.missing !== 'fix'),
      ).length,
    ],
    [
      'matches where an update that is there, or comes with this plan, is newer than the vulnerability: taken as mended, since updates hold all earlier ones',
      settledDoubts(prepared).length,
    ],
    ['matches left out on your word that they do not affect you', risks.answered.length],
  ];
  return lines
    .filter(([, number]) => number > 0)
    .map(([text, number]) => ({ text: agreeing(text, number), count: number }));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A catalogue can say that something is exploited, never that nothing is. */
function exploitation({ risks, input }: Prepared, open: number): string {
  const listed = new Set(risks.affected.filter(({ priority }) => isListed(priority)).map(({ match }) => match.index))
    .size;
  if (listed > 0) return `${listed} of them exploited in the wild`;
  const day = catalogueDay(input.feed.head().kevAsOf, input.asOf);
  return day === undefined
    ? 'whether any is exploited is not known: no KEV catalogue was read'
    : open === 0
      ? `none in CISA KEV as of ${day}`
      : `none of them in CISA KEV as of ${day}; ${open} more that ${open === 1 ? 'is' : 'are'} must be looked up, for nobody can tell whether ${open === 1 ? 'it is' : 'they are'} here`;
}

const below = 'what the plan cannot see stands below.';

/** The plan's figures in a sentence or two, after what nothing can be said of. */
export function summaryText(
  prepared: Prepared,
  plan: Pick<Plan['summary'], 'riskRemoved' | 'seesAll'> & {
    readonly weekActions: number;
    readonly anHourMoreMeets: number;
  },
): string {
  const { risks } = prepared;
  const numbers = new Set(risks.affected.map(({ match }) => match.index)).size;
  const assets = new Set(risks.affected.map(({ asset }) => asset.name)).size;
  const open = exploitedDoubts(prepared);
  const [asked, going] = [askedText(open), goingText(open)];
  const unspoken = withoutRecords(prepared.input.inventory.assets.flatMap(softwareOf), spokenOf(prepared));
  if (numbers === 0) {
    const doubts = [asked, going].filter((text) => text !== undefined).join(', and ');
    const nothing =
      doubts === ''
        ? `Nothing ${unspoken.length > 0 ? 'else ' : ''}that the feed knows affects this inventory`
        : `Nothing is known to affect this inventory, but ${doubts}`;
    return [...unspoken, `${nothing}; ${below}`].join(' ');
  }
  const more =
    plan.anHourMoreMeets > 0 ? ` One hour a week more would bring ${plan.anHourMoreMeets} more in time.` : '';
  const exploited = exploitation(prepared, open.asked);
  const doubts = [exploited.includes('must be looked up') ? undefined : asked, going]
    .flatMap((text) => (text === undefined ? [] : [` ${sentence(text)}`]))
    .join('');
  const found = `${flaws(numbers)} on ${count(assets, 'asset')}, ${exploited}. This week's ${count(plan.weekActions, 'action removes', 'actions remove')} ${percent(plan.riskRemoved)} of the risk${plan.seesAll ? '' : ' that this plan can see'}.${doubts}${more}`;
  return [...unspoken, found].join(' ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
