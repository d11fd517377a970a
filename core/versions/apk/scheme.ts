import { comparisons } from '#core/versions/bases/comparisons.ts';
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
  native: comparisons(
    new Map([
      ['<', '<'],
      ['<<', '<'],
      ['<=', '<='],
      ['=', '='],
      ['==', '='],
      ['!=', '!='],
      ['>=', '>='],
      ['>', '>'],
      ['>>', '>'],
    ]),
    keyOf,
  ),
};

function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = grammar.exec(version.trim());
  if (match === null) return undefined;
  const [, digits = '0', letter, letterNumber, suffixes, commit, release] = match;
  const [first = '0', ...components] = digits.split('.');
  let tokens = number(first);
  for (const component of components) {
    tokens += component.startsWith('0') ? fraction + text(component) : number(component);
  }
  if (letter !== undefined) tokens += letterMark + letter;
  if (letterNumber !== undefined) tokens += number(letterNumber);
  for (const [, suffix = '', count] of (suffixes ?? '').matchAll(/_([a-z]+)(\d*)/g)) {
    tokens += suffixMarks.get(suffix) ?? '';
    if (count !== '' && count !== undefined) tokens += suffixNumber + number(count);
  }
  if (commit !== undefined) tokens += hash + text(commit);
  if (release !== undefined) tokens += revision + number(release);
  return key(tokens + end);
}
