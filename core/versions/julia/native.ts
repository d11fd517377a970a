import { alternatives } from '#core/versions/bases/alternatives.ts';
import { caret } from '#core/versions/bases/partial-version.ts';
import { readHyphen, readTerms, semverTerm } from '#core/versions/bases/range-terms.ts';
import { semverKeyWithBuild } from '#core/versions/bases/semver.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

const readTerm = semverTerm(semverKeyWithBuild, caret);

/** Julia's compat entries: a bare version means `^`, and a comma means "or". The empty text is every version. */
export function native(range: string): NativeRange | undefined {
  if (range.trim() === '') return [[]];
  return alternatives(range.replaceAll(',', '||'), (part) => {
    const group = readHyphen(part, semverKeyWithBuild) ?? readTerms(part.replaceAll('≥', '>='), readTerm);
    return group === undefined ? undefined : [group];
  });
}
