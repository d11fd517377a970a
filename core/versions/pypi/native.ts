import { alternatives, conjunction } from '#core/versions/bases/alternatives.ts';
import type { Comparator } from '#core/versions/constraint.ts';
import { parse, plain, render, type Parsed } from '#core/versions/pypi/version.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

const comparators: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['!=', '!='],
]);

const term = /^(~=|===|==|!=|<=|>=|<|>|=)?\s*([^\s,<>=!~][^\s,<>=~]*)$/;

/**
 * Version specifiers of PEP 440, `||` between alternatives as advisory databases write them. `*` alone is every
 * version. Bounds keep the plain order: `<2.0` holds for `2.0rc1` and `>1.0` for `1.0.post1`, as advisories mean it.
 */
export function native(range: string): NativeRange | undefined {
  return alternatives(range, readTerms);
}

function readTerms(part: string): NativeRange | undefined {
  let groups: NativeRange | undefined = [[]];
  for (const text of terms(part)) {
    const read = readTerm(text);
    groups = read === undefined || groups === undefined ? undefined : conjunction(groups, read);
    if (groups === undefined) return undefined;
  }
  return groups;
}

/** Terms stand between commas; where only blanks divide them, an operator opens the next one. */
function terms(part: string): readonly string[] {
  return part
    .split(/,|\s+(?=[<>=!~])/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function readTerm(text: string): NativeRange | undefined {
  if (text === '*') return [[]];
  const match = term.exec(text);
  if (match === null) return undefined;
  const [, operator = '==', version = ''] = match;
  if (version.endsWith('.*')) return readPrefix(operator, version.slice(0, -2));
  const parsed = parse(version);
  if (parsed === undefined) return undefined;
  if (operator === '~=') return readCompatible(parsed);
  return [[{ comparator: comparators.get(operator) ?? '=', version: render(parsed) }]];
}

/** `~=1.4.2` is `>=1.4.2` within `1.4.*`; PEP 440 demands two numbers at least. */
function readCompatible(parsed: Parsed): NativeRange | undefined {
  if (parsed.release.length < 2) return undefined;
  const above = firstOf(parsed.epoch, incremented(parsed.release.slice(0, -1)));
  return [
    [
      { comparator: '>=', version: render(parsed) },
      { comparator: '<', version: above },
    ],
  ];
}

const onlyRelease = { pre: undefined, post: undefined, dev: undefined, local: [] };

/** `==1.4.*` and `!=1.4.*`: a prefix begins with its first development release. */
function readPrefix(operator: string, prefix: string): NativeRange | undefined {
  const parsed = parse(prefix);
  if (parsed === undefined || render(parsed) !== render({ ...parsed, ...onlyRelease })) return undefined;
  const from = firstOf(parsed.epoch, parsed.release);
  const to = firstOf(parsed.epoch, incremented(parsed.release));
  switch (operator) {
    case '==':
    case '=':
      return [
        [
          { comparator: '>=', version: from },
          { comparator: '<', version: to },
        ],
      ];
    case '!=':
      return [[{ comparator: '<', version: from }], [{ comparator: '>=', version: to }]];
    // Not in PEP 440, but written by advisories: the bound is the prefix itself.
    case '<':
    case '>=':
      return [[{ comparator: operator, version: from }]];
    case '<=':
      return [[{ comparator: '<', version: to }]];
    case '>':
      return [[{ comparator: '>=', version: to }]];
    default:
      return undefined;
  }
}

function firstOf(epoch: string, release: readonly string[]): string {
  return `${plain(epoch) === '0' ? '' : `${plain(epoch)}!`}${release.map(plain).join('.')}.dev0`;
}

function incremented(release: readonly string[]): readonly string[] {
  return [...release.slice(0, -1), String(BigInt(release.at(-1) ?? '0') + 1n)];
}
