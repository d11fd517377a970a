// A second reading of the rules, as a comparator and not as a key: Composer's normal form by its documented grammar,
// then PHP's version_compare by its manual. Run over real versions.
import { describe, expect, test } from 'vitest';
import { composer } from '#core/versions/composer/scheme.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Pair {
  readonly ecosystem: string;
  readonly a: string;
  readonly b: string;
}

const stability = '(?:[._-]?(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\\d+)*)?)?([.-]?dev)?';
const classic = new RegExp(`^v?(\\d{1,5})(\\.\\d+)?(\\.\\d+)?(\\.\\d+)?${stability}$`, 'i');
const full: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', p: 'patch', pl: 'patch' };
const ranks = ['dev', 'alpha', 'beta', 'rc', '#', 'patch'];

function normal(version: string): readonly string[] | undefined {
  const match = classic.exec(version.replace(/\+.*$/, ''));
  if (match === null) return undefined;
  const numbers = match.slice(1, 5).map((part: string | undefined) => (part ?? '0').replace('.', ''));
  const [word, count, dev] = match.slice(5).map((part: string | undefined) => (part ?? '').toLowerCase());
  if (word === 'stable') return numbers;
  const words = word === undefined || word === '' ? [] : [full[word] ?? word, ...(count?.match(/\d+/g) ?? [])];
  return [...numbers, ...words, ...(dev === '' ? [] : ['dev'])];
}

/** Words by rank, numbers by value, `#` for "a number here"; what is left of the longer one decides at the end. */
function phpCompare(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one, other] = [a[at], b[at]];
    if (one === undefined) return -rest(other);
    if (other === undefined) return rest(one);
    const areNumbers = /^\d/.test(one) && /^\d/.test(other);
    const order = areNumbers ? Number(one) - Number(other) : rank(one) - rank(other);
    if (order !== 0) return Math.sign(order);
  }
  return 0;
}

function rest(part: string | undefined): number {
  return part === undefined ? 0 : /^\d/.test(part) ? 1 : Math.sign(rank(part) - rank('#'));
}

function rank(part: string): number {
  return ranks.indexOf(/^\d/.test(part) ? '#' : part);
}

describe.skipIf(shared === undefined)('over real versions', () => {
  const pairs = shared === undefined ? [] : sharedLines<Pair>('suites/versions/version-compare.ndjson.gz');
  const versions = [
    ...new Set(pairs.flatMap(({ ecosystem, a, b }) => (ecosystem === 'packagist' ? [a, b] : []))),
  ].flatMap((text) => {
    const parts = normal(text);
    return parts === undefined ? [] : [{ text, parts, key: composer.key(text) }];
  });

  test('keys stand as the comparator says, each version against forty others', () => {
    expect(versions.length).toBeGreaterThan(3000);
    const differing: string[] = [];
    for (const [at, one] of versions.entries()) {
      for (let step = 1; step <= 40; step++) {
        const other = versions[(at + step * step) % versions.length] ?? one;
        const [first = '', second = ''] = [one.key, other.key];
        const order = first < second ? -1 : first > second ? 1 : 0;
        if (order !== phpCompare(one.parts, other.parts)) differing.push(`${one.text} and ${other.text}`);
      }
    }
    expect(differing).toEqual([]);
  });
});
