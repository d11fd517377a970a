// Matches as JSON, in the shape of docs/reference/match.schema.json.
import type { Inventory } from '#core/components/inventory.ts';
import type { FeedHead } from '#core/feed/feed.ts';
import type { Match } from '#core/matching/match.ts';
import type { Priority } from '#core/priority/priority.ts';
import type { Day } from '#core/kernel/days.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';

/** A match with how soon it asks for action. */
export interface Prioritised {
  readonly match: Match;
  readonly priority: Priority;
}

export interface MatchReport {
  readonly asOf: Day;
  readonly feed: FeedHead;
  readonly feedName: string;
  readonly inventory: Inventory;
  readonly affected: readonly Prioritised[];
  readonly notAffected: readonly Prioritised[];
  readonly unknown: readonly Prioritised[];
}

export function renderMatches(report: MatchReport): string {
  const { feed, inventory } = report;
  const components = inventory.assets.reduce((sum, asset) => sum + asset.components.length, 0);
  return `${jsonText({
    asOf: report.asOf,
    feed: { id: feed.id, name: report.feedName, asOf: feed.asOf ?? null, kevAsOf: feed.kevAsOf ?? null, epssAsOf: feed.epssAsOf ?? null },
    inventory: {
      assets: inventory.assets.length,
      components,
      documents: inventory.documents.map(({ path, format, digest, components: count, dropped }) => ({ path, format, digest, components: count, dropped })),
    },
    matches: report.affected.map(row),
    notAffected: report.notAffected.map(row),
    unknown: report.unknown.map(row),
  })}\n`;
}

function row({ match, priority }: Prioritised): unknown {
  const { component, vulnerability } = match;
  return {
    component: {
      purl: component.purl ?? null,
      cpes: component.cpes,
      vendor: component.vendor ?? null,
      name: component.name,
      version: component.version ?? null,
      depth: component.depth,
      through: component.through,
    },
    asset: match.asset.name,
    vulnerability: vulnerability.id,
    aliases: vulnerability.aliases,
    title: vulnerability.title,
    advisories: match.advisories.map(({ id, publisher }) => ({ id, publisher })),
    verdict: match.verdict,
    disputed: match.disputed,
    reason: match.reason ?? null,
    because: match.because,
    fixedIn: match.fixedIn,
    priority: {
      tier: priority.tier,
      row: priority.row,
      answers: priority.answers,
      triage: priority.triage,
      ssvc: priority.ssvc ?? null,
      cvss: priority.cvss ?? null,
      p30: priority.p30.p30,
      product: priority.p30.product,
    },
    dueOn: priority.dueOn ?? null,
  };
}
