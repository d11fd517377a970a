// SPDX 2.3 §11.1: which relationships say that one thing brings another in, and in which direction they read.
import type { Meaning, Relation } from '#core/formats/bases/relation.ts';
import { recordOf, textOf } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['DEPENDS_ON', { edge: 'uses' }],
  ['DEPENDENCY_OF', { edge: 'uses', reversed: true }],
  ['RUNTIME_DEPENDENCY_OF', { edge: 'uses', reversed: true }],
  ['PROVIDED_DEPENDENCY_OF', { edge: 'uses', reversed: true }],
  ['OPTIONAL_DEPENDENCY_OF', { edge: 'uses', reversed: true, scope: 'optional' }],
  ['OPTIONAL_COMPONENT_OF', { edge: 'contains', reversed: true, scope: 'optional' }],
  ['BUILD_DEPENDENCY_OF', { edge: 'uses', reversed: true, scope: 'development' }],
  ['DEV_DEPENDENCY_OF', { edge: 'uses', reversed: true, scope: 'development' }],
  ['TEST_DEPENDENCY_OF', { edge: 'uses', reversed: true, scope: 'development' }],
  ['DEV_TOOL_OF', { edge: 'uses', reversed: true, scope: 'development' }],
  ['BUILD_TOOL_OF', { edge: 'uses', reversed: true, scope: 'development' }],
  ['TEST_TOOL_OF', { edge: 'uses', reversed: true, scope: 'development' }],
  ['STATIC_LINK', { edge: 'uses' }],
  ['DYNAMIC_LINK', { edge: 'uses' }],
  ['HAS_PREREQUISITE', { edge: 'uses' }],
  ['PREREQUISITE_FOR', { edge: 'uses', reversed: true }],
  ['CONTAINS', { edge: 'contains' }],
  ['CONTAINED_BY', { edge: 'contains', reversed: true }],
  ['PACKAGE_OF', { edge: 'contains', reversed: true }],
]);

/** What the document describes, by its own list and by relationships, in either direction. */
export function describedRefs(listed: readonly unknown[], relationships: readonly unknown[]): ReadonlySet<string> {
  const refs = new Set<string>();
  for (const value of listed) if (typeof value === 'string') refs.add(value);
  for (const value of relationships) {
    const record = recordOf(value);
    const type = textOf(record?.['relationshipType']);
    const described =
      type === 'DESCRIBES' ? 'relatedSpdxElement' : type === 'DESCRIBED_BY' ? 'spdxElementId' : undefined;
    const ref = described === undefined ? undefined : textOf(record?.[described]);
    if (ref !== undefined) refs.add(ref);
  }
  return refs;
}

/** The relationships that say who brings what in; the many other kinds are passed over. */
export function relationsOf(values: readonly unknown[], dropped: Tally): readonly Relation[] {
  return values.flatMap((value): readonly Relation[] => {
    const record = recordOf(value);
    const type = textOf(record?.['relationshipType']);
    const from = textOf(record?.['spdxElementId']);
    const to = textOf(record?.['relatedSpdxElement']);
    if (type === undefined || from === undefined || to === undefined) {
      dropped.add('relationship is incomplete', type);
      return [];
    }
    const meaning = meanings.get(type);
    return meaning === undefined || to === 'NOASSERTION' || to === 'NONE' ? [] : [{ from, to, meaning }];
  });
}
