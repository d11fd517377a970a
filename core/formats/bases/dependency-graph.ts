// Which components are direct, and through which direct ones the others come in: linear in nodes and edges.

/** How a component came in. `through` holds nodes that are direct, nearest first, at most {@link throughMax}. */
export interface Place {
  readonly depth: 'direct' | 'transitive' | 'unknown';
  readonly through: readonly number[];
}

export const throughMax = 5;

/** An edge list by node: who is used by, or contained in, each node. */
export type Edges = ReadonlyMap<number, readonly number[]>;

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
  readonly through: number[];
}

/**
 * Each node's place. Cycles are safe: a node takes in at most {@link throughMax} direct ones, so that each edge is
 * walked at most that often.
 */
export function placesOf(graph: DependencyGraph): readonly Place[] {
  const places: Draft[] = Array.from({ length: graph.nodes }, () => ({ depth: 'unknown', through: [] }));
  const roots = new Set(graph.roots);
  const tops = directOf(graph, roots);
  const stated = roots.size > 0;
  // Without a root nobody can tell whether the tops of the graph were chosen or came along, but what they use came along.
  if (stated) for (const node of tops) setDepth(places, node, 'direct');
  spread(graph.uses, places, tops, roots);
  inheritFromContainers(graph.contains, places, roots);
  return places;
}

function directOf(graph: DependencyGraph, roots: ReadonlySet<number>): readonly number[] {
  const used = new Set<number>();
  for (const [from, targets] of graph.uses) {
    if (roots.has(from)) continue;
    for (const to of targets) if (to !== from) used.add(to);
  }
  if (roots.size === 0) return [...graph.uses.keys()].filter((node) => !used.has(node));
  const direct = new Set<number>();
  for (const root of roots) for (const node of graph.uses.get(root) ?? []) if (!roots.has(node)) direct.add(node);
  if (direct.size > 0) return [...direct];
  // Some tools only say that the root contains everything, and who uses whom among what it contains.
  for (const root of roots) {
    for (const node of graph.contains.get(root) ?? []) if (!roots.has(node) && !used.has(node)) direct.add(node);
  }
  return [...direct];
}

function spread(uses: Edges, places: readonly Draft[], tops: readonly number[], roots: ReadonlySet<number>): void {
  const top = new Set(tops);
  const nodes: number[] = [...tops];
  const vias: number[] = [...tops];
  for (let at = 0; at < nodes.length; at += 1) {
    const via = vias[at] ?? 0;
    for (const node of uses.get(nodes[at] ?? 0) ?? []) {
      if (top.has(node) || roots.has(node)) continue;
      const place = places[node];
      if (place === undefined || place.through.length >= throughMax || place.through.includes(via)) continue;
      place.depth = 'transitive';
      place.through.push(via);
      nodes.push(node);
      vias.push(via);
    }
  }
}

/** What is nested in a component came with it. */
function inheritFromContainers(contains: Edges, places: readonly Draft[], roots: ReadonlySet<number>): void {
  const waiting = [...contains.keys()].filter((node) => !roots.has(node));
  const contained = new Set(waiting.flatMap((node) => contains.get(node) ?? []));
  // From the outermost containers inwards, so that a container's own place is known first.
  const queue = waiting.filter((node) => !contained.has(node));
  const seen = new Set(queue);
  for (let at = 0; at < queue.length; at += 1) {
    const container = queue[at] ?? 0;
    const outer = places[container];
    for (const node of contains.get(container) ?? []) {
      if (seen.has(node) || roots.has(node)) continue;
      seen.add(node);
      queue.push(node);
      const place = places[node];
      if (place === undefined || place.depth !== 'unknown') continue;
      place.depth = 'transitive';
      place.through.push(...(outer === undefined || outer.through.length === 0 ? [container] : outer.through));
    }
  }
}

function setDepth(places: readonly Draft[], node: number, depth: Place['depth']): void {
  const place = places[node];
  if (place !== undefined) place.depth = depth;
}
