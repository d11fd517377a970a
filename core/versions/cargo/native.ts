import { alternatives } from '#core/versions/bases/alternatives.ts';
import { caret, span, type PartialVersion } from '#core/versions/bases/partial-version.ts';
import { readTerms, semverTerm } from '#core/versions/bases/range-terms.ts';
import { semverKey } from '#core/versions/bases/semver.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

const readTerm = semverTerm(semverKey, caretUnlessWildcard);

/** Cargo's requirements: comma-separated terms that all hold; a bare version means `^`, but `1.*` the span. */
export function native(range: string): NativeRange | undefined {
  return alternatives(range, (part) => {
    const group = readTerms(part, readTerm);
    return group === undefined ? undefined : [group];
  });
}

function caretUnlessWildcard(version: PartialVersion): readonly Constraint[] {
  return version.text.endsWith('*') ? span(version) : caret(version);
}
