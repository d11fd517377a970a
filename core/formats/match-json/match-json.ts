// Matches as JSON, in the shape of docs/reference/match.schema.json.
import type { Inventory } from '#core/components/inventory.ts';
import { softwareOf } from '#core/components/software.ts';
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
  readonly affected: Iterable<Prioritised>;
  readonly notAffected: Iterable<Prioritised>;
  readonly unknown: Iterable<Prioritised>;
}

export function renderMatches(report: MatchReport): string {
  const { feed, inventory } = report;
  const components = inventory.assets.reduce((sum, asset) => sum + softwareOf(asset).length, 0);
  const head = jsonText({
    asOf: report.asOf,
    feed: {
      id: feed.id,
      name: report.feedName,
      asOf: feed.asOf ?? null,
      kevAsOf: feed.kevAsOf ?? null,
      epssAsOf: feed.epssAsOf ?? null,
    },
    inventory: {
      assets: inventory.assets.length,
      components,
      documents: inventory.documents.map(({ path, format, digest, components: count, dropped }) => ({
        path,
        format,
        digest,
        components: count,
        dropped,
      })),
    },
  });
  const lists = { matches: report.affected, notAffected: report.notAffected, unknown: report.unknown };
  const members = Object.entries(lists).map(([name, list]) => `,"${name}":${rows(list)}`);
  return `${head.slice(0, -1)}${members.join('')}}\n`;
}

/** Row by row, since all rows at once are many times as large as their text. */
function rows(list: Iterable<Prioritised>): string {
  const texts: string[] = [];
  for (const one of list) texts.push(jsonText(row(one)));
  return `[${texts.join(',')}]`;
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
