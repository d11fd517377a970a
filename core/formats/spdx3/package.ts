import type { Described } from '#core/formats/bases/component-list.ts';
import { refsOf, typeOf } from '#core/formats/spdx3/element.ts';
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

const types: ReadonlySet<string> = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);

export function isPackage(element: JsonRecord): boolean {
  return types.has(typeOf(element) ?? '');
}

export function describePackage(element: JsonRecord, elements: ReadonlyMap<string, JsonRecord>): Described {
  const identifiers = recordsOf(element['externalIdentifier']).map((one) => ({
    type: textOf(one['externalIdentifierType']),
    identifier: textOf(one['identifier']),
  }));
  const ofType = (type: string): readonly string[] =>
    identifiers.flatMap((one) => (one.type === type && one.identifier !== undefined ? [one.identifier] : []));
  const [supplier] = [...refsOf(element['suppliedBy']), ...refsOf(element['originatedBy'])].map((ref) =>
    textOf(elements.get(ref)?.['name']),
  );
  return {
    name: textOf(element['name']),
    version: textOf(element['software_packageVersion']),
    purl: textOf(element['software_packageUrl']) ?? ofType('packageUrl')[0] ?? ofType('purl')[0],
    cpes: [...ofType('cpe23'), ...ofType('cpe22')],
    vendor: supplier,
    scope: undefined,
  };
}
