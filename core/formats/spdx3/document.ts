// SPDX 3.0 as JSON-LD with the standard's own context, so that its short names can be read without a JSON-LD processor.
import type { InventoryReading, Subject } from '#core/components/inventory-reading.ts';
import { canBeLookedUp, ComponentList } from '#core/formats/bases/component-list.ts';
import { GraphBuilder } from '#core/formats/bases/graph-builder.ts';
import { addRelations } from '#core/formats/bases/relation.ts';
import { rootList } from '#core/formats/bases/root-field.ts';
import { describePackage, isPackage } from '#core/formats/spdx3/package.ts';
import { relationsOf } from '#core/formats/spdx3/relationships.ts';
import { addStatements } from '#core/formats/spdx3/statements.ts';
import { idOf, refsOf, typeOf } from '#core/formats/spdx3/element.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { dayOf } from '#core/kernel/days.ts';
import { isRecord, textOf, type JsonRecord } from '#core/kernel/json.ts';

const context = /^https:\/\/spdx\.org\/rdf\/(v?3[0-9.]{0,20})\//;

export function isSpdx3(root: JsonRecord): boolean {
  return contextVersion(root) !== undefined && root['@graph'] !== undefined;
}

function contextVersion(root: JsonRecord): string | undefined {
  const value = root['@context'];
  for (const one of Array.isArray(value) ? value : [value]) {
    const match = typeof one === 'string' ? context.exec(one) : null;
    if (match?.[1] !== undefined) return match[1].replace('v', '');
  }
  return undefined;
}

/** Throws `BadDocument` where the graph is no list, or the version is none that is known. */
export function readSpdx3(root: JsonRecord): InventoryReading {
  const version = contextVersion(root) ?? '';
  if (!/^3(\.0(\.\d)?)?$/.test(version)) {
    throw new BadDocument(
      'document.unknown_version',
      `SPDX ${version} is not read; 2.0 to 2.3 and 3.0 are`,
      '$.@context',
    );
  }
  const list = new ComponentList();
  const elements = new Map<string, JsonRecord>();
  for (const value of rootList(root, '@graph')) {
    const id = isRecord(value) ? idOf(value) : undefined;
    if (!isRecord(value) || id === undefined) list.dropped.add('element has no id');
    else if (elements.has(id)) list.dropped.add('id names two elements; the first one is meant', id);
    else elements.set(id, value);
  }
  const roots = rootsOf(elements);
  const subject = addPackages(elements, roots, list);
  const graph = new GraphBuilder(list);
  for (const ref of roots) graph.root(ref);
  addRelations(relationsOf([...elements.values()], list.dropped), graph, list);
  addStatements(elements, list);
  const creation = find(elements, 'CreationInfo');
  return {
    format: `SPDX ${version} JSON`,
    createdOn: dayOf(textOf(creation?.['created'])),
    tool: toolOf(creation, elements),
    subject: subject ?? documentSubject(elements),
    serial: undefined,
    components: list.finish(graph.build()),
    refs: list.refs,
    overall: [],
    loose: [],
    dropped: list.dropped.list(),
  };
}

/** What the document is about: its root elements, through the bills of materials among them. */
function rootsOf(elements: ReadonlyMap<string, JsonRecord>): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const element of elements.values()) {
    const type = typeOf(element);
    if (type === 'SpdxDocument' || type === 'software_Sbom' || type === 'Bom') {
      for (const ref of refsOf(element['rootElement'])) roots.add(ref);
    } else if (element['relationshipType'] === 'describes') {
      for (const ref of refsOf(element['to'])) roots.add(ref);
    }
  }
  return roots;
}

/** Adds all packages; answers the one that the document is about, where there is one. */
function addPackages(
  elements: ReadonlyMap<string, JsonRecord>,
  roots: ReadonlySet<string>,
  list: ComponentList,
): Subject | undefined {
  const packages = [...elements].filter(([, element]) => isPackage(element));
  const wholes = packages.filter(([id]) => roots.has(id));
  for (const [id, element] of packages) {
    const described = describePackage(element, elements);
    // The whole that the document is about is a component where something can be looked up for it, or it has no parts.
    const isWhole = roots.has(id) && wholes.length < packages.length;
    if (isWhole && !canBeLookedUp(described)) continue;
    if (typeOf(element) === 'dataset_DatasetPackage' && described.purl === undefined) {
      list.dropped.add('data, not software', described.name);
    } else list.add(described, id);
  }
  const [whole] = wholes;
  if (whole === undefined || wholes.length > 1) return undefined;
  const [ref, element] = whole;
  const { name, version, purl } = describePackage(element, elements);
  return name === undefined ? undefined : { name, version, purl, ref, kind: 'unknown' };
}

function documentSubject(elements: ReadonlyMap<string, JsonRecord>): Subject | undefined {
  const element = find(elements, 'SpdxDocument');
  const name = textOf(element?.['name']);
  if (element === undefined || name === undefined) return undefined;
  return { name, version: undefined, purl: undefined, ref: idOf(element), kind: 'unknown' };
}

function toolOf(creation: JsonRecord | undefined, elements: ReadonlyMap<string, JsonRecord>): string | undefined {
  const names = refsOf(creation?.['createdUsing']).map((ref) => textOf(elements.get(ref)?.['name']));
  return names.findLast((name) => name !== undefined);
}

function find(elements: ReadonlyMap<string, JsonRecord>, type: string): JsonRecord | undefined {
  for (const element of elements.values()) if (typeOf(element) === type) return element;
  return undefined;
}
