// What scanners report and no record of the feed speaks of: it must be seen, though nothing more is known of it.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Scanned } from '#core/components/scan-statement.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';

/**
 * The feed, with a vulnerability of its own for each name that a scanner reports and none of the feed's bears. Their
 * indexes come behind those of the feed; all else is the feed's.
 */
export function withReported(feed: Feed, inventory: Inventory): Feed {
  const reported = reportedNames(inventory);
  if (reported.size === 0) return feed;
  const first = feed.head().vulnerabilities;
  const added: Vulnerability[] = [];
  const indexes = new Map<string, number>();
  for (const [name, { written, scanned }] of reported) {
    if (feed.find(name).length > 0) continue;
    indexes.set(name, first + added.length);
    added.push(vulnerabilityOf(written, scanned));
  }
  return {
    head: () => feed.head(),
    statements: (name) => feed.statements(name),
    advisory: (index) => feed.advisory(index),
    detail: (index) => feed.detail(index),
    issuerHistory: (issuer, asOf) => feed.issuerHistory(issuer, asOf),
    vulnerability: (index) => added[index - first] ?? feed.vulnerability(index),
    find: (id) => {
      const known = feed.find(id);
      const index = known.length > 0 ? undefined : indexes.get(id.toUpperCase());
      return index === undefined ? known : [index];
    },
  };
}

interface Reported {
  /** As the scanner writes it. */
  readonly written: string;
  /** The gravest that is said of it. */
  readonly scanned: Scanned;
}

/** By the name in upper case. */
function reportedNames({ assets }: Inventory): ReadonlyMap<string, Reported> {
  const names = new Map<string, Reported>();
  for (const { components } of assets) {
    for (const { statements } of components) {
      for (const { vulnerability: written, scanned } of statements) {
        if (scanned === undefined) continue;
        const name = written.toUpperCase();
        const known = names.get(name);
        if (known === undefined || isGraver(scanned, known.scanned)) names.set(name, { written, scanned });
      }
    }
  }
  return names;
}

function isGraver({ severity }: Scanned, other: Scanned): boolean {
  return order.indexOf(severity) < order.indexOf(other.severity);
}

const order: readonly Scanned['severity'][] = ['critical', 'high', 'unknown', 'medium', 'low', 'none'];

function vulnerabilityOf(id: string, { title, severity }: Scanned): Vulnerability {
  return {
    id,
    aliases: [],
    title,
    publishedOn: undefined,
    issuer: undefined,
    weaknesses: [],
    severities: [],
    decisionPoints: [],
    kev: undefined,
    epss: undefined,
    epssHistory: [],
    facts: [],
    exploits: [],
    issuerKevHistory: undefined,
    withdrawn: false,
    advisories: [],
    reported: severity,
  };
}
