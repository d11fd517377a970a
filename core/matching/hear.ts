// What the feed says under the names of one component, as opinions by vulnerability.
import { productNamesOf } from '#core/components/products/packages.ts';
import type { Feed, FeedStatement, LookUpName } from '#core/feed/feed.ts';
import { catalogueSource } from '#core/advisories/exploitation.ts';
import { installedReason, proofOf, withSuperseded } from '#core/matching/installed-updates.ts';
import type { LookUp } from '#core/matching/look-up-names.ts';
import { reasons, type Opinion, type SchemeLookUp } from '#core/matching/opinion.ts';
import { listenAs } from '#core/matching/untold-epoch.ts';
import { provenBy, windowsOpinions, type Found } from '#core/matching/windows-opinions.ts';
import type { Heard } from '#core/matching/verdict.ts';

/** What verdicts are found with. */
export interface Look {
  readonly feed: Feed;
  readonly schemes: SchemeLookUp;
}

/** @param updates installed on the asset */
export function hear(lookUps: readonly LookUp[], updates: readonly string[], look: Look): Map<number, Heard[]> {
  const heard = new Map<number, Heard[]>();
  if (lookUps.some(({ windows }) => windows !== undefined)) hearWindows(lookUps, updates, { look, heard });
  else for (const lookUp of lookUps) hearName(lookUp, updates, { look, heard });
  const [own] = lookUps;
  const products = own === undefined ? undefined : productNamesOf(own.name);
  if (own !== undefined && products !== undefined) hearOfProduct(own, products, { look, heard });
  return heard;
}

interface Hearing {
  readonly look: Look;
  readonly heard: Map<number, Heard[]>;
}

function hearName(lookUp: LookUp, updates: readonly string[], { look: { feed, schemes }, heard }: Hearing): void {
  const statements = feed.statements(lookUp.name);
  if (statements.length === 0) return;
  const installed = withSuperseded(updates, statements);
  const listen = listenAs(lookUp, statements, schemes);
  for (const statement of statements) {
    const opinion = listen(statement);
    if (opinion !== undefined) put(heard, feed, proven(opinion, installed));
  }
}

/**
 * What is exploited in the product that a package is, where no record speaks of the package. Records on the product clear
 * its versions and call none of the package affected: which of the product's parts has the flaw they do not say.
 */
function hearOfProduct(own: LookUp, products: readonly LookUpName[], { look, heard }: Hearing): void {
  const { feed, schemes } = look;
  const spokenOf = new Set(heard.keys());
  const isListed = new Map<number, boolean>();
  for (const name of products) {
    const statements = feed.statements(name).filter(({ vulnerability }) => !spokenOf.has(vulnerability));
    if (statements.length === 0) continue;
    const listen = listenAs({ ...own, name, by: kindOf(name) }, statements, schemes);
    for (const statement of statements) {
      const { vulnerability } = statement;
      const known = isListed.get(vulnerability) ?? feed.vulnerability(vulnerability).kev !== undefined;
      isListed.set(vulnerability, known);
      const opinion = known ? listen(statement) : undefined;
      if (opinion !== undefined) put(heard, feed, opinion.says === 'affected' ? ofProduct(opinion) : opinion);
    }
  }
}

function kindOf(name: LookUpName): LookUp['by'] {
  if (name.startsWith('pkg:')) return 'purl';
  return name.startsWith('cpe:') ? 'cpe' : 'product';
}

function ofProduct(opinion: Opinion): Opinion {
  return { ...opinion, says: 'unknown', explicit: false, reason: reasons.product };
}

/** An installed update that fixes it answers what the version leaves open. */
function proven(opinion: Opinion, installed: ReadonlySet<string>): Opinion {
  const proof = opinion.says === 'unknown' ? proofOf(opinion.statement, installed) : undefined;
  if (proof === undefined) return opinion;
  return { ...opinion, says: 'not affected', reason: installedReason(proof) };
}

/** All that one advisory says of one vulnerability under any of the names is one thing said. */
function hearWindows(lookUps: readonly LookUp[], updates: readonly string[], { look: { feed }, heard }: Hearing): void {
  const groups = new Map<number, Map<number, Found[]>>();
  const all: FeedStatement[] = [];
  for (const lookUp of lookUps) {
    const { windows } = lookUp;
    if (windows === undefined) continue;
    for (const statement of feed.statements(lookUp.name)) {
      all.push(statement);
      const found: Found = { statement, lookUp: { ...lookUp, windows } };
      const byAdvisory = groups.get(statement.vulnerability) ?? new Map<number, Found[]>();
      groups.set(statement.vulnerability, byAdvisory);
      const list = byAdvisory.get(statement.advisory);
      if (list === undefined) byAdvisory.set(statement.advisory, [found]);
      else list.push(found);
    }
  }
  const host = lookUps.find(({ windows }) => windows !== undefined)?.windows?.host;
  if (host === undefined) return;
  const proven = provenBy(updates, all, host);
  for (const byAdvisory of groups.values()) {
    for (const found of byAdvisory.values()) {
      for (const opinion of windowsOpinions(found, proven)) put(heard, feed, opinion);
    }
  }
}

function put(heard: Map<number, Heard[]>, feed: Feed, opinion: Opinion): void {
  const { statement } = opinion;
  const head = feed.advisory(statement.advisory);
  const one: Heard = head.source === catalogueSource ? { ...listed(opinion), head } : { ...opinion, head };
  const list = heard.get(statement.vulnerability);
  if (list === undefined) heard.set(statement.vulnerability, [one]);
  else list.push(one);
}

/** A catalogue says that something is exploited, and of no version that it is affected. */
function listed(opinion: Opinion): Opinion {
  return { ...opinion, says: 'unknown', explicit: false, reason: reasons.listed };
}
