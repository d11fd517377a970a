// SPDX 3.0, Core/Vocabularies/RelationshipType: which relationships say that one thing brings another in.
import type { Meaning, Relation } from '#core/formats/bases/relation.ts';
import { idOf, refsOf } from '#core/formats/spdx3/element.ts';
import { textOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['dependsOn', { edge: 'uses' }],
  ['hasStaticLink', { edge: 'uses' }],
  ['hasDynamicLink', { edge: 'uses' }],
  ['hasPrerequisite', { edge: 'uses' }],
  ['hasProvidedDependency', { edge: 'uses' }],
  ['hasOptionalDependency', { edge: 'uses', scope: 'optional' }],
  ['contains', { edge: 'contains' }],
  ['hasOptionalComponent', { edge: 'contains', scope: 'optional' }],
]);

/** Phases of the life cycle in which something is needed, but not at run time. */
const developmentPhases: ReadonlySet<string> = new Set(['design', 'development', 'build', 'test']);

/** The relationships that say who brings what in; the many other kinds are passed over. */
export function relationsOf(elements: readonly JsonRecord[], dropped: Tally): readonly Relation[] {
  return elements.flatMap((element): readonly Relation[] => {
    const meaning = meanings.get(textOf(element['relationshipType']) ?? '');
    if (meaning === undefined) return [];
    const from = textOf(element['from']);
    const targets = refsOf(element['to']);
    if (from === undefined || targets.length === 0) {
      dropped.add('relationship is incomplete', idOf(element));
      return [];
    }
    const scope = developmentPhases.has(textOf(element['scope']) ?? '') ? 'development' : meaning.scope;
    return targets.map((to) => ({ from, to, meaning: { ...meaning, scope } }));
  });
}
