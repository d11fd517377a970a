import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemeOf, schemeOfPurlType, schemes } from '#core/versions/registry.ts';
import { keyBytesMax, type Scheme } from '#core/versions/scheme.ts';
import * as range from '#core/versions/range.ts';

// Versions that many schemes can read, and texts made of the pieces that grammars are about.
const pieces = fc.constantFrom(
  ...'0 00 1 2 9 10 01 191 192 255 256 65536 9007199254740993 a b rc alpha beta pre dev post p r sp'.split(' '),
  ...'SNAPSHOT final x Z _alpha _p -r1 é'.split(' '),
);
const separators = fc.constantFrom('.', '-', '+', '~', '^', '_', ':', '!', '', ' ', '|', '/', ',', '*');
const versions = fc.oneof(
  fc.integer({ min: 0, max: 59 }).map((second) => `2024-01-01T00:00:${String(second).padStart(2, '0')}Z`),
  fc.array(fc.nat(300), { minLength: 1, maxLength: 5 }).map((numbers) => numbers.join('.')),
  fc
    .array(fc.tuple(pieces, separators), { minLength: 1, maxLength: 7 })
    .map((parts) => parts.flat().slice(0, -1).join('')),
  fc
    .tuple(
      fc.nat(3),
      fc.nat(3),
      fc.constantFrom('', 'a1', 'rc1', '-1', '-rc.1', '.0', '.final', '_p1', '~rc1', '^git1'),
    )
    .map(([major, minor, rest]) => `${major}.${minor}${rest}`),
);
const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 1000 }), versions);

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('%s', (_id, scheme) => {
  test('never throws, and keys are strings of at most 512 bytes', () => {
    fc.assert(
      fc.property(hostile, (version) => {
        const key = scheme.key(version);
        expect(typeof key === 'string' || key === undefined).toBe(true);
        if (key === undefined) return;
        expect(key.length).toBeLessThanOrEqual(keyBytesMax);
        expect(/^[\0-\xff]+$/.test(key)).toBe(true);
      }),
    );
  });

  test('any three versions are ordered, transitively, and equal ones have one key', () => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        if ([a, b, c].some((version) => scheme.key(version) === undefined)) return;
        const [ab, bc, ac] = [compare(scheme, a, b), compare(scheme, b, c), compare(scheme, a, c)];
        expect(compare(scheme, b, a) + ab).toBe(0);
        expect(ac).toBe(ab === bc || bc === 0 ? ab : ab === 0 ? bc : ac);
      }),
      { numRuns: 300 },
    );
  });

  test('no key is another one followed by more but for the end that it has of its own', () => {
    // Were a key the beginning of another, the order of their versions would be left to the length of strings.
    const keys = fc.sample(versions, { numRuns: 400, seed: 7 }).flatMap((version) => scheme.key(version) ?? []);
    const sorted = [...new Set<string>(keys)].sort();
    expect(sorted.filter((key, index) => index > 0 && key.startsWith(sorted[index - 1] ?? ' '))).toEqual([]);
  });

  test('plain numbers are ordered as numbers', () => {
    if (scheme.key('1.2.3') === undefined || scheme.id === 'lexicographic') return;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const order = Math.sign(a - b);
        expect(compare(scheme, `1.${a}.3`, `1.${b}.3`)).toBe(order);
      }),
    );
  });

  test('reads hostile ranges without throwing, and what it reads can be put in order', () => {
    const { native } = scheme;
    if (native === undefined) return;
    const operators = fc.constantFrom(
      '<',
      '<=',
      '>',
      '>=',
      '=',
      '==',
      '!=',
      '~',
      '^',
      '~>',
      '~=',
      '[',
      '(,',
      '||',
      ',',
    );
    const ranges = fc.oneof(
      hostile,
      fc.array(fc.oneof(operators, versions), { maxLength: 8 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(ranges, (text) => {
        const read = native(text);
        expect(() => range.ofNative(scheme, read ?? [])).not.toThrow();
      }),
    );
  });

  test('answers long ranges soon', () => {
    for (const text of [' '.repeat(200_000), '<1||'.repeat(20_000), `>=${'1.'.repeat(9_000)}`, '[1,'.repeat(6_000)]) {
      expect(() => scheme.native?.(text)).not.toThrow();
    }
  });

  test('is found by each of its names, in any case and with a release behind it', () => {
    for (const name of [scheme.id, ...scheme.also]) {
      expect(name).toBe(name.toLowerCase());
      expect(schemeOf(name)).toBe(scheme);
      expect(schemeOf(`${name.toUpperCase()}:3.18`)).toBe(scheme);
    }
  });
});

test('no name means two schemes', () => {
  const names = schemes.flatMap((scheme) => [scheme.id, ...scheme.also]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each([
  ['PyPI', 'pypi'],
  ['Maven', 'maven'],
  ['Maven:https://maven.google.com', 'maven'],
  ['RubyGems', 'gem'],
  ['Debian:11', 'deb'],
  ['Ubuntu:22.04:LTS', 'deb'],
  ['Echo', 'deb'],
  ['Alpine:v3.18', 'apk'],
  ['Alpaquita:stream', 'apk'],
  ['BellSoft Hardened Containers:23', 'apk'],
  ['Chainguard', 'apk'],
  ['Wolfi', 'apk'],
  ['MinimOS', 'apk'],
  ['Red Hat:enterprise_linux:9::appstream', 'rpm'],
  ['Rocky Linux:9', 'rpm'],
  ['AlmaLinux:8', 'rpm'],
  ['openSUSE:Leap 15.5', 'rpm'],
  ['SUSE:Linux Enterprise Server 15', 'rpm'],
  ['Mageia:9', 'rpm'],
  ['openEuler:22.03-LTS', 'rpm'],
  ['Photon OS:4.0', 'rpm'],
  ['Azure Linux:3', 'rpm'],
  ['CRAN', 'cran'],
  ['Bioconductor', 'cran'],
  ['Hackage', 'hackage'],
  ['GHC', 'hackage'],
  ['Linux', 'generic'],
  ['gentoo', 'ebuild'],
  ['crates.io', 'cargo'],
  ['ConanCenter', 'conan'],
  ['Hex', 'hex'],
  ['Julia', 'julia'],
  ['NuGet', 'nuget'],
  ['Packagist', 'composer'],
  ['Pub', 'pub'],
  ['Go', 'golang'],
  ['npm', 'npm'],
  ['SwiftURL', 'semver'],
  ['GitHub Actions', 'semver'],
  ['Bitnami', 'semver'],
  ['Root:Alpine:3.18', 'apk'],
  ['Root:PyPI', 'pypi'],
  ['Root', undefined],
  ['GIT', undefined],
  ['OSS-Fuzz', undefined],
  ['Android', undefined],
  ['nothing of this name', undefined],
  ['', undefined],
])('%s is ordered as %s', (name, id) => {
  expect(schemeOf(name)?.id).toBe(id);
});

test.each([
  ['deb', 'deb'],
  ['pypi', 'pypi'],
  ['GEM', 'gem'],
  ['generic', 'generic'],
  ['oci', undefined],
  ['deb:11', undefined],
])('the purl type %s is ordered as %s', (type, id) => {
  expect(schemeOfPurlType(type)?.id).toBe(id);
});

function compare(scheme: Scheme, a: string, b: string): number {
  const [first = '', second = ''] = [scheme.key(a), scheme.key(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
