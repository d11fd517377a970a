// What the feed says under the names of one component, as opinions by vulnerability.
import { productNamesOf } from '#core/components/products/packages.ts';
import type { Feed, FeedStatement, LookUpName } from '#core/feed/feed.ts';
import { catalogueSource } from '#core/advisories/exploitation.ts';
import { exchangeNames, exchangeOpinions, type ExchangeBuild } from '#core/matching/exchange.ts';
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
  const build = lookUps.find(({ exchange }) => exchange !== undefined)?.exchange;
  if (build !== undefined) hearExchange(lookUps, build, { look, heard });
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

function hearWindows(lookUps: readonly LookUp[], updates: readonly string[], { look: { feed }, heard }: Hearing): void {
  const all = lookUps.flatMap((lookUp): readonly Found[] => {
    const { windows } = lookUp;
    if (windows === undefined) return [];
    return feed.statements(lookUp.name).map((statement) => ({ statement, lookUp: { ...lookUp, windows } }));
  });
  const [first] = all;
  if (first === undefined) return;
  const statements = all.map(({ statement }) => statement);
  const proven = provenBy(updates, statements, first.lookUp.windows.host);
  for (const found of bySaying(all)) for (const opinion of windowsOpinions(found, proven)) put(heard, feed, opinion);
}

/** By what records say under the names of the other updates of its release, beside those under its own. */
function hearExchange(lookUps: readonly LookUp[], build: ExchangeBuild, { look: { feed }, heard }: Hearing): void {
  const [own] = lookUps;
  if (own === undefined) return;
  const names = new Set(lookUps.map(({ name }) => name));
  const others = exchangeNames(build).filter((name) => !names.has(name));
  const all = [
    ...lookUps.map((lookUp) => ({ lookUp, isOwn: true })),
    ...others.map((name) => ({ lookUp: { ...own, name, by: kindOf(name) }, isOwn: false })),
  ].flatMap((one) => feed.statements(one.lookUp.name).map((statement) => ({ ...one, statement })));
  for (const found of bySaying(all)) for (const opinion of exchangeOpinions(found, build)) put(heard, feed, opinion);
}

/** All that one advisory says of one vulnerability under any of the names is one thing said. */
function bySaying<One extends { readonly statement: FeedStatement }>(all: readonly One[]): readonly (readonly One[])[] {
  const groups = new Map<number, Map<number, One[]>>();
  for (const one of all) {
    const { vulnerability, advisory } = one.statement;
    const byAdvisory = groups.get(vulnerability) ?? new Map<number, One[]>();
    groups.set(vulnerability, byAdvisory);
    const list = byAdvisory.get(advisory);
    if (list === undefined) byAdvisory.set(advisory, [one]);
    else list.push(one);
  }
  return [...groups.values()].flatMap((byAdvisory) => [...byAdvisory.values()]);
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
