import { alternatives, conjunction } from '#core/versions/bases/alternatives.ts';
import { plainOperators } from '#core/versions/bases/comparisons.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

const term = /^(\^>=|==|>=|<=|>|<)\s*(\d+(?:\.\d+)*)(\.\*)?$/;

/** Cabal's version ranges: comparisons joined by `&&` and `||`, `== 1.2.*` and `^>= 1.2.3`. */
export function native(range: string, accepts: (version: string) => unknown): NativeRange | undefined {
  return alternatives(range, (part) => {
    let groups: NativeRange | undefined = [[]];
    for (const text of part.split(/&&|,/)) {
      const read = readTerm(text.trim());
      if (read?.some((group) => group.some(({ version }) => accepts(version) === undefined)) !== false)
        return undefined;
      groups = conjunction(groups, read);
      if (groups === undefined) return undefined;
    }
    return groups;
  });
}

function readTerm(text: string): NativeRange | undefined {
  if (text === '*' || text === '-any') return [[]];
  const match = term.exec(/^\d/.test(text) ? `==${text}` : text);
  if (match === null) return undefined;
  const [, operator = '==', version = '', wildcard] = match;
  if (wildcard !== undefined) return operator === '==' ? [within(version, increment(version.split('.')))] : undefined;
  // The major version is the first two numbers, PVP "Dependencies in Cabal".
  if (operator === '^>=') return [within(version, increment([...version.split('.'), '0'].slice(0, 2)))];
  return [[{ comparator: plainOperators.get(operator) ?? '=', version }]];
}

function within(from: string, to: string): NativeRange[number] {
  return [
    { comparator: '>=', version: from },
    { comparator: '<', version: to },
  ];
}

function increment(numbers: readonly string[]): string {
  return [...numbers.slice(0, -1), String(BigInt(numbers.at(-1) ?? '0') + 1n)].join('.');
}
