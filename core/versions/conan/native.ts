import { alternatives } from '#core/versions/bases/alternatives.ts';
import { plainOperators } from '#core/versions/bases/comparisons.ts';
import { readTerms } from '#core/versions/bases/range-terms.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

type Accepts = (version: string) => unknown;

/**
 * Conan's ranges: `[>1 <2.0]`, `~1.2`, `^1.2`, `*`, alternatives joined by `||`, brackets or not. What asks for
 * pre-releases (a dash at the end, `include_prerelease`) changes nothing here, because a range holds them anyway.
 */
export function native(range: string, accepts: Accepts): NativeRange | undefined {
  const trimmed = range.trim();
  const inner = trimmed.startsWith('[') && trimmed.endsWith(']') ? trimmed.slice(1, -1) : trimmed;
  const plain = inner.replace(/,\s*(?:include_prerelease|loose)(?:\s*=\s*\w+)?/g, '');
  if (plain.trim() === '') return [[]];
  return alternatives(plain, (part) => {
    const group = readTerms(part, (operator, text) => readTerm(operator, text.replace(/-$/, ''), accepts));
    return group === undefined ? undefined : [group];
  });
}

function readTerm(operator: string, version: string, accepts: Accepts): readonly Constraint[] | undefined {
  if (version === '*') return operator === '' ? [{ comparator: '>=', version: '0.0.0' }] : undefined;
  if (accepts(version) === undefined) return undefined;
  if (operator === '~' || operator === '^') {
    const end = operator === '~' ? tildeEnd(version) : caretEnd(version);
    return [
      { comparator: '>=', version },
      { comparator: '<', version: end },
    ];
  }
  const comparator = operator === '' ? '=' : plainOperators.get(operator);
  return comparator === undefined ? undefined : [{ comparator, version }];
}

function tildeEnd(version: string): string {
  const numbers = mainNumbers(version);
  return bumped(numbers, numbers.length > 1 ? 1 : 0);
}

function caretEnd(version: string): string {
  const numbers = mainNumbers(version);
  const first = numbers.findIndex((number) => number !== 0n);
  return bumped(numbers, first < 0 ? numbers.length - 1 : first);
}

/** Conan writes a dash behind the end, below which no pre-release of it stands. */
function bumped(numbers: readonly bigint[], index: number): string {
  const raised = (numbers[index] ?? 0n) + 1n;
  return `${[...numbers.slice(0, index), raised].join('.')}-`;
}

function mainNumbers(version: string): readonly bigint[] {
  const numbers = /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';
  return numbers.split('.').map(BigInt);
}
