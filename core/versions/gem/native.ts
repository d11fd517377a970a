import { alternatives, conjunction } from '#core/versions/bases/alternatives.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

const term = /^(~>|<=|>=|!=|==|=|<|>)?\s*([0-9][0-9A-Za-z.-]*)$/;

/** Gem requirements: `~> 2.2`, `>= 1, < 2`, alternatives joined by `||`; divided by commas or blanks. */
export function native(range: string): NativeRange | undefined {
  return alternatives(range, readTerms);
}

function readTerms(part: string): NativeRange | undefined {
  let groups: NativeRange | undefined = [[]];
  for (const text of part.split(/,|\s+(?=[<>=!~])|(?<=[0-9A-Za-z])\s+(?=[0-9])/)) {
    if (text.trim() === '') continue;
    const read = readTerm(text.trim());
    groups = read === undefined || groups === undefined ? undefined : conjunction(groups, read);
    if (groups === undefined) return undefined;
  }
  return groups;
}

function readTerm(text: string): NativeRange | undefined {
  if (text === '*') return [[]];
  const match = term.exec(text);
  if (match === null) return undefined;
  const [, operator = '=', version = ''] = match;
  switch (operator) {
    case '~>':
      return [
        [
          { comparator: '>=', version },
          { comparator: '<', version: bumped(version) },
        ],
      ];
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '!=':
      return [[{ comparator: operator, version }]];
    default:
      return [[{ comparator: '=', version }]];
  }
}

/**
 * The version that ends `~>`: text and what follows it are dropped, then the last number, and the one before it is
 * raised. RubyGems compares a version without its pre-release part with it, so that its own pre-releases are out already;
 * `A` is the first of them in the order, before `RC1` and `a`.
 */
function bumped(version: string): string {
  const numbers: string[] = [];
  for (const segment of version.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? []) {
    if (!/^\d/.test(segment)) break;
    numbers.push(segment);
  }
  if (numbers.length > 1) numbers.pop();
  const last = numbers.pop() ?? '0';
  return [...numbers, String(BigInt(last) + 1n), 'A'].join('.');
}
