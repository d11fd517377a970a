import { alternatives } from '#core/versions/bases/alternatives.ts';
import { readTerms, semverTerm } from '#core/versions/bases/range-terms.ts';
import { semverKeyWithBuild } from '#core/versions/bases/semver.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

const readTerm = semverTerm(semverKeyWithBuild);

/** Pub's constraints: `^1.2.3`, `>=1.0.0 <2.0.0`, a bare version, `any`; alternatives joined by `||`. */
export function native(range: string): NativeRange | undefined {
  if (range.trim() === 'any' || range.trim() === '') return [[]];
  return alternatives(range, (part) => {
    const group = readTerms(part, readTerm);
    return group === undefined ? undefined : [group];
  });
}
