import { alternatives } from '#core/versions/bases/alternatives.ts';
import { readHyphen, readTerms, semverTerm } from '#core/versions/bases/range-terms.ts';
import { semverKey } from '#core/versions/bases/semver.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

const readTerm = semverTerm(semverKey);

/** Ranges of node-semver: `^ ~ ~>`, x-ranges, `a - b`, alternatives joined by `||`. The empty text is every version. */
export function native(range: string): NativeRange | undefined {
  if (range.trim() === '') return [[]];
  return alternatives(range, (part) => {
    const group = readHyphen(part, semverKey) ?? readTerms(part, readTerm);
    return group === undefined ? undefined : asEnumeration(group);
  });
}

/** node-semver finds nothing in `1.1.2 1.2.2`, but an advisory that lists versions side by side means each of them. */
function asEnumeration(group: readonly Constraint[]): NativeRange {
  return group.length > 1 && group.every(({ comparator }) => comparator === '=') ? group.map((one) => [one]) : [group];
}
