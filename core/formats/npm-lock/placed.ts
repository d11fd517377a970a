import type { ComponentList } from '#core/formats/bases/component-list.ts';
import type { GraphBuilder } from '#core/formats/bases/graph-builder.ts';
import { describeEntry, namesOf } from '#core/formats/npm-lock/entry.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';

const folder = 'node_modules/';

/** Deeper nesting is no real installation; it would make every look-up long. */
const levelsMax = 32;

/** Adds the packages of `packages`, whose keys are the places they lie at; answers what adds their edges to a graph. */
export function addPlaced(packages: JsonRecord, list: ComponentList): (graph: GraphBuilder) => void {
  const entries: (readonly [string, JsonRecord])[] = [];
  for (const [place, entry] of Object.entries(packages)) {
    if (!isRecord(entry)) list.dropped.add('package is no object', place);
    else if (place.split(folder).length > levelsMax + 1) list.dropped.add('package lies too deep', place);
    else {
      entries.push([place, entry]);
      if (isInstalled(place) && entry['link'] !== true) addInstalled(place, entry, list);
    }
  }
  return (graph) => {
    for (const [place, entry] of entries) {
      // The project itself, and the workspaces in it.
      const isOwn = !isInstalled(place);
      const node = graph.node(place);
      if (isOwn) graph.root(place);
      for (const name of wantedBy(entry, isOwn)) {
        const found = resolve(place, name, packages);
        if (found !== undefined && isInstalled(found)) graph.use(node, graph.node(found));
      }
    }
  };
}

function isInstalled(place: string): boolean {
  return place.startsWith(folder) || place.includes(`/${folder}`);
}

function addInstalled(place: string, entry: JsonRecord, list: ComponentList): void {
  const described = describeEntry(place.slice(place.lastIndexOf(folder) + folder.length), entry);
  if (described === undefined) list.dropped.add('package name is none of npm', place);
  else list.add(described, place);
}

function wantedBy(entry: JsonRecord, isOwn: boolean): readonly string[] {
  const fields = ['dependencies', 'optionalDependencies', 'peerDependencies', ...(isOwn ? ['devDependencies'] : [])];
  return fields.flatMap((field) => namesOf(entry[field]));
}

/** Where Node finds a package: in the own folder, else in those above; a link leads to a workspace. */
function resolve(place: string, name: string, packages: JsonRecord): string | undefined {
  let from = place;
  for (let level = 0; level <= levelsMax; level += 1) {
    const candidate = `${from === '' ? '' : `${from}/`}${folder}${name}`;
    if (Object.hasOwn(packages, candidate)) return candidate;
    if (from === '') return undefined;
    const above = from.lastIndexOf(`/${folder}`);
    from = above < 0 ? '' : from.slice(0, above);
  }
  return undefined;
}
