import { comparisons, doubledOperators } from '#core/versions/bases/comparisons.ts';
import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// apk compares token by token; where two versions have tokens of different kinds, the kind decides: digits above
// letters above suffixes above their numbers above hashes above revisions above the end, pre-release suffixes below it.
const preSuffixes = ['alpha', 'beta', 'pre', 'rc'];
const postSuffixes = ['cvs', 'svn', 'git', 'hg', 'p'];
const end = mark(0x05);
const revision = mark(0x06);
const hash = mark(0x07);
const suffixNumber = mark(0x08);
const letterMark = mark(0x0e);
// A component behind the first that opens with a zero is compared as text, like a decimal fraction.
const fraction = mark(0x0f);

const suffixMarks: ReadonlyMap<string, string> = new Map([
  ...preSuffixes.map((suffix, index) => [suffix, mark(0x01 + index)] as const),
  ...postSuffixes.map((suffix, index) => [suffix, mark(0x09 + index)] as const),
]);

// A number behind the letter (1.9.5p2) is no longer valid, but older packages have it.
const grammar =
  /^(\d+(?:\.\d+)*)(?:([a-z])(\d+)?)?((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?$/;

export const apk: Scheme = {
  id: 'apk',
  title: 'Alpine packages',
  source: 'https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd',
  also: ['alpine', 'alpaquita', 'bellsoft hardened containers', 'chainguard', 'minimos', 'postmarketos', 'wolfi'],
  key: keyOf,
  native: comparisons(doubledOperators, keyOf),
};

function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = grammar.exec(version.trim());
  if (match === null) return undefined;
  const [, digits, letter, letterNumber, suffixes, commit, release] = match;
  let tokens = encodeDigits(digits ?? '0');
  if (letter !== undefined) tokens += letterMark + letter;
  if (letterNumber !== undefined) tokens += number(letterNumber);
  tokens += encodeSuffixes(suffixes ?? '');
  if (commit !== undefined) tokens += hash + text(commit);
  if (release !== undefined) tokens += revision + number(release);
  return key(tokens + end);
}

function encodeDigits(digits: string): string {
  const [first = '0', ...components] = digits.split('.');
  const rest = components.map((part) => (part.startsWith('0') ? fraction + text(part) : number(part)));
  return number(first) + rest.join('');
}

function encodeSuffixes(suffixes: string): string {
  let tokens = '';
  for (const [, suffix = '', count = ''] of suffixes.matchAll(/_([a-z]+)(\d*)/g)) {
    tokens += (suffixMarks.get(suffix) ?? '') + (count === '' ? '' : suffixNumber + number(count));
  }
  return tokens;
}
