import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesOf, throughMax, type Edges } from '#core/formats/bases/dependency-graph.ts';

interface Case {
  readonly title: string;
  readonly nodes: number;
  readonly roots?: readonly number[];
  readonly uses?: Edges;
  readonly contains?: Edges;
  /** By node: `d` direct, `?` unknown, else the direct ones that it comes through. */
  readonly places: readonly string[];
}

const none = undefined;

const cases: readonly Case[] = [
  { title: 'no edges say nothing', nodes: 2, places: ['?', '?'] },
  { title: 'what a root uses is direct', nodes: 3, roots: [2], uses: [none, none, [0]], places: ['d', '?', '?'] },
  {
    title: 'what a direct one uses comes through it',
    nodes: 4,
    roots: [3],
    uses: [[1], [2], none, [0]],
    places: ['d', '0', '0', '?'],
  },
  {
    title: 'a direct one stays direct though others use it',
    nodes: 3,
    roots: [2],
    uses: [[1], none, [0, 1]],
    places: ['d', 'd', '?'],
  },
  {
    title: 'all direct ones that bring it in are told, nearest first',
    nodes: 5,
    roots: [4],
    uses: [[2], [3], [3], none, [0, 1]],
    places: ['d', 'd', '0', '1 0', '?'],
  },
  { title: 'a cycle ends', nodes: 4, roots: [3], uses: [[1], [2], [0, 1], [0]], places: ['d', '0', '0', '?'] },
  {
    title: 'a root that is used by its parts stays the root',
    nodes: 3,
    roots: [2],
    uses: [[2], none, [0]],
    places: ['d', '?', '?'],
  },
  {
    title: 'without a root the tops are unknown, and what they use came along',
    nodes: 3,
    uses: [[1], [2]],
    places: ['?', '0', '0'],
  },
  { title: 'a graph that is one cycle has no tops', nodes: 2, uses: [[1], [0]], places: ['?', '?'] },
  {
    title: 'a root that only contains chose what nobody else uses',
    nodes: 4,
    roots: [3],
    uses: [[1]],
    contains: [none, none, none, [0, 1, 2]],
    places: ['d', '0', 'd', '?'],
  },
  {
    title: 'what is nested came with its container',
    nodes: 4,
    roots: [3],
    uses: [none, none, none, [0]],
    contains: [[1], [2]],
    places: ['d', '0', '0', '?'],
  },
  {
    title: 'use is stronger than nesting',
    nodes: 4,
    roots: [3],
    uses: [none, [2], none, [0, 1]],
    contains: [[2]],
    places: ['d', 'd', '1', '?'],
  },
  { title: 'nesting in an unknown one is known at least', nodes: 2, contains: [[1]], places: ['?', '0'] },
  { title: 'nesting in a circle ends', nodes: 2, contains: [[1], [0]], places: ['?', '?'] },
];

test.for(cases)('$title', ({ nodes, roots = [], uses = [], contains = [], places }) => {
  const told = placesOf({ nodes, roots, uses, contains }).map(({ depth, through }) =>
    depth === 'direct' ? 'd' : depth === 'unknown' ? '?' : through.join(' '),
  );
  expect(told).toEqual(places);
});

describe('any graph', () => {
  const graphs = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
    const edges = fc.array(
      fc.option(fc.array(fc.integer({ min: 0, max: nodes - 1 }), { maxLength: 5 }), { nil: undefined }),
      { maxLength: nodes },
    );
    return fc.record({
      nodes: fc.constant(nodes),
      roots: fc.array(fc.integer({ min: 0, max: nodes - 1 }), { maxLength: 2 }),
      uses: edges,
      contains: edges,
    });
  });

  test('comes through no more direct ones than are told, each once', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        for (const { depth, through } of placesOf(graph)) {
          expect(through.length).toBeLessThanOrEqual(throughMax);
          expect(new Set(through).size).toBe(through.length);
          expect(depth === 'transitive').toBe(through.length > 0);
        }
      }),
    );
  });

  test('reaches exactly what can be reached from the roots by use', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, roots, uses }) => {
        const places = placesOf({ nodes, roots, uses, contains: [] });
        const reached = new Set(roots);
        for (const node of reached) for (const next of uses[node] ?? []) reached.add(next);
        if (roots.length === 0) return;
        for (let node = 0; node < nodes; node += 1) {
          const isPlaced = places[node]?.depth !== 'unknown';
          expect(isPlaced).toBe(reached.has(node) && !roots.includes(node));
        }
      }),
    );
  });

  test('a chain of a hundred thousand is walked', () => {
    const nodes = 100_000;
    const uses = Array.from({ length: nodes - 1 }, (_, node) => [node + 1]);
    const places = placesOf({ nodes, roots: [0], uses, contains: [] });
    expect(places.at(-1)).toEqual({ depth: 'transitive', through: [1] });
  });
});
