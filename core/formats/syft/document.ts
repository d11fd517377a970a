// Syft's own JSON: artifacts, relationships, the distribution and the thing that was looked at.
import type { InventoryReading, Subject } from '#core/components/inventory-reading.ts';
import { ComponentList, type Described } from '#core/formats/bases/component-list.ts';
import { GraphBuilder } from '#core/formats/bases/graph-builder.ts';
import type { Distro } from '#core/formats/bases/identity.ts';
import { rootList, rootRecord } from '#core/formats/bases/root-field.ts';
import { dayOf } from '#core/kernel/days.ts';
import { isRecord, listOf, recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

export function isSyft(root: JsonRecord): boolean {
  const address = recordOf(root['schema'])?.['url'];
  if (typeof address === 'string' && address.includes('/syft/')) return true;
  return Array.isArray(root['artifacts']) && isRecord(root['source']) && isRecord(root['descriptor']);
}

/** Throws `BadDocument` where a root field is of the wrong kind. */
export function readSyft(root: JsonRecord): InventoryReading {
  const descriptor = rootRecord(root, 'descriptor');
  const source = rootRecord(root, 'source');
  const list = new ComponentList(distroOf(rootRecord(root, 'distro')));
  for (const artifact of rootList(root, 'artifacts')) {
    if (isRecord(artifact)) list.add(describe(artifact), textOf(artifact['id']));
    else list.dropped.add('artifact is no object');
  }
  const graph = new GraphBuilder(list);
  const sourceId = textOf(source['id']);
  if (sourceId !== undefined) graph.root(sourceId);
  for (const relationship of rootList(root, 'artifactRelationships')) addRelationship(relationship, graph, list);
  const version = textOf(rootRecord(root, 'schema')['version']);
  return {
    format: version === undefined ? 'Syft JSON' : `Syft JSON ${version}`,
    createdOn: dayOf(textOf(descriptor['timestamp'])),
    tool: [textOf(descriptor['name']) ?? 'syft', textOf(descriptor['version'])]
      .filter((part) => part !== undefined)
      .join(' '),
    subject: subjectOf(source),
    serial: undefined,
    components: list.finish(graph.build()),
    refs: list.refs,
    overall: [],
    loose: [],
    dropped: list.dropped.list(),
  };
}

function describe(artifact: JsonRecord): Described {
  const purl = textOf(artifact['purl']);
  return {
    name: textOf(artifact['name']),
    version: textOf(artifact['version']),
    purl,
    // Texts in older schemas, objects with their origin in newer ones; guesses where a purl says what it is.
    cpes: listOf(artifact['cpes']).flatMap((value) => textOf(value) ?? textOf(recordOf(value)?.['cpe']) ?? []),
    vendor: undefined,
    scope: undefined,
  };
}

/** Older schemas name the distribution's id `name` and its version `version`. */
function distroOf(distro: JsonRecord): Distro | undefined {
  const id = textOf(distro['id']) ?? textOf(distro['name']);
  const version = textOf(distro['versionID']) ?? textOf(distro['version']);
  return id === undefined || version === undefined ? undefined : { id: id.toLowerCase(), version };
}

/** What was looked at: an image, a folder, a file. */
function subjectOf(source: JsonRecord): Subject | undefined {
  const target = recordOf(source['target']) ?? recordOf(source['metadata']);
  const name =
    textOf(source['name']) ?? textOf(target?.['userInput']) ?? textOf(target?.['path']) ?? textOf(source['target']);
  // A folder that was looked at as `.` has no name.
  if (name === undefined || /^[./]+$/.test(name)) return undefined;
  const version = textOf(source['version']) ?? textOf(target?.['manifestDigest']);
  const kind = source['type'] === 'image' ? 'application' : 'unknown';
  return { name, version, purl: undefined, ref: textOf(source['id']), kind };
}

/** `dependency-of` reads from the one that is needed to the one that needs it. */
function addRelationship(value: unknown, graph: GraphBuilder, list: ComponentList): void {
  const record = recordOf(value);
  const parent = textOf(record?.['parent']);
  const child = textOf(record?.['child']);
  if (parent === undefined || child === undefined) {
    list.dropped.add('relationship is incomplete');
    return;
  }
  if (record?.['type'] === 'dependency-of') graph.use(graph.node(child), graph.node(parent));
  else if (record?.['type'] === 'contains') graph.contain(graph.node(parent), graph.node(child));
}
