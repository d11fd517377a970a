// npm's package-lock.json and npm-shrinkwrap.json, lockfileVersion 1 to 3. Versions 2 and 3 list packages by where they
// lie; version 1 nests them. Packages needed for development only are kept, and marked.
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { ComponentList } from '#core/formats/bases/component-list.ts';
import { GraphBuilder } from '#core/formats/bases/graph-builder.ts';
import { addNested } from '#core/formats/npm-lock/nested.ts';
import { addPlaced } from '#core/formats/npm-lock/placed.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, numberOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

export function isNpmLock(root: JsonRecord): boolean {
  return (
    root['lockfileVersion'] !== undefined && (root['packages'] !== undefined || root['dependencies'] !== undefined)
  );
}

/** Throws `BadDocument` where the version is none that is known, or the packages are no object. */
export function readNpmLock(root: JsonRecord): InventoryReading {
  const version = numberOf(root['lockfileVersion']);
  if (version === undefined || ![1, 2, 3].includes(version)) {
    throw new BadDocument('document.unknown_version', 'lockfileVersion is none of 1, 2 and 3', '$.lockfileVersion');
  }
  const field = version === 1 ? 'dependencies' : 'packages';
  const packages = root[field] ?? {};
  if (!isRecord(packages)) throw new BadDocument('document.wrong_type', `"${field}" is not an object`, `$.${field}`);
  const list = new ComponentList();
  const build = version === 1 ? addNested(packages, list) : addPlaced(packages, list);
  const graph = new GraphBuilder(list);
  build(graph);
  const own = version === 1 ? undefined : packages[''];
  const name = textOf(root['name']) ?? (isRecord(own) ? textOf(own['name']) : undefined);
  return {
    format: `npm lock file, version ${version}`,
    createdOn: undefined,
    tool: 'npm',
    subject:
      name === undefined
        ? undefined
        : { name, version: textOf(root['version']), purl: undefined, ref: undefined, kind: 'application' },
    serial: undefined,
    components: list.finish(graph.build()),
    refs: new Map(),
    overall: [],
    loose: [],
    dropped: list.dropped.list(),
  };
}
