import type { ComponentList, Scope } from '#core/formats/bases/component-list.ts';
import type { GraphBuilder } from '#core/formats/bases/graph-builder.ts';

/** What a kind of relationship says of who brings what in. */
export interface Meaning {
  readonly edge: 'uses' | 'contains';
  /** It is written from the one that is brought in to the one that brings it in. */
  readonly reversed?: true;
  /** What it makes of the one that is brought in. */
  readonly scope?: Scope | undefined;
}

/** A relationship between things, by the document's names for them. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly meaning: Meaning;
}

export function addRelations(relations: readonly Relation[], graph: GraphBuilder, list: ComponentList): void {
  const scopes = new Map<string, Scope>();
  const needed = new Set<string>();
  for (const { from, to, meaning } of relations) {
    const [outer, inner] = meaning.reversed === true ? [to, from] : [from, to];
    if (meaning.edge === 'uses') graph.use(graph.node(outer), graph.node(inner));
    else graph.contain(graph.node(outer), graph.node(inner));
    if (meaning.scope !== undefined) scopes.set(inner, meaning.scope);
    else if (meaning.edge === 'uses') needed.add(inner);
  }
  // What one thing needs for its tests another may need at run time.
  for (const [ref, scope] of scopes) if (!needed.has(ref)) list.limit(ref, scope);
}
