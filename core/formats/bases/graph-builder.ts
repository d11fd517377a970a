// A dependency graph as documents write it, by their own names for things.
import type { ComponentList } from '#core/formats/bases/component-list.ts';
import type { DependencyGraph } from '#core/formats/bases/dependency-graph.ts';

/** Build it after all components are in the list: its first nodes are the components. */
export class GraphBuilder {
  readonly #list: ComponentList;
  readonly #others = new Map<string, number>();
  readonly #uses: (number[] | undefined)[] = [];
  readonly #contains: (number[] | undefined)[] = [];
  readonly #roots: number[] = [];
  #nodes: number;

  constructor(list: ComponentList) {
    this.#list = list;
    this.#nodes = list.size;
  }

  /** The node of a name; names of no component (what the document describes, services, files) are nodes too. */
  node(ref: string): number {
    const known = this.#list.refs.get(ref) ?? this.#others.get(ref);
    if (known !== undefined) return known;
    this.#others.set(ref, this.#nodes);
    this.#nodes += 1;
    return this.#nodes - 1;
  }

  root(ref: string): void {
    this.#roots.push(this.node(ref));
  }

  use(from: number, to: number): void {
    if (from !== to) add(this.#uses, from, to);
  }

  contain(outer: number, inner: number): void {
    if (outer !== inner) add(this.#contains, outer, inner);
  }

  build(): DependencyGraph {
    return { nodes: this.#nodes, roots: this.#roots, uses: this.#uses, contains: this.#contains };
  }
}

function add(edges: (number[] | undefined)[], from: number, to: number): void {
  const targets = edges[from];
  if (targets !== undefined) {
    targets.push(to);
    return;
  }
  // Filled as it grows: a list with holes would be slow.
  while (edges.length <= from) edges.push(undefined);
  edges[from] = [to];
}
