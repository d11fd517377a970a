import { alternatives } from '#core/versions/bases/alternatives.ts';
import type { Comparator, Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

/** An operator may stand apart from its version, and terms are divided by commas or blanks. */
const term = /\s*([<>=!~^]*)\s*([^\s,<>=!()]+)\s*,?/y;

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
    term.lastIndex = 0;
    while (term.lastIndex < plain.length) {
      const match = term.exec(plain);
      if (match === null) return undefined;
      const [, operator = '', version = ''] = match;
      const comparator = operator === '' ? '=' : operators.get(operator);
      if (comparator === undefined || accepts(version) === undefined) return undefined;
      constraints.push({ comparator, version });
    }
    return [constraints];
  };
  return (range) => alternatives(range, readTerms);
}
