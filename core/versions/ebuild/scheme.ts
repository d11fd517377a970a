import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const endOfNumbers = mark(0x01);
const fraction = mark(0x02);
const noLetter = mark(0x01);

const suffixMarks: ReadonlyMap<string, string> = new Map([
  ['alpha', mark(0x01)],
  ['beta', mark(0x02)],
  ['pre', mark(0x03)],
  ['rc', mark(0x04)],
  ['p', mark(0x06)],
]);
const endOfSuffixes = mark(0x05);

const grammar = /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|p)\d*)*)(?:-r(\d+))?$/;

export const ebuild: Scheme = {
  id: 'ebuild',
  title: 'Gentoo packages',
  source: 'https://projects.gentoo.org/pms/8/pms.html#x1-250003.3',
  also: ['gentoo'],
  key: keyOf,
  native: comparisons(plainOperators, keyOf),
};

/** Package Manager Specification §3.3, algorithms 3.1 to 3.7. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = grammar.exec(version.trim());
  if (match === null) return undefined;
  const [, digits = '0', letter = '', suffixes = '', revision = '0'] = match;
  const tokens = encodeDigits(digits) + endOfNumbers + (letter === '' ? noLetter : letter) + encodeSuffixes(suffixes);
  return key(tokens + endOfSuffixes + number(revision));
}

/** A part that opens with a zero is a decimal fraction: its trailing zeros do not count, the rest compares as text. */
function encodeDigits(digits: string): string {
  const [first = '0', ...parts] = digits.split('.');
  const rest = parts.map((part) => (part.startsWith('0') ? fraction + text(part.replace(/0+$/, '')) : number(part)));
  return number(first) + rest.join('');
}

function encodeSuffixes(suffixes: string): string {
  let tokens = '';
  for (const [, suffix = '', count = ''] of suffixes.matchAll(/_([a-z]+)(\d*)/g)) {
    tokens += (suffixMarks.get(suffix) ?? '') + number(count === '' ? '0' : count);
  }
  return tokens;
}
