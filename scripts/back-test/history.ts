// Every dated fact of every CVE, gathered from source records without looking at their days: the cut is core's to make.
import type { EpssScore, KevEntry } from '#core/advisories/exploitation.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import type { Day } from '#core/kernel/days.ts';
import type { DatedFacts } from '#core/priority/facts-as-of.ts';

interface Draft extends DatedFacts {
  readonly epssHistory: EpssScore[];
  readonly exploits: DatedFacts['exploits'][number][];
  readonly facts: DatedFacts['facts'][number][];
  kev: KevEntry | undefined;
}

export type History = ReadonlyMap<string, DatedFacts>;

/**
 * Joins records by CVE. Advisories are left out: whether a CVE stands in one at all, and what was added to old ones later,
 * tells which were going to be exploited.
 */
export function gather(records: Iterable<SourceRecord>): History {
  const drafts = new Map<string, Draft>();
  const draftOf = (cve: string): Draft => {
    const known = drafts.get(cve);
    if (known !== undefined) return known;
    const draft: Draft = {
      publishedOn: undefined,
      epssHistory: [],
      exploits: [],
      kev: undefined,
      issuer: undefined,
      issuerKevHistory: undefined,
      facts: [],
      severities: [],
    };
    drafts.set(cve, draft);
    return draft;
  };
  for (const record of records) {
    switch (record.kind) {
      case 'kev':
        draftOf(record.entry.cve).kev = record.entry;
        break;
      case 'epss':
        draftOf(record.score.cve).epssHistory.push(record.score);
        break;
      case 'exploit':
        draftOf(record.evidence.cve).exploits.push(record.evidence);
        break;
      case 'cve facts':
        draftOf(record.facts.cve).facts.push(record.facts);
        break;
      case 'advisory':
      case 'detection':
        break;
    }
  }
  for (const { epssHistory, facts } of drafts.values()) {
    epssHistory.sort(byDay);
    facts.sort(byDay);
  }
  return drafts;
}

function byDay(a: { readonly on: Day }, b: { readonly on: Day }): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

/** How many CVEs each issuer had in the lists up to a day, and how many of them were in KEV by then. */
export function issuersUpTo(
  history: History,
  asOf: Day,
): ReadonlyMap<string, { readonly kevEntries: number; readonly cves: number }> {
  const counts = new Map<string, { kevEntries: number; cves: number }>();
  for (const { facts, kev } of history.values()) {
    const issuer = facts.findLast(({ on }) => on <= asOf)?.issuer;
    if (issuer === undefined) continue;
    const count = counts.get(issuer) ?? { kevEntries: 0, cves: 0 };
    counts.set(issuer, count);
    count.cves += 1;
    if (kev !== undefined && kev.addedOn <= asOf) count.kevEntries += 1;
  }
  return counts;
}
