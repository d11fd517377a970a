// A CycloneDX bill of materials (ECMA-424) in its JSON shape; the XML form is brought into this shape first.
// For what is read here, 1.2 to 1.7 differ only in the shapes of `tools`, `manufacture(r)` and `author(s)`.
import type { AssetKind } from '#core/components/asset.ts';
import type { InventoryReading, Subject } from '#core/components/inventory-reading.ts';
import { ComponentList } from '#core/formats/bases/component-list.ts';
import { GraphBuilder } from '#core/formats/bases/graph-builder.ts';
import { rootList, rootRecord } from '#core/formats/bases/root-field.ts';
import { addComponents, addSubject, distroOf } from '#core/formats/cyclonedx/components.ts';
import { speakerOf, toolOf } from '#core/formats/cyclonedx/metadata.ts';
import { readVulnerabilities, serialOf } from '#core/formats/cyclonedx/vulnerabilities.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { dayOf } from '#core/kernel/days.ts';
import { listOf, recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

const newestMinor = 7;

/** What kind of asset a thing of this type is. */
const kinds: ReadonlyMap<string, AssetKind> = new Map([
  ['application', 'application'],
  ['container', 'application'],
  ['framework', 'application'],
  ['library', 'application'],
  ['device', 'device'],
  ['firmware', 'device'],
  ['operating-system', 'host'],
]);

export function isCycloneDx(value: JsonRecord): boolean {
  return value['bomFormat'] === 'CycloneDX';
}

/** Throws `BadDocument` where a root field is of the wrong kind, or the version is none that is known. */
export function readBom(bom: JsonRecord, encoding: 'JSON' | 'XML'): InventoryReading {
  const format = `CycloneDX ${versionOf(bom['specVersion'])} ${encoding}`;
  const metadata = rootRecord(bom, 'metadata');
  const components = rootList(bom, 'components');
  const list = new ComponentList(distroOf(components));
  const subject = subjectOf(metadata, list);
  const inSubject = subject === undefined ? [] : addSubject(recordOf(metadata['component']) ?? {}, list);
  const nesting = [...inSubject, ...addComponents(components, list, undefined)];
  for (const service of rootList(bom, 'services')) {
    list.dropped.add('service, not software on an asset', textOf(recordOf(service)?.['name']));
  }
  const graph = new GraphBuilder(list);
  if (subject?.ref !== undefined) graph.root(subject.ref);
  for (const { outer, inner } of nesting) graph.contain(typeof outer === 'string' ? graph.node(outer) : outer, inner);
  addDependencies(rootList(bom, 'dependencies'), graph, list);
  const by = speakerOf(metadata);
  const { overall, loose } = readVulnerabilities(rootList(bom, 'vulnerabilities'), { list, subject, by });
  return {
    format,
    createdOn: dayOf(textOf(metadata['timestamp'])),
    tool: toolOf(metadata['tools']),
    subject,
    serial: serialOf(bom['serialNumber']),
    components: list.finish(graph.build()),
    refs: list.refs,
    overall,
    loose,
    dropped: list.dropped.list(),
  };
}

function versionOf(value: unknown): string {
  const match = typeof value === 'string' ? /^1\.(\d)$/.exec(value) : null;
  if (match === null || Number(match[1]) > newestMinor) {
    const given = typeof value === 'string' ? `version "${value.slice(0, 40)}"` : 'without a version';
    const message = `CycloneDX ${given} is not read; versions 1.0 to 1.${newestMinor} are`;
    throw new BadDocument('document.unknown_version', message, '$.specVersion');
  }
  return match[0];
}

function subjectOf(metadata: JsonRecord, list: ComponentList): Subject | undefined {
  const component = recordOf(metadata['component']);
  const name = textOf(component?.['name']);
  if (component === undefined || name === undefined) {
    if (metadata['component'] !== undefined) list.dropped.add('what the document describes has no name');
    return undefined;
  }
  return {
    name,
    version: textOf(component['version']),
    purl: textOf(component['purl']),
    ref: textOf(component['bom-ref']),
    kind: kinds.get(textOf(component['type']) ?? '') ?? 'unknown',
  };
}

function addDependencies(dependencies: readonly unknown[], graph: GraphBuilder, list: ComponentList): void {
  for (const value of dependencies) {
    const dependency = recordOf(value);
    const ref = textOf(dependency?.['ref']);
    if (dependency === undefined || ref === undefined) {
      list.dropped.add('dependency has no reference');
      continue;
    }
    const from = graph.node(ref);
    for (const target of listOf(dependency['dependsOn'])) {
      const to = textOf(target);
      if (to === undefined) list.dropped.add('dependency on something that is no reference', ref);
      else graph.use(from, graph.node(to));
    }
  }
}
