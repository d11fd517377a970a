// What every inventory format does with the components it reads: identity from the purl, duplicates joined, limits.
import type { Component, ComponentStatement } from '#core/components/component.ts';
import * as cpe from '#core/components/cpe.ts';
import { componentsMax, type StatedComponent } from '#core/components/inventory-reading.ts';
import { identify, type Distro, type Identity } from '#core/formats/bases/identity.ts';
import { placesOf, type DependencyGraph } from '#core/formats/bases/dependency-graph.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally } from '#core/kernel/tally.ts';

/** Why something may not be needed at run time. */
export type Scope = NonNullable<Component['scope']>;

/** A component as a format reads it, before anything is made of its purl. */
export interface Described {
  readonly name: string | undefined;
  /** The name's prefix, where the document keeps it apart: npm's scope, Go's path, Composer's vendor. */
  readonly group?: string | undefined;
  readonly version: string | undefined;
  /** As the document wrote it. */
  readonly purl: string | undefined;
  /** CPE 2.2 URIs or 2.3 strings, as the document wrote them. */
  readonly cpes: readonly string[];
  readonly vendor: string | undefined;
  /** Why it may not be needed at run time, where the document says so. */
  readonly scope: Component['scope'];
}

interface Draft {
  name: string;
  version: string | undefined;
  purl: string | undefined;
  package: Component['package'];
  qualifiers: Component['qualifiers'];
  cpes: readonly string[];
  vendor: string | undefined;
  depth: Component['depth'];
  through: readonly string[];
  readonly statements: ComponentStatement[];
  scope: Component['scope'];
}

/** Whether there is any name to look it up under. */
export function canBeLookedUp({ purl, cpes, vendor, version }: Described): boolean {
  return purl !== undefined || cpes.length > 0 || (vendor !== undefined && version !== undefined);
}

/** Longer names, versions and vendors are hostile: nobody could read them. */
const textCharactersMax = 1000;
const cpesMax = 50;

/** Collects a document's components; each is known by its index in the list that `finish` returns. */
export class ComponentList {
  readonly dropped = new Tally();
  readonly #drafts: Draft[] = [];
  readonly #byIdentity = new Map<string, number>();
  readonly #refs = new Map<string, number>();
  readonly #distro: Distro | undefined;
  #met = 0;

  constructor(distro?: Distro) {
    this.#distro = distro;
  }

  get size(): number {
    return this.#drafts.length;
  }

  /** The document's own names for its components. */
  get refs(): ReadonlyMap<string, number> {
    return this.#refs;
  }

  /** The component's index; `undefined` where it was dropped, which is counted. `ref` is the document's name for it. */
  add(described: Described, ref?: string): number | undefined {
    this.#met += 1;
    if (this.#met > componentsMax) {
      throw new BadDocument('document.too_many_components', `more than ${componentsMax} components`);
    }
    const draft = this.#draft(described);
    if (draft === undefined) return undefined;
    const index = this.#place(draft);
    if (ref !== undefined) this.#name(ref, index);
    return index;
  }

  versionOf(index: number): string | undefined {
    return this.#drafts[index]?.version;
  }

  /** The named component is needed for this only. */
  limit(ref: string, scope: Scope): void {
    const draft = this.#drafts[this.#refs.get(ref) ?? -1];
    if (draft !== undefined) draft.scope = scope;
  }

  state(index: number, statement: ComponentStatement): void {
    const draft = this.#drafts[index];
    if (draft !== undefined) draft.statements.push(statement);
  }

  /** The components, placed by the graph, whose nodes up to `size` are the components. */
  finish(graph: DependencyGraph): readonly StatedComponent[] {
    if (graph.uses.length === 0 && graph.contains.length === 0) return this.#drafts;
    const places = placesOf(graph);
    const labels: (string | undefined)[] = [];
    const label = (node: number): string | undefined => {
      const draft = this.#drafts[node];
      if (draft === undefined) return undefined;
      labels[node] ??= draft.version === undefined ? draft.name : `${draft.name} ${draft.version}`;
      return labels[node];
    };
    for (let index = 0; index < this.#drafts.length; index += 1) {
      const draft = this.#drafts[index];
      const place = places[index];
      if (draft === undefined || place === undefined || place.depth === 'unknown') continue;
      draft.depth = place.depth;
      if (place.through.length > 0) draft.through = place.through.map(label).filter((one) => one !== undefined);
    }
    return this.#drafts;
  }

  #name(ref: string, index: number): void {
    if (this.#refs.has(ref)) this.dropped.add('reference names two components; the first one is meant', ref);
    else this.#refs.set(ref, index);
  }

  /** Adds the draft, or joins it with the one of the same identity. */
  #place(draft: Draft): number {
    const identity = draft.purl ?? [draft.vendor, draft.name, draft.version, ...draft.cpes].join('\u0000');
    const known = this.#byIdentity.get(identity);
    const first = known === undefined ? undefined : this.#drafts[known];
    if (known === undefined || first === undefined) {
      this.#byIdentity.set(identity, this.#drafts.length);
      return this.#drafts.push(draft) - 1;
    }
    this.dropped.add('component listed again', draft.purl ?? draft.name);
    first.cpes = first.cpes.length === 0 ? draft.cpes : first.cpes;
    first.vendor ??= draft.vendor;
    // Needed at run time once is needed at run time.
    if (draft.scope === undefined) first.scope = undefined;
    return known;
  }

  #draft(described: Described): Draft | undefined {
    const stated = this.#short('version', described.version);
    const identity = this.#identify(described, stated);
    const name = this.#short('name', described.name) ?? identity?.name;
    if (name === undefined) {
      this.dropped.add('component has neither a name nor a purl', described.cpes[0] ?? stated ?? '');
      return undefined;
    }
    const version = identity === undefined ? stated : identity.version;
    if (version === undefined) this.dropped.add('version is missing; the component is kept', name);
    const what = identity ?? { purl: undefined, package: undefined, qualifiers: {} };
    return {
      name: identity === undefined ? name : shownName(name, described.group, identity.purl),
      version,
      purl: what.purl,
      package: what.package,
      qualifiers: what.qualifiers,
      cpes: this.#cpesOf(described.cpes),
      vendor: this.#short('vendor', described.vendor),
      depth: 'unknown',
      through: [],
      statements: [],
      scope: described.scope,
    };
  }

  #identify(described: Described, version: string | undefined): Identity | undefined {
    if (described.purl === undefined) {
      if (described.cpes.length === 0)
        this.dropped.add('purl and CPE are missing; the component is kept', described.name);
      return undefined;
    }
    const identity = identify(described.purl, version, this.#distro);
    if (identity === undefined) this.dropped.add('purl is malformed; the component is kept without it', described.purl);
    return identity;
  }

  #short(what: string, text: string | undefined): string | undefined {
    if (text === undefined || text.length <= textCharactersMax) return text;
    this.dropped.add(`${what} is longer than ${textCharactersMax} characters`, text);
    return undefined;
  }

  #cpesOf(texts: readonly string[]): readonly string[] {
    if (texts.length === 0) return texts;
    const cpes = new Set<string>();
    for (const text of texts) {
      const formatted = text.length <= textCharactersMax ? cpe.normalise(text) : undefined;
      if (formatted === undefined) this.dropped.add('CPE is malformed', text);
      else if (cpes.size < cpesMax) cpes.add(formatted);
      else this.dropped.add(`more than ${cpesMax} CPEs for one component`, text);
    }
    return [...cpes];
  }
}

/** What people call it: with its group, but for Maven, where the group is a domain turned round. */
function shownName(name: string, group: string | undefined, purl: string): string {
  if (group === undefined || name.startsWith(group) || purl.startsWith('pkg:maven/')) return name;
  return `${group}/${name}`;
}
