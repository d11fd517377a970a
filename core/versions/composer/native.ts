import { alternatives } from '#core/versions/bases/alternatives.ts';
import { doubledOperators } from '#core/versions/bases/comparisons.ts';
import { caret, hyphen, raised, readPartial, span, type PartialVersion } from '#core/versions/bases/partial-version.ts';
import { readTerms } from '#core/versions/bases/range-terms.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

type Accepts = (version: string) => unknown;

/**
 * Composer's constraints: `^1.2`, `~1.2.3`, `1.2.*`, `1.0 - 2.0`, comparisons divided by commas or blanks, alternatives
 * joined by `|` or `||`, stability flags. A bound holds where it is written: Composer itself would begin `>=2.0` and
 * end `<3.0` at their first development version, but advisories that mean those write them (`>=2.0-alpha0`).
 */
export function native(range: string, accepts: Accepts): NativeRange | undefined {
  const plain = range.replace(/@(?:stable|rc|beta|alpha|dev)(?![a-z])/gi, '').replaceAll('<>', '!=');
  if (plain.trim() === '') return [[]];
  return alternatives(plain.replace(/\|+/g, '||'), (part) => {
    const group = part.includes(' - ')
      ? readSpan(part, accepts)
      : readTerms(part, (operator, text) => readTerm(operator, text, accepts));
    return group === undefined ? undefined : [group];
  });
}

function readSpan(part: string, accepts: Accepts): readonly Constraint[] | undefined {
  const [from, to, ...more] = part.split(' - ').map((end) => readPartial(end.trim()));
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  return accepts(from.text) === undefined || accepts(to.text) === undefined ? undefined : hyphen(from, to);
}

function readTerm(operator: string, text: string, accepts: Accepts): readonly Constraint[] | undefined {
  const version = readPartial(text);
  if (version === undefined) return undefined;
  if (/[*xX]/.test(version.text)) return readWildcard(operator, version);
  if (accepts(version.text) === undefined) return undefined;
  if (operator === '^') return caret(version);
  if (operator === '~') return tilde(version);
  const comparator = operator === '' ? '=' : doubledOperators.get(operator);
  return comparator === undefined ? undefined : [{ comparator, version: version.text }];
}

/** `1.2.*`, also behind an operator that changes nothing or only drops its end. */
function readWildcard(operator: string, version: PartialVersion): readonly Constraint[] | undefined {
  if (version.suffix !== '') return undefined;
  if (operator === '' || operator === '=' || operator === '==') return span(version);
  return operator === '>=' ? span(version).slice(0, 1) : undefined;
}

/** The last number but one may not change: `~1.2` ends at 2.0, `~1.2.3` at 1.3, `~1.2.3.4` at 1.2.4. */
function tilde(version: PartialVersion): readonly Constraint[] {
  return [
    { comparator: '>=', version: version.text },
    { comparator: '<', version: raised(version, Math.max(version.numbers.length - 2, 0)) },
  ];
}
