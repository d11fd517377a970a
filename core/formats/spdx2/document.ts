// SPDX 2.2 and 2.3 (ISO/IEC 5962:2021) in their JSON shape; YAML has the same shape, tag-value is brought into it.
import type { InventoryReading, Subject } from '#core/components/inventory-reading.ts';
import { canBeLookedUp, ComponentList, type Described } from '#core/formats/bases/component-list.ts';
import { GraphBuilder } from '#core/formats/bases/graph-builder.ts';
import { addRelations } from '#core/formats/bases/relation.ts';
import { rootList, rootRecord } from '#core/formats/bases/root-field.ts';
import { describePackage } from '#core/formats/spdx2/package.ts';
import { describedRefs, relationsOf } from '#core/formats/spdx2/relationships.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { dayOf } from '#core/kernel/days.ts';
import { recordOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

export type Encoding = 'JSON' | 'YAML' | 'tag-value';

export function isSpdx2(root: JsonRecord): boolean {
  return typeof root['spdxVersion'] === 'string' || isWrapped(root);
}

/** GitHub's export wraps the document once. */
function isWrapped(root: JsonRecord): boolean {
  return typeof recordOf(root['sbom'])?.['spdxVersion'] === 'string';
}

/** Throws `BadDocument` where a root field is of the wrong kind, or the version is none that is known. */
export function readSpdx2(given: JsonRecord, encoding: Encoding): InventoryReading {
  const root = isWrapped(given) ? rootRecord(given, 'sbom') : given;
  const format = `SPDX ${versionOf(root['spdxVersion'])} ${encoding}`;
  const creation = rootRecord(root, 'creationInfo');
  const packages = rootList(root, 'packages');
  const relationships = rootList(root, 'relationships');
  const list = new ComponentList();
  const described = describedRefs(rootList(root, 'documentDescribes'), relationships);
  const read = addPackages(packages, list, described);
  const graph = new GraphBuilder(list);
  for (const ref of described) graph.root(ref);
  addRelations(relationsOf(relationships, list.dropped), graph, list);
  return {
    format,
    createdOn: dayOf(textOf(creation['created'])),
    tool: toolOf(creation['creators']),
    subject: subjectOf(root, described, read),
    serial: textOf(root['documentNamespace']),
    components: list.finish(graph.build()),
    refs: list.refs,
    overall: [],
    loose: [],
    dropped: list.dropped.list(),
  };
}

function versionOf(value: unknown): string {
  const match = typeof value === 'string' ? /^SPDX-(2\.[0-3])$/.exec(value) : null;
  if (match?.[1] !== undefined) return match[1];
  const given = typeof value === 'string' ? `"${value.slice(0, 40)}"` : 'without a version';
  throw new BadDocument(
    'document.unknown_version',
    `SPDX ${given} is not read; 2.0 to 2.3 and 3.0 are`,
    '$.spdxVersion',
  );
}

interface ReadPackage {
  readonly described: Described;
  readonly ref: string | undefined;
}

function addPackages(
  values: readonly unknown[],
  list: ComponentList,
  described: ReadonlySet<string>,
): readonly ReadPackage[] {
  const read = values.flatMap((value): readonly ReadPackage[] => {
    const record = recordOf(value);
    if (record === undefined) {
      list.dropped.add('package is no object');
      return [];
    }
    return [{ described: describePackage(record, list.dropped), ref: textOf(record['SPDXID']) }];
  });
  const onlyDescribed = read.every(({ ref }) => ref !== undefined && described.has(ref));
  for (const { described: one, ref } of read) {
    // The whole that the document describes is a component where something can be looked up for it, or it has no parts.
    const isWhole = ref !== undefined && described.has(ref) && !onlyDescribed;
    if (isWhole && !canBeLookedUp(one)) continue;
    list.add(one, ref);
  }
  return read;
}

/** The one package that is described; else the document's own name stands for what it describes. */
function subjectOf(
  root: JsonRecord,
  described: ReadonlySet<string>,
  packages: readonly ReadPackage[],
): Subject | undefined {
  const whole = described.size === 1 ? packages.find(({ ref }) => ref !== undefined && described.has(ref)) : undefined;
  const name = whole?.described.name ?? textOf(root['name']);
  if (name === undefined) return undefined;
  return {
    name,
    version: whole?.described.version,
    purl: whole?.described.purl,
    ref: whole?.ref ?? textOf(root['SPDXID']),
    kind: 'unknown',
  };
}

/** `Tool: syft-1.2.0`; the last one that is named. */
function toolOf(creators: unknown): string | undefined {
  const tools = textsOf(creators).filter((creator) => creator.startsWith('Tool:'));
  return tools.at(-1)?.slice('Tool:'.length).trim();
}
