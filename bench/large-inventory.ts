// Makes an SBOM of ten thousand components from a real one, its packages renamed as in the copies of the large feed.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { renamed } from '#bench/large-feed.ts';

type Json = Record<string, unknown>;

/** A real SBOM of a thousand npm packages, in the shared folder. */
export const realSbom = 'data/sbom/bom-examples/SBOM__juice-shop__via_npm__bare__bom.1.4.json.gz';

/** What is kept of a component where the SBOM is to be slim: what the smallest tools write. */
const slimMembers = new Set(['type', 'name', 'group', 'version', 'bom-ref', 'purl']);

export interface Wanted {
  readonly components: number;
  /** Whether licences, hashes, texts and links are left out. */
  readonly slim: boolean;
}

/** Writes as many components as asked for; answers how many the real one has. */
export function makeInventory(source: string, path: string, { components, slim }: Wanted): number {
  const bom = JSON.parse(gunzipSync(readFileSync(source)).toString('utf8')) as Json;
  // The same package in several places of a tree is one component.
  const flat = [...new Map(flattened(bom['components'] as readonly Json[]).map((one) => [one['purl'], one])).values()];
  const made: Json[] = [];
  for (let copy = 0; made.length < components; copy += 1) {
    for (const component of flat) {
      if (made.length < components) made.push(copyOf(slim ? slimOf(component) : component, copy, made.length));
    }
  }
  writeFileSync(path, JSON.stringify({ ...bom, components: made, dependencies: dependenciesOf(made) }));
  return flat.length;
}

function flattened(components: readonly Json[]): readonly Json[] {
  return components.flatMap(({ components: nested, ...component }) => [
    component,
    ...(Array.isArray(nested) ? flattened(nested as readonly Json[]) : []),
  ]);
}

function slimOf(component: Json): Json {
  return Object.fromEntries(Object.entries(component).filter(([name]) => slimMembers.has(name)));
}

function copyOf(component: Json, copy: number, index: number): Json {
  const purl = component['purl'];
  return {
    ...component,
    name: renamed(String(component['name']), copy),
    'bom-ref': `component-${index}`,
    ...(typeof purl === 'string' ? { purl: purlOf(purl, copy) } : {}),
  };
}

/** The name ends where the version or the qualifiers begin. */
function purlOf(purl: string, copy: number): string {
  const [, name = purl, rest = ''] = /^([^@?#]*)([@?#].*)?$/.exec(purl) ?? [];
  return renamed(name, copy) + rest;
}

/** A tree of four branches at each component, so that depth and paths are worked out as for a real graph. */
function dependenciesOf(components: readonly Json[]): readonly Json[] {
  return components.map((component, index) => ({
    ref: component['bom-ref'],
    dependsOn: [1, 2, 3, 4].flatMap((branch) => components[4 * index + branch]?.['bom-ref'] ?? []),
  }));
}
