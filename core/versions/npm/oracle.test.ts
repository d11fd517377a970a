// The order and the ranges of node-semver itself, over versions and ranges of real advisories.
import fc from 'fast-check';
import * as oracle from 'semver';
import { describe, expect, test } from 'vitest';
import { npm } from '#core/versions/npm/scheme.ts';
import { contains, ofNative, type Range } from '#core/versions/range.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Advisory {
  readonly affected_range: string;
  readonly fixed_versions: readonly string[];
}

const loose = { loose: true, includePrerelease: true };

const numbers = fc.oneof(fc.nat(12), fc.constantFrom(190, 191, 192, 255, 256, 65_535, 65_536, 2 ** 53 - 1));
const identifiers = fc.oneof(
  numbers.map(String),
  fc.constantFrom('alpha', 'beta', 'rc', 'rc1', 'rc-1', 'Z', '-', '1a', 'x'),
);
const versions = fc
  .tuple(numbers, numbers, numbers, fc.array(identifiers, { maxLength: 3 }), fc.constantFrom('', '+b', '+b.1'))
  .map(([a, b, c, pre, build]) => `${a}.${b}.${c}${pre.length === 0 ? '' : `-${pre.join('.')}`}${build}`);

function order(a: string, b: string): number {
  const [first = '', second = ''] = [npm.key(a), npm.key(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

test('any two versions stand as node-semver puts them', () => {
  fc.assert(
    fc.property(versions, versions, (a, b) => {
      expect(order(a, b)).toBe(oracle.compare(a, b));
    }),
    { numRuns: 2000 },
  );
});

describe.skipIf(shared === undefined)('over real advisories', () => {
  const advisories = shared === undefined ? [] : sharedLines<Advisory>('data/native/gitlab-npm.ndjson.gz');
  const texts = [...new Set(advisories.map(({ affected_range }) => affected_range))];
  const real = [
    ...new Set([
      ...advisories.flatMap(({ fixed_versions }) => fixed_versions),
      ...texts.flatMap((text) => text.match(/\d+\.\d+\.\d+[\w.-]*/g) ?? []),
    ]),
  ].filter((version) => oracle.valid(version, loose) !== null);

  test('every version that node-semver accepts has a key, in the same order', () => {
    expect(real.length).toBeGreaterThan(900);
    expect(real.filter((version) => npm.key(version) === undefined)).toEqual([]);
    const byKey = real.toSorted(order);
    for (const [at, version] of byKey.entries()) {
      const next = byKey[at + 1] ?? version;
      expect(order(version, next)).toBe(oracle.compare(version, next, loose));
    }
  });

  test('a release is in a range exactly when node-semver says so', () => {
    const releases = real.filter((version) => !version.includes('-') && oracle.prerelease(version, loose) === null);
    const ranges = texts.flatMap((text): { text: string; range: Range }[] => {
      const native = npm.native?.(text);
      const range = native === undefined ? undefined : ofNative(npm, native);
      return range === undefined || oracle.validRange(text, loose) === null ? [] : [{ text, range }];
    });
    expect(ranges.length).toBeGreaterThan(texts.length - 5);
    const differing = ranges.flatMap(({ text, range }, at) =>
      releases
        .filter((_, index) => index % 40 === at % 40)
        .filter(
          (version) =>
            contains(range, npm.key(version) ?? npm.key('0') ?? failing()) !== oracle.satisfies(version, text, loose),
        )
        .map((version) => `${version} in ${text}`),
    );
    expect(differing).toEqual([]);
  });
});

function failing(): never {
  throw new Error('a release without a key');
}
