import { plainTokens } from '#core/versions/bases/semver.ts';
import { key, mark, number } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/composer/native.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// PHP's version_compare, which Composer builds on: unknown words < dev < alpha < beta < RC < the end < a number <
// patch. Numbers open with 0x10 to 0xdf.
const end = mark(0x06);
const unknownWord = mark(0x01);
const patch = '\xe0';
const words: readonly (readonly [start: string, token: string])[] = [
  ['dev', mark(0x02)],
  ['a', mark(0x03)],
  ['b', mark(0x04)],
  ['rc', mark(0x05)],
  ['p', patch],
];
const numbersMin = 4;
const zero = number('0');
/** What Composer puts in the place of `x` in the branch `1.x-dev`, so that it stands above every release of it. */
const wildcard = '9999999';

export const composer: Scheme = {
  id: 'composer',
  title: 'PHP packages on Packagist',
  source: 'https://github.com/composer/semver',
  also: ['packagist'],
  key: keyOf,
  native: (range) => native(range, keyOf),
};

/**
 * Composer's normal form, then PHP's order: up to four numbers, missing ones zero, then a stability with a number.
 * A named branch (`dev-main`) stands in no order and has no key.
 */
function keyOf(version: string): VersionKey | undefined {
  const plain = plainTokens(version);
  if (plain !== undefined) return key(plain + zero + end);
  if (version.length > versionCharactersMax) return undefined;
  const bare = withoutFlags(version.trim().toLowerCase());
  if (!/^\d[0-9a-z.+_*-]*$/.test(bare)) return undefined;
  const branch = asBranch(bare);
  if (branch === undefined) return undefined;
  return key(tokens(branch.match(/\d+|[a-z]+/g) ?? []));
}

/** Drops a leading `v`, an alias (`1.0 as 2.0`), a stability flag (`@dev`) and build metadata (`+5`). */
function withoutFlags(version: string): string {
  const alias = version.indexOf(' as ');
  const own = alias < 0 ? version : version.slice(0, alias).trimEnd();
  return own
    .replace(/^[=\s]*v?(?=\d)/, '')
    .replace(/@[a-z]+$/, '')
    .replace(/\+.*$/, '');
}

/** `1.x-dev` with numbers for its wildcards; `undefined` for wildcards elsewhere. */
function asBranch(version: string): string | undefined {
  const parts = /^(\d+)((?:\.\d+)*)(?:\.[x*])+[.-]?dev$/.exec(version);
  if (parts === null) return /\*|(?<![a-z])x(?![a-z])/.test(version) ? undefined : version;
  const numbers = [parts[1], ...(parts[2] ?? '').split('.').slice(1)];
  while (numbers.length < numbersMin) numbers.push(wildcard);
  return `${numbers.join('.')}-dev`;
}

function tokens(runs: readonly string[]): string {
  let encoded = '';
  let numbers = 0;
  let isLeading = true;
  for (const run of runs) {
    if (/^\d/.test(run)) {
      numbers++;
      encoded += number(run);
      continue;
    }
    if (isLeading) encoded += zero.repeat(Math.max(numbersMin - numbers, 0));
    isLeading = false;
    if (run === 'stable') break;
    encoded += words.find(([start]) => run.startsWith(start))?.[1] ?? unknownWord;
  }
  return isLeading ? encoded + zero.repeat(Math.max(numbersMin - numbers, 0)) + end : encoded + end;
}
