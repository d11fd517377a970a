// Which components are direct, and through which direct ones the others come in: linear in nodes and edges.

/** How a component came in. `through` holds nodes that are direct, nearest first, at most {@link throughMax}. */
export interface Place {
  readonly depth: 'direct' | 'transitive' | 'unknown';
  readonly through: readonly number[];
}

export const throughMax = 5;

/** By node: the nodes that it uses, or contains. */
export type Edges = readonly (readonly number[] | undefined)[];

/** Nodes are numbers from 0, without gaps. */
export interface DependencyGraph {
  readonly nodes: number;
  /** The nodes of what the document describes; empty where it does not say. */
  readonly roots: readonly number[];
  readonly uses: Edges;
  /** Nesting: says who brought a node in only where `uses` says nothing. */
  readonly contains: Edges;
}

interface Draft {
  depth: Place['depth'];
  through: number[];
}

/** One bit of knowledge about each node. */
type Flags = Uint8Array;

/**
 * Each node's place. Cycles are safe: a node takes in at most {@link throughMax} direct ones, so that each edge is
 * walked at most that often.
 */
export function placesOf(graph: DependencyGraph): readonly Place[] {
  const places: Draft[] = [];
  for (let node = 0; node < graph.nodes; node += 1) places.push({ depth: 'unknown', through: nobody });
  const roots = new Uint8Array(graph.nodes);
  for (const root of graph.roots) roots[root] = 1;
  const tops = topsOf(graph, roots);
  spread(graph.uses, places, tops, roots);
  // Without a root nobody can tell whether the tops of the graph were chosen or came along, but what they use came along.
  if (graph.roots.length > 0) for (const node of tops) setDirect(places[node]);
  inheritFromContainers(graph.contains, places, roots);
  return places;
}

/** Shared by all that have none: most documents have thousands. */
const nobody: number[] = [];

function setDirect(place: Draft | undefined): void {
  if (place !== undefined) place.depth = 'direct';
}

/** The nodes that the roots chose; without roots, the nodes that nobody uses. */
function topsOf({ nodes, roots, uses, contains }: DependencyGraph, isRoot: Flags): readonly number[] {
  if (roots.length === 0) {
    const used = targetsOf(uses, nodes, isRoot);
    return [...uses.keys()].filter((node) => uses[node] !== undefined && used[node] === 0);
  }
  const direct = chosenBy(roots, uses, isRoot);
  if (direct.length > 0) return direct;
  // Some tools only say that the root contains everything, and who uses whom among what it contains.
  const used = targetsOf(uses, nodes, isRoot);
  return chosenBy(roots, contains, isRoot).filter((node) => used[node] === 0);
}

function chosenBy(roots: readonly number[], edges: Edges, isRoot: Flags): readonly number[] {
  const chosen = new Set<number>();
  for (const root of roots) for (const node of edges[root] ?? []) if (isRoot[node] === 0) chosen.add(node);
  return [...chosen];
}

/** The nodes to which edges lead from nodes that are no roots. */
function targetsOf(edges: Edges, nodes: number, isRoot: Flags): Flags {
  const flags = new Uint8Array(nodes);
  for (let node = 0; node < edges.length; node += 1) {
    const targets = edges[node];
    if (targets !== undefined && isRoot[node] === 0) for (const target of targets) flags[target] = 1;
  }
  return flags;
}

function spread(uses: Edges, places: readonly Draft[], tops: readonly number[], isRoot: Flags): void {
  const isSettled = isRoot.slice();
  for (const node of tops) isSettled[node] = 1;
  const nodes: number[] = [...tops];
  const vias: number[] = [...tops];
  for (let at = 0; at < nodes.length; at += 1) {
    const via = vias[at] ?? 0;
    for (const node of uses[nodes[at] ?? 0] ?? []) {
      const place = places[node];
      if (place === undefined || isSettled[node] === 1 || !takeIn(place, via)) continue;
      nodes.push(node);
      vias.push(via);
    }
  }
}

/** Whether the node did not yet know that it comes through this one. */
function takeIn(place: Draft, via: number): boolean {
  if (place.through === nobody) {
    place.depth = 'transitive';
    place.through = [via];
    return true;
  }
  if (place.through.length >= throughMax || place.through.includes(via)) return false;
  place.through.push(via);
  return true;
}

/** What is nested in a component came with it. */
function inheritFromContainers(contains: Edges, places: readonly Draft[], isRoot: Flags): void {
  if (contains.length === 0) return;
  // From the outermost containers inwards, so that a container's own place is known first.
  const queue = outermostOf(contains, places.length, isRoot);
  const isSeen = isRoot.slice();
  for (const node of queue) isSeen[node] = 1;
  for (let at = 0; at < queue.length; at += 1) {
    const container = queue[at] ?? 0;
    for (const node of contains[container] ?? []) {
      if (isSeen[node] === 1) continue;
      isSeen[node] = 1;
      queue.push(node);
      comeWith(container, places[container], places[node]);
    }
  }
}

/** The part came through whatever its container came through; else with the container itself. */
function comeWith(container: number, outer: Draft | undefined, part: Draft | undefined): void {
  if (part === undefined || part.depth !== 'unknown') return;
  part.depth = 'transitive';
  part.through = outer === undefined || outer.through.length === 0 ? [container] : [...outer.through];
}

function outermostOf(contains: Edges, nodes: number, isRoot: Flags): number[] {
  const contained = targetsOf(contains, nodes, isRoot);
  const outermost: number[] = [];
  for (let node = 0; node < contains.length; node += 1) {
    if (contains[node] !== undefined && isRoot[node] === 0 && contained[node] === 0) outermost.push(node);
  }
  return outermost;
}
