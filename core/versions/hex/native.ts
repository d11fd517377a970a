import { alternatives } from '#core/versions/bases/alternatives.ts';
import { plainOperators } from '#core/versions/bases/comparisons.ts';
import { comparison, floor, raised, readPartial, type PartialVersion } from '#core/versions/bases/partial-version.ts';
import { readTerms } from '#core/versions/bases/range-terms.ts';
import { semverKey } from '#core/versions/bases/semver.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

/** Elixir's requirements: `~> 2.1`, `>= 1.0.0 and < 1.4.0 or == 2.0.0`; `and` binds closer than `or`. */
export function native(range: string): NativeRange | undefined {
  if (range.trim() === '') return [[]];
  return alternatives(range.replace(/\sor\s/g, ' || ').replace(/\sand\s/g, ' , '), (part) => {
    const group = readTerms(part, readTerm);
    return group === undefined ? undefined : [group];
  });
}

function readTerm(operator: string, text: string): readonly Constraint[] | undefined {
  const version = readPartial(text);
  if (version === undefined || semverKey(version.text) === undefined) return undefined;
  if (operator === '~>') return pessimistic(version);
  if (operator === '') return comparison('=', version);
  const comparator = plainOperators.get(operator);
  return comparator === undefined ? undefined : [{ comparator, version: version.text }];
}

/** The last number may grow: `~> 2.1.3` ends at 2.2.0, `~> 2.1` at 3.0.0. */
function pessimistic(version: PartialVersion): readonly Constraint[] {
  return [
    { comparator: '>=', version: floor(version) },
    { comparator: '<', version: raised(version, Math.max(Math.min(version.numbers.length, 3) - 2, 0)) },
  ];
}
