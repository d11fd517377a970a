// p30 of a CVE in a feed, from the newest of each fact at or before a day.
import type { Feed } from '#core/feed/feed.ts';
import type { Day } from '#core/kernel/days.ts';
import { factsAsOf, type DatedFacts } from '#core/priority/facts-as-of.ts';
import { p30 } from '#core/priority/p30.ts';
import type { P30 } from '#core/priority/priority.ts';
import { weights, type Weights } from '#core/priority/weights.ts';

/** What ranking asks of a feed. */
export type RankedFeed = Pick<Feed, 'find' | 'vulnerability' | 'issuerHistory'>;

/** A CVE that the feed does not know has every factor assumed: absence says nothing. */
export function rank(feed: RankedFeed, cve: string, asOf: Day, table: Weights = weights): P30 {
  const known = vulnerabilityOf(feed, cve) ?? nothing;
  return p30(
    factsAsOf(known, asOf, (issuer) => feed.issuerHistory(issuer, asOf)),
    table,
  );
}

/** The vulnerability of that id; where it is only an alias, the first that bears it. */
function vulnerabilityOf(feed: RankedFeed, cve: string): DatedFacts | undefined {
  const found = feed.find(cve).map((index) => feed.vulnerability(index));
  return found.find(({ id }) => id === cve) ?? found[0];
}

const nothing: DatedFacts = {
  publishedOn: undefined,
  epssHistory: [],
  exploits: [],
  kev: undefined,
  issuer: undefined,
  issuerKevHistory: undefined,
  facts: [],
  severities: [],
};
