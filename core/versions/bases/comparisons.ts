import { alternatives } from '#core/versions/bases/alternatives.ts';
import type { Comparator, Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

/** `<`, `<=`, `=`, `==`, `!=`, `>=`, `>`. */
export const plainOperators: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['>=', '>='],
  ['>', '>'],
]);

/** The plain ones and `<<`, `>>`, in which a doubled sign means strictly less or greater. */
export const doubledOperators: ReadonlyMap<string, Comparator> = new Map([...plainOperators, ['<<', '<'], ['>>', '>']]);

/** An operator may stand apart from its version, and terms are divided by commas or blanks. */
const term = / ?([<>=!~^]*) ?([^\s,<>=!()]+) ?,?/gy;

/**
 * A reader of comparison lists: `>= 1.0, < 2.0`, `(>= 1.0)`, alternatives joined by `||`; a bare version is equality,
 * `*` alone is every version. `accepts` says which versions the scheme can order; a list with another is refused.
 */
export function comparisons(
  operators: ReadonlyMap<string, Comparator>,
  accepts: (version: string) => unknown,
): (range: string) => NativeRange | undefined {
  const readTerms = (part: string): NativeRange | undefined => {
    const plain = part.startsWith('(') && part.endsWith(')') ? part.slice(1, -1).trim() : part;
    if (plain === '*') return [[]];
    const constraints: Constraint[] = [];
    let read = 0;
    for (const [whole, operator = '', version = ''] of plain.matchAll(term)) {
      read += whole.length;
      const comparator = operator === '' ? '=' : operators.get(operator);
      if (comparator === undefined || accepts(version) === undefined) return undefined;
      constraints.push({ comparator, version });
    }
    return read === plain.length ? [constraints] : undefined;
  };
  return (range) => alternatives(range, readTerms);
}
