import type { ComponentList } from '#core/formats/bases/component-list.ts';
import type { GraphBuilder } from '#core/formats/bases/graph-builder.ts';
import { describeEntry, namesOf } from '#core/formats/npm-lock/entry.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';

/** Deeper nesting is no real installation; it would make every look-up long. */
const levelsMax = 32;

/** A level of `dependencies`, with the levels around it. */
interface Level {
  readonly place: string;
  readonly packages: JsonRecord;
  readonly outer: Level | undefined;
  readonly depth: number;
}

interface Entry {
  readonly place: string;
  readonly requires: readonly string[];
  readonly level: Level;
}

/**
 * Adds the packages of lockfileVersion 1, which does not say what the project itself asks for; answers what adds their
 * edges to a graph.
 */
export function addNested(packages: JsonRecord, list: ComponentList): (graph: GraphBuilder) => void {
  const entries: Entry[] = [];
  const levels: Level[] = [{ place: '', packages, outer: undefined, depth: 1 }];
  for (const level of levels) {
    for (const [name, entry] of Object.entries(level.packages)) {
      const described = isRecord(entry) ? describeEntry(name, entry) : undefined;
      if (!isRecord(entry) || described === undefined) {
        list.dropped.add('package is no object, or has a name that is none of npm', name);
        continue;
      }
      const place = placeIn(level, name);
      list.add(described, place);
      const inner = entry['dependencies'];
      let own = level;
      if (isRecord(inner) && level.depth < levelsMax) {
        own = { place: `${place}/`, packages: inner, outer: level, depth: level.depth + 1 };
        levels.push(own);
      } else if (inner !== undefined) list.dropped.add('nested packages are no object, or lie too deep', place);
      entries.push({ place, requires: namesOf(entry['requires']), level: own });
    }
  }
  return (graph) => {
    for (const { place, requires, level } of entries) {
      const node = graph.node(place);
      for (const name of requires) {
        const found = resolve(level, name);
        if (found !== undefined) graph.use(node, graph.node(found));
      }
    }
  };
}

function placeIn(level: Level, name: string): string {
  return `${level.place}node_modules/${name}`;
}

function resolve(from: Level, name: string): string | undefined {
  for (let level: Level | undefined = from; level !== undefined; level = level.outer) {
    if (Object.hasOwn(level.packages, name)) return placeIn(level, name);
  }
  return undefined;
}
