// An inventory meets a feed.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import { fixedVersions } from '#core/matching/fixed-versions.ts';
import { lookUpNames, type LookUp } from '#core/matching/look-up-names.ts';
import type { Because, Match } from '#core/matching/match.ts';
import { keysOf, opinionOf, type SchemeLookUp } from '#core/matching/opinion.ts';
import { weigh, type Heard, type Weighed } from '#core/matching/verdict.ts';
import { describe } from '#core/versions/range.ts';

/** A verdict on one vulnerability, by its index in the feed, with what the inventory's own documents state. */
interface Counted extends Weighed {
  readonly index: number;
  readonly stated: Component['statements'];
}

/** A verdict on one component, not yet told in words: what most callers only count. */
export interface Finding extends Counted {
  readonly asset: Asset;
  readonly component: Component;
}

export interface Matching {
  readonly affected: readonly Finding[];
  readonly unknown: readonly Finding[];
  readonly notAffected: readonly Finding[];
  /** Components, by asset, under none of whose names the feed says anything. */
  readonly uncovered: number;
}

/** Verdicts for every component of every asset, in the inventory's order, then by vulnerability. */
export function matchInventory(inventory: Inventory, feed: Feed, schemes: SchemeLookUp): Matching {
  const affected: Finding[] = [];
  const unknown: Finding[] = [];
  const notAffected: Finding[] = [];
  const seen = new Map<string, readonly Counted[]>();
  let uncovered = 0;
  for (const asset of inventory.assets) {
    for (const component of asset.components) {
      const overall = inventory.documents[component.document]?.overall ?? [];
      const identity = identityOf(component, overall);
      const known = seen.get(identity) ?? verdictsOn(component, overall, feed, schemes);
      seen.set(identity, known);
      if (known.length === 0) uncovered += 1;
      for (const one of known) {
        const list = one.verdict === 'affected' ? affected : one.verdict === 'unknown' ? unknown : notAffected;
        list.push({ ...one, asset, component });
      }
    }
  }
  return { affected, unknown, notAffected, uncovered };
}

/** Vulnerabilities (indexes in the feed) that would affect this component if it had another version. */
export function affectedAt(
  component: Component,
  version: string,
  feed: Feed,
  schemes: SchemeLookUp,
): ReadonlySet<number> {
  const { epoch: _epoch, upstream: _upstream, ...qualifiers } = component.qualifiers;
  const moved: Component = { ...component, version, qualifiers, cpes: [], statements: [] };
  const verdicts = verdictsOn(moved, [], feed, schemes).filter(({ verdict }) => verdict === 'affected');
  return new Set(verdicts.map(({ index }) => index));
}

/** The finding with everything that is told of it. */
export function tell(finding: Finding, feed: Feed, schemes: SchemeLookUp): Match {
  const { asset, component, index, verdict, disputed, reason, heard } = finding;
  const advisories = new Map<number, Match['advisories'][number]>();
  for (const { head, statement } of heard) {
    if (!advisories.has(statement.advisory)) {
      advisories.set(statement.advisory, { id: head.id, publisher: head.publisher, index: statement.advisory });
    }
  }
  return {
    asset,
    component,
    vulnerability: feed.vulnerability(index),
    index,
    advisories: [...advisories.values()],
    verdict,
    disputed,
    reason,
    because: [...heard.map(becauseOf), ...finding.stated.map(statedBecause)],
    fixedIn: verdict === 'affected' ? fixedVersions(heard, schemes) : [],
    scheme: heard[0]?.statement.scheme ?? '',
  };
}

/** Components with the same identity have the same verdicts, on whatever asset they stand. */
function identityOf(component: Component, overall: Component['statements']): string {
  if (component.statements.length + overall.length > 0) return JSON.stringify([component, overall]);
  if (component.purl !== undefined) return component.purl;
  return [component.vendor ?? '', component.name, component.version ?? '', ...component.cpes].join('\u0000');
}

// oxlint-disable-next-line max-params -- what is said, of what, and by what it is read
function verdictsOn(
  component: Component,
  overall: Component['statements'],
  feed: Feed,
  schemes: SchemeLookUp,
): readonly Counted[] {
  const heard = new Map<number, Heard[]>();
  for (const lookUp of lookUpNames(component)) hear(lookUp, feed, schemes, heard);
  for (const { vulnerability } of component.statements) {
    for (const index of feed.find(vulnerability)) if (!heard.has(index)) heard.set(index, []);
  }
  return [...heard]
    .sort(([a], [b]) => a - b)
    .map(([index, opinions]) => {
      // What a document states of all that it describes holds for whichever part has the flaw, and adds none.
      const stated = statementsOn([...component.statements, ...overall], index, feed);
      const needsIssuer = opinions.some((one) => one.explicit && one.says === 'not affected');
      const issuer = needsIssuer ? feed.vulnerability(index).issuer : undefined;
      return { ...weigh(opinions, stated, issuer), index, stated };
    });
}

// oxlint-disable-next-line max-params -- the accumulator spares a merge for every name
function hear(lookUp: LookUp, feed: Feed, schemes: SchemeLookUp, heard: Map<number, Heard[]>): void {
  const statements = feed.statements(lookUp.name);
  if (statements.length === 0) return;
  const keyOf = keysOf(lookUp.version, schemes);
  for (const statement of statements) {
    const opinion = opinionOf(statement, lookUp, keyOf);
    if (opinion === undefined) continue;
    const one: Heard = { ...opinion, head: feed.advisory(statement.advisory) };
    const list = heard.get(statement.vulnerability);
    if (list === undefined) heard.set(statement.vulnerability, [one]);
    else list.push(one);
  }
}

function statementsOn(stated: Component['statements'], index: number, feed: Feed): Component['statements'] {
  if (stated.length === 0) return [];
  const { id, aliases } = feed.vulnerability(index);
  const names = new Set([id, ...aliases].map((name) => name.toUpperCase()));
  return stated.filter(({ vulnerability }) => names.has(vulnerability.toUpperCase()));
}

function becauseOf(one: Heard): Because {
  const { head, says, reason, lookUp } = one;
  return { advisory: head.id, publisher: head.publisher, says, comparison: comparisonOf(one), reason, by: lookUp.by };
}

/** How the comparison came out, in words: `2.14.1 is in >=2.0.0 <2.17.1 (maven)`. */
function comparisonOf({ says, explicit, statement, lookUp }: Heard): string {
  const { version } = lookUp;
  const range = `${describe(statement.range)} (${statement.scheme})`;
  if (version === undefined) return `no version to compare with ${range}`;
  if (statement.versions.includes(version)) return `${version} is listed`;
  if (says === 'unknown' && statement.unreadable.length > 0)
    return `${version} against "${statement.unreadable.join('; ')}"`;
  if (says === 'unknown' && !explicit && statement.limit.kind !== 'release')
    return `${version} can not be compared with ${range}`;
  return `${version} is ${explicit ? 'in' : 'not in'} ${range}`;
}

function statedBecause({ vulnerability, stance, justification, by }: Component['statements'][number]): Because {
  return {
    advisory: vulnerability,
    publisher: by,
    says: stance === 'affected' ? 'affected' : stance === 'under investigation' ? 'unknown' : 'not affected',
    comparison: `stated in the inventory: ${stance}`,
    reason: justification,
    by: 'document',
  };
}
