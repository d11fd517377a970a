// What was known of a vulnerability on a day: the door through which every ranking sees it, so that none sees later facts.
import type { EpssScore, ExploitSource, KevEntry } from '#core/advisories/exploitation.ts';
import { isCatchAll, kevShare } from '#core/advisories/issuers.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Day } from '#core/kernel/days.ts';

/** Facts of one day, nothing newer among them; `undefined` is "not known", never "no". */
export interface Facts {
  readonly asOf: Day;
  readonly publishedOn: Day | undefined;
  readonly epss: EpssScore | undefined;
  /** Catalogues that listed an exploit by then. */
  readonly exploits: ReadonlySet<ExploitSource>;
  readonly kev: KevEntry | undefined;
  readonly issuer: string | undefined;
  /** Share of the issuer's CVEs in KEV, see `kevShare`. */
  readonly issuerKevShare: number | undefined;
  readonly vector: string | undefined;
}

/** The facts that bear a day, as far as ranking reads them. */
export type DatedFacts = Pick<
  Vulnerability,
  'publishedOn' | 'epssHistory' | 'exploits' | 'kev' | 'issuer' | 'issuerKevHistory' | 'facts' | 'severities'
>;

/** An issuer's counts up to the day, as `Feed.issuerHistory` gives them. */
export type IssuerHistory = (issuer: string) => { readonly kevEntries: number; readonly cves: number } | undefined;

/**
 * Picks the newest value of each fact at or before the day; what is undated is left out, since it may be later. Where a bulk
 * list of that day or before holds the CVE, its row alone tells publication and issuer, for the records of others, which
 * tell them too, were partly written after and because it came to be exploited.
 *
 * @param history without it the share of the whole feed stands in for the issuer's, which is right for today only
 */
export function factsAsOf(known: DatedFacts, asOf: Day, history?: IssuerHistory): Facts {
  const row = known.facts.findLast(({ on }) => on <= asOf);
  const { publishedOn: published, issuer: assigner } = row ?? known;
  const isPublished = published !== undefined && published <= asOf;
  const issuer = row !== undefined || isPublished ? assigner : undefined;
  return {
    asOf,
    publishedOn: isPublished ? published : undefined,
    epss: known.epssHistory.findLast(({ on }) => on <= asOf),
    exploits: new Set(known.exploits.filter(({ on }) => on !== undefined && on <= asOf).map(({ source }) => source)),
    kev: known.kev !== undefined && known.kev.addedOn <= asOf ? known.kev : undefined,
    issuer,
    issuerKevShare: history === undefined ? known.issuerKevHistory : shareOf(issuer, history),
    vector: newestVector(known, asOf),
  };
}

function shareOf(issuer: string | undefined, history: IssuerHistory): number | undefined {
  if (issuer === undefined || isCatchAll(issuer)) return undefined;
  const counts = history(issuer);
  return counts === undefined ? undefined : kevShare(counts);
}

function newestVector({ facts, severities }: DatedFacts, asOf: Day): string | undefined {
  let newest: { readonly on: Day; readonly vector: string } | undefined;
  for (const { on, vector } of [...facts, ...severities]) {
    if (vector === undefined || on === undefined || on > asOf) continue;
    if (newest === undefined || on > newest.on) newest = { on, vector };
  }
  return newest?.vector;
}
