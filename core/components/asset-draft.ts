import { criticalities, exposures, type Asset, type Stated } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { resolve } from '#core/components/products/resolve.ts';
import { later } from '#core/kernel/days.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** What is known of an asset besides its components. */
export type AssetFacts = Omit<Asset, 'components'>;

/** Every fact: one that is not spoken of below would be lost where two lists state the same asset. */
type Whole = { readonly [Fact in keyof Required<AssetFacts>]: AssetFacts[Fact] };

const throughMax = 5;

/** An asset while its documents are put together. */
export class AssetDraft {
  #facts: AssetFacts;
  readonly #components: Component[] = [];
  readonly #byIdentity = new Map<string, number>();
  readonly #byProduct = new Map<string, number>();
  /** So many components are in the index of products: what one document alone lists needs none. */
  #indexed = 0;

  constructor(facts: AssetFacts) {
    this.#facts = facts;
  }

  /**
   * Facts of another list. Of two exposures or criticalities the operator's own word counts, else the graver; of other facts
   * what is known stands. What differs is counted.
   */
  learn(facts: AssetFacts, tally: Tally): void {
    const known = this.#facts;
    if (differs(known.exposure, facts.exposure))
      tally.add(`another list states another exposure${whichCounts(known.exposure, facts.exposure)}`, facts.name);
    if (differs(known.criticality, facts.criticality))
      tally.add(
        `another list states another criticality${whichCounts(known.criticality, facts.criticality)}`,
        facts.name,
      );
    const learned: Whole = {
      name: known.name,
      exposure: counting(known.exposure, facts.exposure, exposures),
      criticality: counting(known.criticality, facts.criticality, criticalities),
      zone: known.zone ?? facts.zone,
      kind: known.kind === 'unknown' ? facts.kind : known.kind,
      count: Math.max(known.count, facts.count),
      maintenanceWindow: known.maintenanceWindow ?? facts.maintenanceWindow,
      loses: known.loses ?? facts.loses,
      alsoKnownAs: union(known.alsoKnownAs, facts.alsoKnownAs),
      updates: union(known.updates, facts.updates),
      organization: known.organization ?? facts.organization,
      environment: known.environment ?? facts.environment,
      tags: union(known.tags, facts.tags),
      seenOn: later(known.seenOn, facts.seenOn),
      kindFrom: known.kind === 'unknown' ? facts.kindFrom : known.kindFrom,
    };
    this.#facts = learned;
  }

  /** Components of one document; those that another document of this asset holds too are joined, and counted. */
  add(stated: readonly StatedComponent[], from: OfDocument, tally: Tally): void {
    for (const one of stated) {
      const { component, identity } = from.component(one);
      const at = this.#byIdentity.get(identity) ?? this.#sameProduct(component);
      const known = at === undefined ? undefined : this.#components[at];
      if (at === undefined || known === undefined) {
        this.#byIdentity.set(identity, this.#components.length);
        this.#components.push(component);
      } else {
        this.#components[at] = joined(known, one);
        tally.add('component is also in another document of the asset', one.purl ?? one.name);
      }
    }
  }

  /** The component by which another document means the same product in the same version, however it writes its name. */
  #sameProduct(component: Component): number | undefined {
    const { document } = component;
    if (this.#components[0]?.document === document || this.#components.length === 0) return undefined;
    for (; this.#indexed < this.#components.length; this.#indexed += 1) {
      const known = this.#components[this.#indexed];
      const product = known === undefined ? undefined : productOf(known);
      if (product !== undefined && !this.#byProduct.has(product)) this.#byProduct.set(product, this.#indexed);
    }
    const product = productOf(component);
    const at = product === undefined ? undefined : this.#byProduct.get(product);
    return at === undefined || this.#components[at]?.document === document ? undefined : at;
  }

  build(): Asset {
    return { ...this.#facts, components: this.#components };
  }
}

interface Identified {
  readonly component: Component;
  readonly identity: string;
}

/** Components as one document has them: what it holds once for many assets stays one. */
export class OfDocument {
  readonly #document: number;
  readonly #known = new Map<StatedComponent, Identified>();

  constructor(document: number) {
    this.#document = document;
  }

  component(stated: StatedComponent): Identified {
    const known = this.#known.get(stated);
    if (known !== undefined) return known;
    const made = { component: { ...stated, document: this.#document }, identity: identityOf(stated) };
    this.#known.set(stated, made);
    return made;
  }
}

function differs(one: Stated<string>, other: Stated<string>): boolean {
  return one.value !== 'unknown' && other.value !== 'unknown' && one.value !== other.value;
}

function whichCounts(one: Stated<string>, other: Stated<string>): string {
  return one.own === other.own ? '; the graver one counts' : ' than you; your word counts';
}

/**
 * The operator's own word, else the graver.
 *
 * @param order gravest first; where both are as grave, the first stands
 */
function counting<Value extends string>(
  one: Stated<Value>,
  other: Stated<Value>,
  order: readonly Value[],
): Stated<Value> {
  const isBothStated = one.value !== 'unknown' && other.value !== 'unknown';
  if (isBothStated && one.own !== other.own) return one.own === true ? one : other;
  return order.indexOf(other.value) < order.indexOf(one.value) ? other : one;
}

function union(some: Asset['updates'], others: Asset['updates']): Asset['updates'] {
  if (some === undefined || others === undefined) return some ?? others;
  return [...new Set([...some, ...others])];
}

function identityOf(component: StatedComponent): string {
  if (component.purl !== undefined) return component.purl;
  return [component.vendor ?? '', component.name, component.version ?? '', ...component.cpes].join('\u0000');
}

/** Product and version, where its name is certainly that product's. */
function productOf(component: Component): string | undefined {
  if (component.package !== undefined || component.reported === true || component.version === undefined)
    return undefined;
  const resolution = resolve(component);
  if (resolution?.confidence !== 'certain') return undefined;
  return [resolution.vendor, resolution.product, component.version].join('\u0000');
}

const ranks: Readonly<Record<Component['depth'], number>> = { direct: 2, transitive: 1, unknown: 0 };

/** What either document knows. Needed at run time by one is needed at run time. */
function joined(known: Component, other: StatedComponent): Component {
  return {
    ...known,
    cpes: known.cpes.length === 0 ? other.cpes : known.cpes,
    vendor: known.vendor ?? other.vendor,
    depth: ranks[other.depth] > ranks[known.depth] ? other.depth : known.depth,
    through: [...new Set([...known.through, ...other.through])].slice(0, throughMax),
    scope: other.scope === undefined ? undefined : known.scope,
    statements: [...known.statements, ...other.statements],
    // What one of them tells is told.
    ...(known.untold !== undefined && { untold: known.untold.filter((what) => other.untold?.includes(what) === true) }),
  };
}
