// VEX documents of public suites: statements are found, and reach the components they are about.
import { describe, expect, test } from 'vitest';
import { assemble } from '#core/components/assemble.ts';
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { readJsonInventory } from '#core/formats/inventory-json.ts';
import { isRecord, listOf, recordsOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Sample {
  readonly path: string;
  readonly format: string;
  readonly doc: JsonRecord;
}

const samples = shared === undefined ? [] : sharedLines<Sample>('suites/vex/vex-docs.ndjson.gz');

/** Records of a vulnerability database in the same folders: no VEX documents. */
const isVex = ({ doc }: Sample) => ['bomFormat', '@context', 'document'].some((field) => doc[field] !== undefined);

function read({ doc }: Sample): InventoryReading | undefined {
  return readJsonInventory(doc);
}

function statements({ components, overall, loose }: InventoryReading): number {
  return components.reduce((sum, one) => sum + one.statements.length, overall.length + loose.length);
}

/** The statements that a document makes, counted where it writes them. */
function written({ doc }: Sample): number {
  if (doc['bomFormat'] !== undefined) {
    const affects = recordsOf(doc['vulnerabilities']).flatMap((one) => recordsOf(one['affects']));
    return affects.reduce((sum, one) => sum + Math.max(1, listOf(one['versions']).length), 0);
  }
  if (doc['@context'] !== undefined) {
    const products = recordsOf(doc['statements']).flatMap((one) => recordsOf(one['products']));
    return products.reduce((sum, one) => sum + Math.max(1, listOf(one['subcomponents']).length), 0);
  }
  return recordsOf(doc['vulnerabilities'])
    .map((one) => one['product_status'])
    .filter(isRecord)
    .reduce((sum, status) => sum + Object.values(status).reduce((all: number, ids) => all + textsOf(ids).length, 0), 0);
}

describe.skipIf(shared === undefined)('public VEX documents', () => {
  test('are there, in each of the three formats', () => {
    const formats = samples.filter(isVex).map((sample) => read(sample)?.format.split(' ')[0]);
    expect(new Set(formats)).toEqual(new Set(['CSAF', 'CycloneDX', 'OpenVEX']));
  });

  test('each statement of each document is read', () => {
    const wrong = samples.filter(isVex).flatMap((sample) => {
      const reading = read(sample);
      const found = reading === undefined ? -1 : statements(reading);
      return found === written(sample) ? [] : [`${sample.path}: ${found} of ${written(sample)}`];
    });
    expect(wrong).toEqual([]);
  });

  test('records of other kinds are no VEX', () => {
    expect(samples.filter((sample) => !isVex(sample) && read(sample) !== undefined)).toEqual([]);
  });

  test('statements reach the bills of materials that they link to', () => {
    const folders = new Set(samples.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)));
    const reached: string[] = [];
    for (const folder of folders) {
      const inside = samples.filter(
        ({ path, format }) =>
          path.startsWith(folder) && !path.slice(folder.length).includes('/') && format.startsWith('cyclonedx'),
      );
      if (!inside.some(({ path }) => path.endsWith('bom.json') || path.endsWith('bom-1.json'))) continue;
      const documents = inside.flatMap((sample) => {
        const reading = read(sample);
        return reading === undefined ? [] : [{ path: sample.path, digest: () => '', reading }];
      });
      const inventory = assemble(documents, []);
      const stated =
        inventory.documents.reduce((sum, { overall = [] }) => sum + overall.length, 0) +
        inventory.assets.flatMap(({ components }) => components).reduce((sum, one) => sum + one.statements.length, 0);
      if (stated > 0) reached.push(folder);
    }
    // In the other folders products have no version to compare, or the link names another document.
    expect(reached.sort()).toEqual(['VEX/Use-Cases/Case-13/', 'VEX/Use-Cases/Case-6/', 'VEX/Use-Cases/Case-9/']);
  });
});
