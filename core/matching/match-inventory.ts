// An inventory meets a feed.
import type { Asset } from '#core/components/asset.ts';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import { hear, type Look } from '#core/matching/hear.ts';
import { mergeReported } from '#core/matching/merge-reported.ts';
import { lookUpNames, type LookUp } from '#core/matching/look-up-names.ts';
import type { SchemeLookUp } from '#core/matching/opinion.ts';
import { saidBy, saidOf, type Said } from '#core/matching/said.ts';
import { weigh, type Weighed } from '#core/matching/verdict.ts';

/** A verdict on one vulnerability, by its index in the feed, with what the inventory's own documents state. */
interface Counted extends Weighed {
  readonly index: number;
  readonly stated: readonly ComponentStatement[];
}

/** A verdict on one component, not yet told in words: what most callers only count. */
export interface Finding extends Counted {
  readonly asset: Asset;
  readonly component: Component;
}

export interface Matching {
  readonly affected: readonly Finding[];
  readonly unknown: readonly Finding[];
  /** The most of all: on thousands of hosts millions, so that each is made when it is asked for. */
  readonly notAffected: Cleared;
  /** Components, by asset, under none of whose names the feed says anything. */
  readonly uncovered: number;
  /** Components of which some record, or a statement, says anything. */
  readonly spokenOf: ReadonlySet<Component>;
}

/** Verdicts for every component of every asset, in the inventory's order, then by vulnerability. */
export function matchInventory(inventory: Inventory, feed: Feed, schemes: SchemeLookUp): Matching {
  const affected: Finding[] = [];
  const unknown: Finding[] = [];
  const cleared: (readonly Counted[])[] = [];
  const spokenOf = new Set<Component>();
  const seen = new Map<string, Verdicts>();
  const overall = inventory.documents.map((document) => saidBy(document.overall ?? []));
  const nothing = saidBy([]);
  let uncovered = 0;
  for (const asset of inventory.assets) {
    const found: Finding[] = [];
    for (const component of asset.components) {
      const said = overall[component.document] ?? nothing;
      const on: Standing = { component, overall: said, updates: updatesFor(component, asset) };
      const identity = identityOf(on);
      let known = seen.get(identity);
      if (known === undefined) {
        known = divided(verdictsOn(on, { feed, schemes }));
        seen.set(identity, known);
      }
      if (known.isNone) uncovered += 1;
      else spokenOf.add(component);
      // What a scanner calls fixed may be its word on a program that our own matching calls affected.
      const isReported = component.reported === true;
      const met = isReported ? [...known.open, ...known.cleared] : known.open;
      for (const one of met) found.push(findingOf(one, asset, component));
      cleared.push(isReported ? [] : known.cleared);
    }
    for (const one of mergeReported(found)) {
      if (one.verdict === 'affected') affected.push(one);
      else if (one.verdict === 'unknown') unknown.push(one);
      else keep(one, asset, cleared);
    }
  }
  return { affected, unknown, notAffected: new Cleared(inventory, cleared), spokenOf, uncovered };
}

/** Verdicts on a component: those that leave something to do, and the others. */
interface Verdicts {
  readonly open: readonly Counted[];
  readonly cleared: readonly Counted[];
  readonly isNone: boolean;
}

const noVerdicts: readonly Counted[] = [];

function divided(all: readonly Counted[]): Verdicts {
  const cleared = all.filter(({ verdict }) => verdict === 'not affected');
  if (cleared.length === 0) return { open: all, cleared: noVerdicts, isNone: all.length === 0 };
  return { open: all.filter(({ verdict }) => verdict !== 'not affected'), cleared, isNone: false };
}

// oxlint-disable-next-line max-params -- a verdict and what it stands on
function findingOf(one: Counted, asset: Asset, component: Component): Finding {
  const { verdict, disputed, reason, heard, index, stated } = one;
  return { verdict, disputed, reason, heard, index, stated, asset, component };
}

/** Into the list of its component: the lists of the asset's components are the last ones. */
function keep(finding: Finding, { components }: Asset, cleared: (readonly Counted[])[]): void {
  const at = cleared.length - components.length + components.indexOf(finding.component);
  cleared[at] = [...(cleared[at] ?? []), finding];
}

/** Findings that leave nothing to do, in the order of the others. */
class Cleared implements Iterable<Finding> {
  readonly #inventory: Inventory;
  /** For each component of each asset. */
  readonly #verdicts: readonly (readonly Counted[])[];

  constructor(inventory: Inventory, verdicts: readonly (readonly Counted[])[]) {
    this.#inventory = inventory;
    this.#verdicts = verdicts;
  }

  get length(): number {
    return this.#verdicts.reduce((sum, { length }) => sum + length, 0);
  }

  [Symbol.iterator](): Generator<Finding> {
    return this.on(() => true);
  }

  /** Those on the components that are asked about. */
  *on(isAsked: (asset: Asset, component: Component) => boolean): Generator<Finding> {
    let at = 0;
    for (const asset of this.#inventory.assets) {
      for (const component of asset.components) {
        const verdicts = this.#verdicts[at] ?? noVerdicts;
        at += 1;
        if (verdicts.length === 0 || !isAsked(asset, component)) continue;
        for (const one of verdicts) yield findingOf(one, asset, component);
      }
    }
  }
}

/** Vulnerabilities (indexes in the feed) that would affect this component if it had another version. */
// oxlint-disable-next-line max-params -- the component, its version, and what they are looked up with
export function affectedAt(
  component: Component,
  version: string,
  feed: Feed,
  schemes: SchemeLookUp,
): ReadonlySet<number> {
  return new Set(affecting(component, version, { feed, schemes }).map(({ index }) => index));
}

/** Versions that records name as fixed for whatever would affect this component if it had another version. */
// oxlint-disable-next-line max-params -- the component, its version, and what they are looked up with
export function fixedAfter(
  component: Component,
  version: string,
  feed: Feed,
  schemes: SchemeLookUp,
): readonly string[] {
  const heard = affecting(component, version, { feed, schemes }).flatMap((one) => one.heard);
  return [...new Set(heard.flatMap(({ says, statement }) => (says === 'affected' ? statement.fixed : [])))];
}

/** What would affect the component at another version, under all the names that it is looked up by now. */
function affecting(component: Component, version: string, look: Look): readonly Counted[] {
  // An operating system's release is read from its version, and its build may have moved into another release.
  // A version that a record names has its epoch.
  const told = version === component.version ? component : { ...component, untold: [] };
  const moved = lookUpNames({ ...told, version }).map((one) => ({ ...one, version }));
  return verdictsUnder({ lookUps: moved, updates: [] }, [], look).filter(({ verdict }) => verdict === 'affected');
}

/** A component on an asset, as far as verdicts depend on it. */
interface Standing {
  readonly component: Component;
  /** What its document states of all its components. */
  readonly overall: Said;
  readonly updates: readonly string[];
}

/** Updates are the operating system's or Microsoft's programs'; others are told by their versions. */
function updatesFor({ vendor, name }: Component, { updates = [] }: Asset): readonly string[] {
  return updates.length > 0 && /microsoft|windows/i.test(`${vendor ?? ''} ${name}`) ? updates : none;
}

const none: readonly string[] = [];

/**
 * Components with the same identity have the same verdicts, on whatever asset they stand. What a document says of all its
 * components is told by the document's number: writing it out for each would cost the square of a document's length.
 */
function identityOf({ component, overall, updates }: Standing): string {
  const { purl, vendor, name, version, cpes, statements, untold = [] } = component;
  // What is in no registry is looked up by all that it is called, and may be mended by an update.
  const isInRegistry = component.package !== undefined && !component.package.startsWith('generic/');
  const whole = [component.package ?? '', vendor ?? '', name, version ?? '', ...cpes, ...updates];
  const named = [...(purl === undefined ? whole : isInRegistry ? [purl] : [purl, ...whole]), ...untold].join('\u0000');
  const said = statements.length === 0 ? '' : JSON.stringify(statements.map(toldOnce));
  return overall.size === 0 && said === ''
    ? named
    : `${overall.size === 0 ? '' : component.document}\u0000${said}\u0000${named}`;
}

/** Of a scanner's statement what differs from host to host makes no difference to verdicts, but it is told. */
function toldOnce({ scanned, ...said }: ComponentStatement): unknown {
  if (scanned === undefined) return said;
  const { id, evidence, place, fixedIn, seenOn, severity } = scanned;
  return { ...said, id, evidence, place, fixedIn, seenOn, severity };
}

function verdictsOn({ component, overall, updates }: Standing, look: Look): readonly Counted[] {
  const own = saidBy(component.statements);
  // What a document states of all that it describes holds for whichever part has the flaw, and adds none.
  const added = [...own.keys()].flatMap((name) => look.feed.find(name));
  return verdictsUnder({ lookUps: lookUpNames(component), updates }, added, look, [own, overall]);
}

// oxlint-disable-next-line max-params -- what is looked up, and what the inventory adds to it
function verdictsUnder(
  { lookUps, updates }: { readonly lookUps: readonly LookUp[]; readonly updates: readonly string[] },
  added: readonly number[],
  look: Look,
  saids: readonly Said[] = [],
): readonly Counted[] {
  const heard = hear(lookUps, updates, look);
  for (const index of added) if (!heard.has(index)) heard.set(index, []);
  return [...heard]
    .sort(([a], [b]) => a - b)
    .map(([index, opinions]) => {
      const stated = saidOf(saids, index, look.feed);
      const needsIssuer = opinions.some((one) => one.explicit && one.says === 'not affected');
      const issuer = needsIssuer ? look.feed.vulnerability(index).issuer : undefined;
      return { ...weigh(opinions, stated, issuer), index, stated };
    });
}
