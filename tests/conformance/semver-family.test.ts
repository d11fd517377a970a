// Schemes built on or near SemVer, held against recorded comparisons, translated native ranges and real advisories.
import { describe, expect, test } from 'vitest';
import { cargo } from '#core/versions/cargo/scheme.ts';
import { composer } from '#core/versions/composer/scheme.ts';
import { conan } from '#core/versions/conan/scheme.ts';
import { golang } from '#core/versions/golang/scheme.ts';
import { hex } from '#core/versions/hex/scheme.ts';
import { npm } from '#core/versions/npm/scheme.ts';
import { nuget } from '#core/versions/nuget/scheme.ts';
import { pub } from '#core/versions/pub/scheme.ts';
import * as range from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { semver } from '#core/versions/semver/scheme.ts';
import * as vers from '#core/versions/vers.ts';
import { shared, sharedLines } from '#tests/shared.ts';

const schemes: ReadonlyMap<string, Scheme> = new Map(
  [cargo, composer, conan, golang, hex, npm, nuget, pub, semver].map((scheme) => [scheme.id, scheme]),
);

interface Pair {
  readonly ecosystem: string;
  readonly a: string;
  readonly b: string;
  readonly cmp: number;
}

// PHP's version_compare was run on the texts as written; Composer compares normal forms: missing numbers are zero
// before a stability, words are read in any case, "stable" is the release.
const packagistGaps = [
  'v3.4 -1 v3.4.0-alpha',
  'v4-beta4 -1 v4.0-alpha',
  'v1.9.0-ALPHA.1 0 v1.9.0-BETA.1',
  'v1.9.0-BETA.1 -1 v1.9.0-ALPHA.2',
  'v1.9.0-ALPHA.2 0 v1.9.0-BETA.2',
  '5.1.0-stable -1 5.1.0-beta2',
  'v6.5 -1 v6.5.0-beta-0',
  '1.0.0 1 1.0',
];

// `#` equals both nothing and 1 there, and a named branch stands in no order: neither has a key.
const packagistWithoutOrder = /#|^dev-/;

describe.skipIf(shared === undefined)('recorded comparisons', () => {
  const pairs = shared === undefined ? [] : sharedLines<Pair>('suites/versions/version-compare.ndjson.gz');
  test.each([
    ['semver', semver, []],
    ['nuget', nuget, []],
    ['pub', pub, []],
    ['packagist', composer, packagistGaps],
  ] as const)('%s', (ecosystem, scheme, gaps) => {
    const own = pairs.filter((pair) => pair.ecosystem === ecosystem);
    const answered = own.filter(({ a, b }) => scheme.key(a) !== undefined && scheme.key(b) !== undefined);
    const wrong = answered.filter(({ a, b, cmp }) => compare(scheme, a, b) !== cmp);
    expect(wrong.map(({ a, b, cmp }) => `${a} ${cmp} ${b}`).sort()).toEqual([...gaps].sort());
    expect(wrong.length / answered.length).toBeLessThan(0.0011);
    expect((own.length - answered.length) / own.length).toBeLessThanOrEqual(0.005);
    const outside = own.filter((pair) => !answered.includes(pair));
    expect(outside.filter(({ a, b }) => !packagistWithoutOrder.test(a) && !packagistWithoutOrder.test(b))).toEqual([]);
  });
});

interface Case {
  readonly file: string;
  readonly test_type: string;
  readonly input: { readonly input_scheme?: string; readonly scheme?: string; readonly native_range?: string } & {
    readonly versions?: readonly string[];
  };
  readonly expected_output: unknown;
}

interface Gap {
  readonly why: string;
  readonly holds: (scheme: string, native: string, expected: string) => boolean;
}

/** Translations that contradict the ecosystem. Each rule must hold for wrong cases only. */
const gaps: readonly Gap[] = [
  {
    why: 'A fourth number was taken for build metadata, by which neither Composer nor Go orders.',
    holds: (scheme, _native, expected) => /^(?:composer|golang)$/.test(scheme) && /\+(?!0+(?:\||$))/.test(expected),
  },
  {
    why: 'A date is three numbers to Composer, not a pre-release of the version 2020.0.0.',
    holds: (scheme, native) => scheme === 'composer' && /^[<=]\d{4}-\d\d-\d\d$/.test(native),
  },
  {
    why: 'node-semver reads <=1.0 as <1.1.0.',
    holds: (scheme, native) => scheme === 'npm' && /<= ?\d+\.\d+(?![.\d])/.test(native),
  },
  {
    why: 'node-semver reads >=2.2.x as >=2.2.0 without an end.',
    holds: (scheme, native) => scheme === 'npm' && /^>= ?[\d.]+\.x$/.test(native),
  },
  { why: 'A VERS needs a constraint; the empty range is every version.', holds: (_scheme, native) => native === '' },
];

describe.skipIf(shared === undefined).each(['vers-tests', 'univers-tests'])('%s', (suite) => {
  const cases = shared === undefined ? [] : sharedLines<Case>(`suites/vers/${suite}.ndjson.gz`);
  const own = cases.filter(({ input }) => schemes.has(input?.scheme ?? input?.input_scheme ?? ''));

  test('comparisons and equalities', () => {
    const judged = own.filter(({ test_type }) => test_type === 'comparison' || test_type === 'equality');
    expect(judged.length).toBeGreaterThan(60);
    expect(judged.filter((one) => !isOrdered(one))).toEqual([]);
  });

  const translated = own.filter(({ test_type }) => test_type === 'from_native');
  test.each([...Map.groupBy(translated, ({ file }) => file)])('%s', (_file, group) => {
    const isGap = ({ input, expected_output }: Case): boolean =>
      gaps.some(({ holds }) => holds(input.scheme ?? '', input.native_range ?? '', String(expected_output)));
    const wrong = group.filter((one) => !isTranslated(one)).map(told);
    expect(wrong).toEqual(group.filter(isGap).map(told));
    const rest = group.filter((one) => !isGap(one));
    expect(rest.length / group.length).toBeGreaterThan(0.93);
  });
});

interface Advisory {
  readonly affected_range: string;
  readonly fixed_versions: readonly string[];
}

interface FriendsOfPhp {
  readonly branches: Readonly<Record<string, { readonly versions: readonly string[] }>>;
}

describe.skipIf(shared === undefined)('ranges of real advisories', () => {
  test.each([
    // A release named by its day, and an OSGi version: neither has an order among SemVer versions.
    ['npm', npm, ['=3.4.3||=4.0.0.Beta2||=4.3.0']],
    ['go', golang, ['<RELEASE.2020-04-23T00-58-49Z']],
    ['nuget', nuget, []],
    ['packagist', composer, []],
    ['conan', conan, []],
  ] as const)('GitLab, %s: all are read but those listed', (name, scheme, unread) => {
    const advisories = sharedLines<Advisory>(`data/native/gitlab-${name}.ndjson.gz`);
    expect(advisories.map(({ affected_range }) => affected_range).filter((text) => !isRead(scheme, text))).toEqual(
      unread,
    );
  });

  test('GitLab: fixed versions lie outside the affected range, in all but a few wrong records', () => {
    const judged = (['npm', 'go', 'nuget', 'packagist', 'conan'] as const).map((name) => {
      const scheme = { npm, go: golang, nuget, packagist: composer, conan }[name];
      const inside = sharedLines<Advisory>(`data/native/gitlab-${name}.ndjson.gz`).flatMap((advisory) => {
        const affected = rangeOf(scheme, advisory.affected_range) ?? range.noVersion;
        return advisory.fixed_versions.map((fixed) => {
          const key = scheme.key(fixed);
          return key !== undefined && range.contains(affected, key);
        });
      });
      return inside.filter(Boolean).length / inside.length;
    });
    for (const share of judged) expect(share).toBeLessThan(0.01);
  });

  test('FriendsOfPHP: all branches are read', () => {
    const texts = sharedLines<FriendsOfPhp>('data/native/friendsofphp.ndjson.gz').flatMap(({ branches }) =>
      Object.values(branches).map(({ versions }) => versions.join(', ')),
    );
    expect(texts.length).toBeGreaterThan(4000);
    expect(texts.filter((text) => !isRead(composer, text))).toEqual([]);
  });
});

function told({ input, expected_output }: Case): string {
  return `${input.native_range} → ${String(expected_output)}`;
}

function compare(scheme: Scheme, a: string, b: string): number {
  const [first = '', second = ''] = [scheme.key(a), scheme.key(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function isOrdered({ input, test_type, expected_output }: Case): boolean {
  const scheme = schemes.get(input.input_scheme ?? '');
  const [first, second] = test_type === 'comparison' ? (expected_output as string[]) : (input.versions ?? []);
  if (scheme === undefined || first === undefined || second === undefined) return false;
  if (scheme.key(first) === undefined || scheme.key(second) === undefined) return false;
  const order = compare(scheme, first, second);
  return test_type === 'comparison' ? order <= 0 : (order === 0) === expected_output;
}

function isTranslated({ input, expected_output }: Case): boolean {
  const scheme = schemes.get(input.scheme ?? '');
  const ours = scheme === undefined ? undefined : rangeOf(scheme, input.native_range ?? '');
  const read = vers.parse(String(expected_output), (type) => schemes.get(type));
  const theirs = read.ok ? vers.rangeOf(read.value) : read;
  return ours !== undefined && theirs.ok && range.equal(ours, theirs.value);
}

function rangeOf(scheme: Scheme, text: string): range.Range | undefined {
  const native = scheme.native?.(text);
  return native === undefined ? undefined : range.ofNative(scheme, native);
}

function isRead(scheme: Scheme, text: string): boolean {
  return rangeOf(scheme, text) !== undefined;
}
